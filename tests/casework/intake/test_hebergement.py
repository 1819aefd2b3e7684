"""A shelter's list: who is there, who left and for where, the places that are free."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from digor.casework.intake import reads
from digor.casework.intake.formats.hebergement.people import person
from digor.casework.intake.formats.maraude.understand import person as of_a_round
from digor.casework.intake.formats.tableur.understand import person as of_a_sheet
from digor.casework.intake.models import Import
from digor.casework.people.models import Household, Identity, Membership, Place, Record, Statement
from digor.casework.people.publication import RecordRef
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import SharingAgreement, Source
from tests.casework.intake.files import derived, shelter, the_list

Publish = Callable[..., Import]
JANUARY = "Liste des présents au 31/01/2026"


@pytest.fixture
def kerlan(source: Callable[..., Source], agree: Callable[..., SharingAgreement]) -> Source:
    """A shelter's spreadsheet, its agreement in force."""
    found = source("kerlan", "fmt", 60)
    agree(found, "hebergement")
    return found


def test_those_present_are_on_the_list_and_those_who_left_went_somewhere(
    kerlan: Source, publish: Publish, operator: Actor
) -> None:
    imported = publish(
        kerlan,
        "hebergement",
        shelter(
            "CHU Ti Nevez;Urgence;12;;;Riou;Katell;14/03/1987;03/11/2025;;;",
            "CHRS Kerlan;CHRS;B1;;;Cadiou;Rozenn;19/08/1995;01/04/2025;;15/01/2026;Logement HLM",
            "CHU Ti Nevez;Urgence;15;;;LIBRE;;;;;;",
            title=JANUARY,
        ),
    )
    assert imported.file_day == date(2026, 1, 31)  # the list's own day
    assert (imported.new, imported.silent, imported.refused) == (2, 1, 0)
    assert the_list(operator, date(2026, 1, 31))["totals"]["listed"]["persons"] == 1
    assert the_list(operator, date(2026, 1, 10))["totals"]["listed"]["persons"] == 2
    assert set(Statement.objects.values_list("situation", flat=True)) == {"CHU", "CHRS", "LLS"}
    assert ("", "free_places", 1) in list(reads.counts(imported))
    assert Place.objects.filter(precise="12").exists()


def test_one_room_is_not_one_household(kerlan: Source, publish: Publish) -> None:
    publish(
        kerlan,
        "hebergement",
        shelter(
            "Ti Nevez;;12;;;Riou;Katell;;03/11/2025;;;",
            "Ti Nevez;;12;;;Guéguen;Anne;;03/11/2025;;;",
            "Ti Nevez;;14;;F3;Salaün;Mikael;;20/01/2026;;;",
            "Ti Nevez;;14;;F3;Salaün;Enora;;20/01/2026;;;",
            "Ti Nevez;;15;;F4;Tanguy;Yann;;20/01/2026;;;",
        ),
    )
    assert Household.objects.count() == 1 and Membership.objects.count() == 2


def test_without_numbers_a_person_is_the_same_from_a_list_to_the_next(
    kerlan: Source, publish: Publish
) -> None:
    publish(kerlan, "hebergement", shelter("Ti Nevez;;12;;;RIOU;Katell;14/03/1987;03/11/2025;;;"))
    again = publish(kerlan, "hebergement", shelter("Ti Nevez;;7;;;Riou;katell;14/03/87;3 nov. 2025;;;"))
    assert (again.new, again.same, Record.objects.count()) == (0, 1, 1)
    other = publish(kerlan, "hebergement", shelter("Ti Nevez;;7;;;Riou;Katell;02/02/1999;03/11/2025;;;"))
    assert (other.new, Record.objects.count()) == (1, 2)


def test_the_digest_is_the_source_s_own(
    kerlan: Source, source: Callable[..., Source], agree: Callable[..., SharingAgreement], publish: Publish
) -> None:
    other = source("ti-nevez", "ccas")
    agree(other, "hebergement")
    line = shelter("Ti Nevez;;12;;;Riou;Katell;14/03/1987;03/11/2025;;;")
    publish(kerlan, "hebergement", line)
    publish(other, "hebergement", line)
    keys = set(Record.objects.values_list("keys__key", flat=True))
    assert len(keys) == 2 and not [key for key in keys if "riou" in key.lower()]


def test_nobody_guesses_a_name_from_a_digest_without_the_installation_s_secret(settings: Any) -> None:
    line = {"last_name": "Riou", "first_name": "Katell", "birth_date": date(1987, 3, 14)}
    ours, again = person(line, "kerlan"), person(line, "kerlan")
    settings.PERSON_KEYS_SECRET = "another installation"
    theirs = person(line, "kerlan")
    assert ours and again and theirs
    assert ours.key == again.key != theirs.key


@pytest.mark.parametrize("understood", [of_a_round, of_a_sheet])
def test_no_name_and_no_alias_is_in_a_key(understood: Callable[..., RecordRef | None]) -> None:
    for line in (
        {"alias": "Le Grand"},
        {"last_name": "Le Grand", "first_name": "Yann"},
        {"first_name": "Yann"},
    ):
        found = understood(line, "tournees")
        assert found is not None and found.key.partition(":")[0] in {"alias", "name", "who"}
        assert "grand" not in found.key and "yann" not in found.key
        other = {name: text.upper().replace(" ", "  ") for name, text in line.items()}
        assert understood(other, "tournees").key == found.key  # type: ignore[union-attr]


def test_an_expected_exit_is_known_until_it_comes(kerlan: Source, publish: Publish) -> None:
    publish(kerlan, "hebergement", shelter("Ti Nevez;;12;D7;;Riou;;;03/11/2025;01/03/2026;;"))
    assert Statement.objects.get().to_day == date(2026, 3, 1)
    line = "Ti Nevez;;12;D7;;Riou;;;03/11/2025;15/01/2026;;"
    late = publish(kerlan, "hebergement", shelter(line))
    assert late.changes == 1  # the day has passed and the list still tells the stay: it is open
    assert Statement.objects.latest("pk").to_day == date.max


def test_a_complete_list_is_complete_for_its_own_structures_only(
    kerlan: Source, publish: Publish, operator: Actor
) -> None:
    def line(who: str, structure: str) -> str:
        return f"{structure};;;;;{who};;;03/11/2025;;;"

    publish(
        kerlan,
        "hebergement",
        shelter(line("Riou", "Ti Nevez"), line("Cadiou", "Kerlan"), line("Tanguy", "Steir")),
        file_day=date(2026, 1, 10),
        complete=True,
    )
    second = publish(
        kerlan,
        "hebergement",
        shelter(line("Salaün", "Ti Nevez"), line("Le Bihan", "Kerlan")),
        file_day=date(2026, 1, 31),
        complete=True,
    )
    assert second.perimeter.split("\n") == ["Ti Nevez", "Kerlan"]
    names = dict(Identity.objects.values_list("record__case_number", "family_name"))
    found = the_list(operator, date(2026, 2, 1))
    held = {names[s["case_number"]]: s["presumed"] for unit in found["units"] for s in unit["situations"]}
    assert not held["Tanguy"]  # another structure: nothing is said of it
    assert held["Riou"] and held["Cadiou"]  # no longer told: presumed, not gone
    assert not held["Salaün"] and not held["Le Bihan"]


def test_a_structure_written_otherwise_is_the_same_structure(
    kerlan: Source, publish: Publish, operator: Actor
) -> None:
    first = shelter("Ti Névez;;;;;Riou;;;03/11/2025;;;", "Ti Névez;;;;;Cadiou;;;03/11/2025;;;")
    publish(kerlan, "hebergement", first, file_day=date(2026, 1, 10), complete=True)
    second = shelter("TI  NEVEZ;;;;;Cadiou;;;03/11/2025;;;")
    publish(kerlan, "hebergement", second, file_day=date(2026, 1, 31), complete=True)
    names = dict(Identity.objects.values_list("record__case_number", "family_name"))
    found = the_list(operator, date(2026, 2, 1))
    held = {names[s["case_number"]]: s["presumed"] for unit in found["units"] for s in unit["situations"]}
    assert held == {"Riou": True, "Cadiou": False}


def test_a_perimeter_the_file_does_not_name_is_refused(kerlan: Source, read: Publish) -> None:
    imported = read(
        kerlan, "hebergement", shelter("Ti Nevez;;;;;Riou;;;03/11/2025;;;"), complete=True, perimeter="Steir"
    )
    assert (imported.state, imported.stopped) == ("failed", "perimeter_not_found")
    assert "Ti Nevez" in imported.sentence
    imported = read(
        kerlan,
        "hebergement",
        shelter("Ti Nevez;;;;;Riou;;;03/11/2025;;;"),
        complete=True,
        perimeter="ti nevez",
    )
    assert (imported.state, imported.perimeter) == ("staged", "Ti Nevez")


def test_the_same_list_twice_changes_nothing(kerlan: Source, publish: Publish) -> None:
    content = shelter(
        "Ti Nevez;Urgence;12;;;Riou;Katell;;03/11/2025;;;",
        "Ti Nevez;CHRS;;;;Cadiou;Rozenn;;01/04/2025;;15/01/2026;rue",
    )
    publish(kerlan, "hebergement", content, complete=True)
    before = derived()
    again = publish(kerlan, "hebergement", content, complete=True)
    assert (again.new, again.same, again.changes) == (0, 2, 0)
    assert derived() == before


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Ti Nevez;;;;;Riou;;;31/11/2025;;;", "no_such_day"),
        ("Ti Nevez;;;;;Riou;;;;;;", "missing_value"),
        ("Ti Nevez;;;;;Riou;;;03/02/2026;;;", "day_to_come"),
        ("Ti Nevez;;;;;Riou;;;03/11/2025;;01/11/2025;", "end_before_start"),
        ("Ti Nevez;;;;;Riou;;;03/11/2025;;03/03/2026;", "day_to_come"),
        ("Ti Nevez;;;;;Riou;;14/03/2030;03/11/2025;;;", "birth_in_future"),
        ("Ti Nevez;;;;;Riou;;14/03/2026;03/11/2025;;;", "birth_in_future"),
        ("Ti Nevez;;;;;;;;03/11/2025;;;", "needed_one_of"),
        ("Ti Nevez;château;;;;Riou;;;03/11/2025;;;", "words_not_known"),
        ("Ti Nevez;;;;;Riou;;;03/11/2025;;15/01/2026;chez la voisine du bas", "words_not_known"),
        ("Ti Nevez;;;;;Riou;;04/03/2025;03/11/2024;;;", "before_birth"),
        ("Ti Nevez;;;1,85057E+14;;Riou;;;03/11/2025;;;", "shortened_number"),
    ],
)
def test_a_line_that_cannot_be_true_says_what_to_write(
    kerlan: Source, read: Publish, line: str, code: str
) -> None:
    imported = read(kerlan, "hebergement", shelter(line, "Ti Nevez;;;;;Cadiou;;;03/11/2025;;;"))
    assert (imported.refused, imported.new) == (1, 1)
    row = imported.staged.get(verdict="refused")
    assert [problem["code"] for problem in row.problems] == [code]
    assert reads.refusals(imported)[0].sentences[0].startswith("Ligne 2")


def test_two_lines_that_cannot_be_told_apart_are_not_one_person(kerlan: Source, read: Publish) -> None:
    imported = read(
        kerlan,
        "hebergement",
        shelter(
            "Ti Nevez;;1;;;Riou;Anne;;03/11/2025;;;",
            "Ti Nevez;;2;;;Riou;Anne;;03/11/2025;;;",
            "Ti Nevez;;2;;;Riou;Anne;04/05/1999;03/11/2025;;;",
        ),
    )
    assert (imported.new, imported.refused) == (2, 1)
    assert "ligne 2" in reads.refusals(imported)[0].sentences[0]
