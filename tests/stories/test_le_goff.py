"""From a line of a partner's file to the household's page: the first story of the house."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from digor.foundation.partners import actions
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.formats import declared_format
from digor.foundation.partners.models import Organisation

HEADER = "Type de ligne;Identifiant personne;Identifiant groupe;Nom;Prénom;Date;Situation à la demande;Structure;Type de place\n"
FILE = HEADER + (
    "Demande;100;G1;LE GOFF;Tangi;03/02/2026;À la rue - abri de fortune;;\n"
    "Demande;101;G1;LE GOFF;Nevenoe;03/02/2026;À la rue - abri de fortune;;\n"
    "Demande;102;G1;LE GOFF;Youna;31/02/2026;À la rue - abri de fortune;;\n"
)


@pytest.mark.django_db(transaction=True)
def test_le_goff_from_a_csv_line_to_their_page(
    page: Any,
    sign_in_page: Callable[..., None],
    axe: Callable[..., None],
    clock: Callable[[date], None],
    organisation: Callable[[str], Organisation],
    maiwenn: Actor,
    loic: Actor,
    awa: Actor,
    settings: Any,
    tmp_path: Path,
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    clock(date(2026, 2, 5))
    si_siao = actions.create_source(
        by=maiwenn, organisation=organisation("siao29"), code="si-siao", label="SI-SIAO"
    )
    form = declared_format("siao")
    assert form is not None
    actions.sign_agreement(
        by=maiwenn, source=si_siao, format="siao", controllers="SIAO 29 ; QBO", ground="casf-l345-2-10",
        purpose="Coordonner", recipients="Équipe", columns=[name for name, _ in form.columns], information_given="Affiche",
    )  # fmt: skip
    file = tmp_path / "siao.csv"
    file.write_bytes(FILE.encode("cp1252"))

    # Loïc drops the SIAO's file, reads the verdicts, publishes.
    sign_in_page(page, loic)
    page.goto("/fichiers/deposer/")
    page.set_input_files("input[type=file]", file)
    axe(page)
    page.locator("main form button.button--first").click()
    page.get_by_text("31/02/2026 n’existe pas").first.wait_for()
    axe(page)
    page.locator("form[action$='/publier/'] button").first.click()

    # Awa finds them: two persons without a home, one household, since the night of the 3rd.
    sign_in_page(page, awa)
    page.goto("/personnes/")
    assert page.locator(".figures-numbers .figure-number").all_inner_texts() == ["1", "2"]
    page.locator("tbody .handle").first.click()
    assert "Rue, abri de fortune" in page.locator("h1").inner_text()
    assert page.get_by_text("2 personnes").count() >= 1
    assert "2 nuits" in page.locator(".page-head").inner_text()
    axe(page)
