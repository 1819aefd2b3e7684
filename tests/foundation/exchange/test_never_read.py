"""What no agreement opens: recognised by its header, or by its shape."""

from __future__ import annotations

import pytest

from digor.foundation.exchange.layouts import LAYOUTS
from digor.foundation.exchange.never import (
    is_social_security_number,
    never,
    without_social_security_numbers,
)


@pytest.mark.parametrize(
    ("header", "family"),
    [
        ("NIR", "social_security"), ("N° SS", "social_security"), ("N° de sécurité sociale", "social_security"),
        ("Numéro de sécu", "social_security"), ("N° INSEE", "social_security"), ("SSN", "social_security"),
        ("Diagnostic", "health"), ("Pathologie(s)", "health"), ("Suivi psychiatrique", "health"), ("Traitement médical", "health"),
        ("Nationalité", "nationality"), ("Pays d'origine", "nationality"), ("Pays de naissance", "nationality"),
        ("Condamnations", "offences"), ("N° écrou", "offences"), ("Casier judiciaire", "offences"),
        ("Religion", "beliefs"), ("Orientation sexuelle", "beliefs"),
    ],
)  # fmt: skip
def test_a_header_that_must_not_be_read(header: str, family: str) -> None:
    found = never(header)
    assert found is not None and found.name == family


@pytest.mark.parametrize(
    "header",
    ["Diagnostic social", "Code INSEE", "Date de traitement", "Venir", "Orientation", "Souvenir", "Peintre", "Référent",
     "Motif de sortie", "N° INSEE de la commune", "Partenaire", "Avenir"],
)  # fmt: skip
def test_a_header_that_only_looks_so(header: str) -> None:
    assert never(header) is None


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
def test_no_declared_column_is_of_these(layout: object) -> None:
    for column in layout.columns:  # type: ignore[attr-defined]
        assert [header for header in column.headers if never(header)] == []


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("185052901912315", True),
        ("1 85 05 29 019 123 15", True),
        ("185052901912316", False),
        ("1850529019123", False),
        ("2 68 12 2A 004 123 78", True),
        ("985052901912393", False),
        ("P185052901912315", False),
    ],
)
def test_a_number_is_told_by_its_key(text: str, yes: bool) -> None:
    assert is_social_security_number(text) is yes


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("carte 1850529019123 perdue", "carte […] perdue"),
        ("1 85 05 29 019 123 15.", "[…]."),
        ("tél. 06 12 34 56 78", "tél. 06 12 34 56 78"),
        ("dossier 2026110300012", "dossier 2026110300012"),
        ("né le 12/05/1985", "né le 12/05/1985"),
        ("", ""),
    ],
)
def test_a_number_is_cut_out_of_a_text(text: str, left: str) -> None:
    assert without_social_security_numbers(text) == left
