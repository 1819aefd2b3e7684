"""Any spreadsheet: its columns explained once, remembered for its source."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from digor.casework.intake import actions, reads
from digor.casework.intake.models import Import, Mapping
from digor.casework.intake.tasks import work_on
from digor.casework.people.models import Identity, Note, Place, Record, Statement
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import SharingAgreement, Source
from tests.casework.intake.files import derived, everything, the_list

Send = Callable[..., Import]
HEADER = "Bénéficiaire;Né(e) le;Où;Vu le;Quartier;Suivi par;Tél;Remarques"
COLUMNS = {
    "Bénéficiaire": "full_name",
    "Né(e) le": "birth_date",
    "Où": "situation",
    "Vu le": "night",
    "Quartier": "sector",
    "Suivi par": "referent",
    "Tél": "phone",
    "Remarques": "note",
}
MAPPING = {"columns": COLUMNS, "situations": {"Chez Nono": "TIERS-A", "dans le train": "ask", "?": "ignore"}}


def table(*lines: str, header: str = HEADER) -> bytes:
    return "\r\n".join([header, *lines, ""]).encode()


@pytest.fixture
def ccas(source: Callable[..., Source], agree: Callable[..., SharingAgreement]) -> Source:
    """The CCAS's spreadsheet, its agreement in force."""
    found = source("suivi-ccas", "ccas", 50)
    agree(found, "tableur")
    return found


def test_a_mapped_spreadsheet_enters_the_list(ccas: Source, publish: Send, operator: Actor) -> None:
    imported = publish(
        ccas,
        "tableur",
        table(
            "RIOU Katell;14/03/1987;dans sa voiture;12/01/2026;Penhars;Mme Cadiou;06 00 00 00 01;aime marcher",
            "GUÉGUEN Anne;;chez Nono;13/01/2026;;;;",
            "LE BIHAN Yves;;?;13/01/2026;;;;",
            "CADIOU Rozenn;;dans le train;13/01/2026;;;;",
            "TANGUY Yann;;sur la lune;13/01/2026;;;;",
        ),
        mapping=MAPPING,
        file_day=date(2026, 1, 31),
    )
    assert (imported.new, imported.silent, imported.refused) == (2, 1, 2)
    assert {row.situation for row in Statement.objects.all()} == {"VEH", "TIERS-A"}
    riou = Identity.objects.get(family_name="RIOU")
    assert (riou.given_name, riou.birth_date) == ("Katell", date(1987, 3, 14))
    assert Place.objects.get().sector == "Penhars"
    assert Note.objects.get().text == "Suivi par : Mme Cadiou\nTél : 06 00 00 00 01\naime marcher"
    assert the_list(operator, date(2026, 1, 12))["totals"]["listed"]["persons"] == 1
    codes = [problem["code"] for row in imported.staged.all() for problem in row.problems]
    assert codes == ["words_to_ask", "words_not_explained"]


def test_a_stay_has_a_beginning_and_a_street_an_observation(ccas: Source, publish: Send) -> None:
    columns = {
        "Nom": "last_name",
        "Situation": "situation",
        "Du": "from_day",
        "Au": "to_day",
        "Foyer": "structure",
    }
    publish(
        ccas,
        "tableur",
        table(
            "Riou;CHRS;01/12/2025;;Kerlan",
            "Cadiou;CHRS;01/12/2025;15/01/2026;Kerlan",
            "Tanguy;dehors;01/01/2026;;",
            "Le Bihan;;05/01/2026;;Kerlan",
            header="Nom;Situation;Du;Au;Foyer",
        ),
        mapping={"columns": columns},
        file_day=date(2026, 1, 20),
        complete=True,
    )
    said = {
        (row.record.identity.family_name, row.kind, row.situation, row.to_day)
        for row in Statement.objects.all()
        if row.record
    }
    assert said == {
        ("Riou", "presence", "CHRS", date.max),
        ("Cadiou", "presence", "CHRS", date(2026, 1, 15)),
        ("Tanguy", "observation", "RUE", date(2026, 1, 21)),
        ("Le Bihan", "presence", "HEB", date.max),
    }
    assert Import.objects.get().perimeter == "Kerlan"


def test_the_mapping_is_remembered_and_a_new_one_is_a_new_version(
    ccas: Source, publish: Send, receive: Send, operator: Actor
) -> None:
    line = "RIOU Katell;;dehors;12/01/2026;;;;"
    publish(ccas, "tableur", table(line), mapping=MAPPING)
    before = derived()
    again = publish(ccas, "tableur", table(line))
    assert (again.same, again.new, again.mapping) == (1, 0, Mapping.objects.get())
    assert derived() == before
    actions.remember(by=operator, source=ccas, given=MAPPING)
    assert Mapping.objects.count() == 1  # said again, it is the same version
    other = receive(ccas, "tableur", table(line), mapping={**MAPPING, "situations": {"chez Nono": "TIERS-F"}})
    assert other.mapping is not None and other.mapping.version == 2
    assert receive(ccas, "tableur", table(line)).mapping == other.mapping


def test_another_set_of_columns_waits_for_somebody_to_explain_it(
    ccas: Source, receive: Send, operator: Actor
) -> None:
    receive(ccas, "tableur", table(), mapping=MAPPING)
    waiting = receive(ccas, "tableur", table(header=HEADER + ";Chien"))
    assert (waiting.state, waiting.mapping) == ("uploaded", None)
    assert work_on.func(waiting.pk) == "uploaded"  # nobody reads it meanwhile
    explained = actions.explain(
        by=operator, imported=waiting, given={**MAPPING, "columns": {**COLUMNS, "Chien": "ignore"}}
    )
    assert work_on.func(explained.pk) == "staged"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"columns": {"Où": "situation"}}, "nobody_named"),
        ({"columns": {"Bénéficiaire": "full_name"}}, "no_night_told"),
        ({"columns": {"Bénéficiaire": "full_name", "Où": "situation", "Tél": "situation"}}, "meaning_twice"),
        ({"columns": {"Bénéficiaire": "full_name", "Où": "situation", "NIR": "person_key"}}, "never_read"),
        ({"columns": {"Bénéficiaire": "full_name", "Où": "salary"}}, "unknown_meaning"),
        ({"columns": COLUMNS, "situations": {"dehors": "XYZ"}}, "unknown_situation"),
    ],
)
def test_a_mapping_that_says_nothing_usable_is_refused(
    ccas: Source, receive: Send, given: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused) as raised:
        receive(ccas, "tableur", table(), mapping=given)
    assert raised.value.code == code
    assert not Import.objects.exists() and not Mapping.objects.exists()


def test_a_column_the_agreement_does_not_name_leaves_no_trace(
    source: Callable[..., Source], agree: Callable[..., SharingAgreement], publish: Send
) -> None:
    narrow = source("etroit", "ccas")
    agree(narrow, "tableur", columns=["alias", "situation", "night"])
    publish(
        narrow,
        "tableur",
        table("KERVEILLANT Soizic;17/04/1985;dehors;12/01/2026;Braden;;;le grand", header=HEADER),
        mapping={"columns": {**COLUMNS, "Remarques": "alias", "Tél": "ignore"}},
    )
    held = everything()
    assert not [word for word in ("KERVEILLANT", "Soizic", "Braden") if word in held]
    assert Statement.objects.get().situation == "RUE"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("RIOU Katell;14/03/2030;dehors;12/01/2026;;;;", "birth_in_future"),
        ("RIOU Katell;;dehors;32/01/2026;;;;", "no_such_day"),
        ("RIOU Katell;;dehors;janvier;;;;", "incomplete_date"),
        ("RIOU Katell;;dehors;03/03/2026;;;;", "day_to_come"),
        (";;dehors;12/01/2026;;;;", "nobody"),
        ("RIOU Katell;;dans la lune;12/01/2026;;;;", "words_not_explained"),
        ("RIOU Katell;;dans le train;12/01/2026;;;;", "words_to_ask"),
        ("RIOU Katell;;dehors", "short_row"),
        ("RIOU Katell;;dehors;12/01/2026;;;;;;trop", "long_row"),
        ("RIOU Katell;;dehors;12/01/2026;;;1,8E+14;", "shortened_number"),
        ("RIOU Katell;#N/A;dehors;12/01/2026;;;;", "formula_error"),
    ],
)
def test_a_line_that_cannot_be_read_says_what_to_write(
    ccas: Source, read: Send, line: str, code: str
) -> None:
    imported = read(ccas, "tableur", table(line, "CADIOU Anna;;dehors;12/01/2026;;;;"), mapping=MAPPING)
    assert (imported.refused, imported.new) == (1, 1), imported.sentence
    assert [p["code"] for p in imported.staged.get(verdict="refused").problems] == [code]
    assert "2" in reads.refusals(imported)[0].sentences[0]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"%PDF-1.4 " + bytes(200), "not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_excel"),
        (b"PK\x03\x04" + b"xl/workbook.xml" + bytes(80), "broken_archive"),
        (b"12;13;14\r\n1;2;3\r\n", "no_header"),
        (table('"RIOU;;dehors;12/01/2026;;;;') + b"x" * 200_000, "quote_never_closed"),
        (table(*["RIOU;;dehors;12/01/2026;;;;"] * 50) + b"\x00\x01\x02" * 2000, "not_text"),
        (b"<html><body>Connectez-vous</body></html>", "not_a_table"),
    ],
)
def test_a_file_that_is_no_table_is_refused_whole(
    ccas: Source, read: Send, content: bytes, code: str
) -> None:
    imported = read(ccas, "tableur", content, mapping=MAPPING)
    assert (imported.state, imported.stopped) == ("failed", code)
    assert not Record.objects.exists()
