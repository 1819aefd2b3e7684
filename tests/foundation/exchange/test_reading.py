"""Columns are read when declared, present and agreed; anything else leaves no trace."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from django.utils import translation

from digor.foundation.exchange import Column, Kind, Layout, Privacy, Problem, read
from digor.foundation.exchange.layouts import LAYOUTS
from digor.foundation.exchange.looking import look
from digor.foundation.exchange.reading import Reading
from digor.foundation.frame.refusals import Refused
from tests.foundation.exchange.conftest import TODAY, hear, plain

SIAO = LAYOUTS["siao"]
NATIONALITY = "la nationalité ne décide de rien ici ; seul compte le droit au séjour qu’un droit exige"
MINIMUM = {"row_kind", "person_key", "day"}
SHEET = (
    "Type de ligne;Identifiant personne;Nom;Date de naissance;Date;Situation à la demande;Nationalité;Pointure\n"
    "Demande;P1;Kerdoncuff;31/02/1990;03/11/2026;Détention;Atlantide;43\n"
)


def test_a_column_that_is_not_agreed_leaves_no_trace(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    heard = hear(SHEET, allowed=MINIMUM | {"commune"})
    everything = (
        repr(heard)
        + json.dumps(heard.facts)
        + "".join(plain(p.sentence) for p in heard.remarks)
        + caplog.text
    )
    assert set(heard.rows[0].values) == MINIMUM
    assert heard.rows[0].usable and not heard.problems
    for secret in ("Kerdoncuff", "1990", "Détention", "25", "Atlantide", "43"):
        assert secret not in everything.replace("03/11/2026", "").replace("2026", "")


def test_what_is_left_out_is_named_by_its_header() -> None:
    heard = hear(SHEET, allowed=MINIMUM)
    assert heard.facts["not_agreed"] == ["last_name", "birth_date", "situation"]
    assert heard.facts["never"] == ["Nationalité"]
    assert heard.facts["unknown"] == ["Pointure"]
    assert [(p.code, plain(p.sentence)) for p in heard.remarks] == [
        ("never_read", f"Colonne jamais lue : « Nationalité » ({NATIONALITY})."),
        ("unknown_header", "Colonne inconnue, laissée de côté : « Pointure »."),
        ("not_agreed", "Colonne laissée de côté, l’accord de partage ne la nomme pas : « Nom »."),
        ("not_agreed", "Colonne laissée de côté, l’accord de partage ne la nomme pas : « Date de naissance »."),
        ("not_agreed", "Colonne laissée de côté, l’accord de partage ne la nomme pas : « Situation à la demande »."),
    ]  # fmt: skip


def test_no_agreement_opens_a_column_that_is_never_read() -> None:
    heard = hear(SHEET, allowed={*SIAO.fields, "nationalite", "Nationalité", "pointure"})
    assert "Atlantide" not in repr(heard) and "43" not in repr(heard)


def test_a_file_is_refused_when_the_agreement_leaves_out_what_it_needs() -> None:
    with pytest.raises(Refused) as refused:
        hear(SHEET, allowed={"row_kind", "situation"})
    assert refused.value.code == "not_in_agreement"
    assert plain(refused.value) == (
        "L’accord de partage ne nomme pas les colonnes « Identifiant personne », « Date », sans lesquelles ce fichier "
        "ne peut pas être lu."
    )


def test_a_check_never_complains_of_a_column_that_is_not_agreed() -> None:
    entry = "Type de ligne;Identifiant personne;Date;Structure;Situation à la demande\nEntrée;P1;03/11/2026;;\nDemande;P1;03/11/2026;;\n"
    assert hear(entry).codes == ["needed_for", "needed_for"]
    assert hear(entry, allowed=MINIMUM).codes == []


def test_a_headerless_file_shows_no_one() -> None:
    with pytest.raises(Refused) as refused:
        hear("Demande;P1;Kerdoncuff;12/05/1985;03/11/2026;20\nDemande;P2;Riou;12/05/1985;03/11/2026;20\n")
    assert refused.value.code == "no_header" and "Kerdoncuff" not in str(refused.value)


def test_a_cell_alone_is_left_out_when_the_line_still_says_the_same() -> None:
    head = "Type de ligne;Identifiant personne;Date;Situation à la demande;Nombre de personnes\n"
    heard = hear(head + "Demande;P1;03/11/2026;20;trois\nDemande;P2;03/11/2026;dehors;3\n")
    assert [row.usable for row in heard.rows] == [True, False]
    assert heard.rows[0].values["persons"] is None and heard.rows[0].values["situation"] == "20"
    assert heard.facts["rows"] == 2 and heard.facts["unusable"] == 1


def test_a_broken_line_gives_none_of_its_cells() -> None:
    heard = hear("Type de ligne;Identifiant personne;Date;Situation à la demande\nDemande;P1;03/11/2026\n")
    assert set(heard.rows[0].values.values()) == {None} and not heard.rows[0].usable


def test_doubled_columns_that_agree_are_one() -> None:
    heard = hear(
        "Type de ligne;Identifiant personne;Date;Situation à la demande;DATE\n"
        "Demande;P1;03/11/2026;20;03/11/2026\nDemande;P2;;20;04/11/2026\nDemande;P3;05/11/2026;20;\n"
    )
    assert not heard.problems
    assert [row.values["day"].day for row in heard.rows] == [3, 4, 5]  # type: ignore[union-attr]


def test_a_totals_line_is_told_from_someone_called_total() -> None:
    head = "Type de ligne;Identifiant personne;Nom;Date;Situation à la demande\n"
    heard = hear(head + "Demande;P1;Total;03/11/2026;20\nSous-total;;;;1\n")
    assert [row.values["last_name"] for row in heard.rows] == ["Total"]
    assert [(p.code, p.line) for p in heard.remarks] == [("footer", 3)]


def test_a_path_is_closed_and_a_refused_one_too(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(SHEET)
    with read(path, SIAO, SIAO.fields, today=TODAY) as reading:
        next(iter(reading))
    assert isinstance(reading, Reading) and reading._file.closed
    path.write_text("rien")
    with pytest.raises(Refused):
        read(path, SIAO, SIAO.fields, today=TODAY)


def test_rows_are_given_once(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(SHEET)
    with read(path, SIAO, SIAO.fields, today=TODAY) as reading:
        assert len(list(reading)) == 1 and list(reading) == []
        assert "no_rows" not in [remark.code for remark in reading.remarks]


def test_remarks_are_bounded() -> None:
    head = "Type de ligne;Identifiant personne;Date\n"
    heard = hear(head * 1000 + "Orientation;P1;03/11/2026\n")
    assert len(heard.rows) == 1 and len(heard.remarks) == 200


def test_a_column_is_well_declared() -> None:
    with pytest.raises(ValueError):
        Column("x", ())
    with pytest.raises(ValueError):
        Column("x", ("X",), Kind.CODE)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
def test_names_and_birth_dates_are_declared_identifying(layout: Layout) -> None:
    words = ("nom", "prénom", "naissance", "alias")
    for column in layout.columns:
        if any(word in column.label.casefold().split() for word in words):
            assert column.privacy is Privacy.IDENTIFYING, column.field
    assert layout.identifying or layout.name in {"bailleur", "indigne"}  # they tell of homes, of nobody
    assert set(layout.required) <= set(layout.fields)


def test_a_problem_speaks_the_language_of_the_moment_and_hides_the_cell() -> None:
    problem = hear(SHEET).problems[0]
    assert plain(problem.sentence) == "Ligne 2, colonne « Date de naissance » : 31/02/1990 n’existe pas."
    with translation.override("en"):
        assert problem.sentence == "Line 2, column “Date de naissance”: 31/02/1990 does not exist."
    with translation.override("br"):
        assert (
            plain(problem.sentence) == "Linenn 2, bann « Date de naissance » : 31/02/1990 n’eus ket anezhañ."
        )
    assert "1990" not in repr(problem) + str(problem)
    assert problem.value == "31/02/1990"


def test_a_problem_is_kept_and_found_again() -> None:
    for problem in hear(SHEET).problems + hear(SHEET).remarks:
        again = Problem(**json.loads(json.dumps(problem.as_dict())))
        assert again == problem and again.sentence == problem.sentence and hash(again) == hash(problem)


@pytest.mark.parametrize(
    "line",
    [
        "Demande;1 85 05 29 019 123 15;03/11/2026;20",
        "Demande;P1;1850529019123;20",
        "Demande;P1;03/11/2026;rue, carte 185052901912315",
    ],
)
def test_a_social_security_number_is_not_even_shown_back(line: str) -> None:
    heard = hear(f"Type de ligne;Identifiant personne;Date;Situation à la demande\n{line}\n")
    kept = json.dumps([problem.as_dict() for problem in heard.problems]) + " ".join(heard.sentences)
    assert len(heard.problems) == 1 and "85" not in kept


def test_a_long_cell_is_quoted_in_short() -> None:
    problem = hear(f"Type de ligne;Identifiant personne;Date\nDemande;P1;{'bla ' * 100}\n").problems[0]
    assert len(problem.sentence) < 180 and "…" in problem.sentence


def test_a_sheet_without_names_over_its_columns_is_not_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "sans-titres.csv"
    path.write_bytes(b"12;13;14\r\n1;2;3\r\n")
    with pytest.raises(Refused) as refused:
        look(path)
    assert refused.value.code == "no_header_at_all"
