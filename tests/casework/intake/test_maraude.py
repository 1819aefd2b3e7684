"""A round's sheet: one night, seen by those who went out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from digor.casework.intake import reads
from digor.casework.intake.models import Import
from digor.casework.people.models import Alias, Identity, Note, Place, Record, Statement
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import SharingAgreement, Source
from tests.casework.intake.files import derived, sheet, the_list

Publish = Callable[..., Import]
NIGHT = "nuit du 11 au 12/01/2026"


def test_a_night_in_the_street_enters_the_list(rounds: Source, publish: Publish, operator: Actor) -> None:
    imported = publish(
        rounds,
        "maraude",
        sheet(
            f"{NIGHT};Gare;Passage souterrain;homme au chien;;;Rencontré;rue;duvet;parle de son frère",
            f"{NIGHT};Centre;Parking;;Riou;Katell;Aperçu;dans sa voiture;;",
            f"{NIGHT};Penhars;;celui du parking;;;;pas vu;;",
        ),
    )
    assert imported.file_day == date(2026, 1, 11)  # the sheet's own night
    assert (imported.new, imported.silent) == (2, 1)
    assert the_list(operator, date(2026, 1, 12))["totals"]["listed"]["persons"] == 2
    said = {row.situation: row for row in Statement.objects.all()}
    assert said.keys() == {"RUE", "VEH"}
    assert said["RUE"].by_night and said["VEH"].by_night
    assert said["RUE"].asks_for == "hygiene"
    assert Place.objects.get(statement=said["RUE"]).precise == "Passage souterrain"
    assert Note.objects.get().text == "parle de son frère"


def test_told_by_someone_else_is_not_seen_by_night(rounds: Source, publish: Publish) -> None:
    publish(rounds, "maraude", sheet(f"{NIGHT};Gare;;la dame au caddie;;;Signalé;tente;;"))
    assert not Statement.objects.get().by_night


def test_an_alias_is_one_person_from_a_night_to_the_next(rounds: Source, publish: Publish) -> None:
    publish(rounds, "maraude", sheet(f"{NIGHT};Gare;;Homme au chien;;;R;rue;;"))
    publish(rounds, "maraude", sheet("14/01/2026;Centre;;homme au  chien;;;R;squat;;"))
    assert Record.objects.count() == 1
    assert Alias.objects.get().alias == "Homme au chien"


def test_the_same_sheet_twice_changes_nothing(rounds: Source, publish: Publish) -> None:
    content = sheet(f"{NIGHT};Gare;;homme au chien;;;R;rue;;", f"{NIGHT};Gare;;;Riou;Katell;R;rue;;")
    publish(rounds, "maraude", content)
    before = derived()
    again = publish(rounds, "maraude", content)
    assert (again.new, again.same, again.changes) == (0, 2, 0)
    assert derived() == before


def test_words_that_do_not_say_where_are_refused_with_a_suggestion(rounds: Source, read: Publish) -> None:
    imported = read(
        rounds,
        "maraude",
        sheet(
            f"{NIGHT};Gare;;homme au chien;;;R;sous un ponnt;;",
            f"{NIGHT};Gare;;;;;R;rue;;",
            f"{NIGHT};Gare;;le marin;;;R;?;;",
        ),
    )
    assert (imported.refused, imported.new) == (2, 1)
    where, who = reads.refusals(imported)
    assert (where.line, who.line) == (2, 3)
    assert "sous un pont" in where.sentences[0]
    assert Statement.objects.get().kind == "contact"  # met, and nobody knows where he sleeps


def test_a_name_left_out_of_the_agreement_leaves_no_trace(
    source: Callable[..., Source], agree: Callable[..., SharingAgreement], publish: Publish
) -> None:
    nameless = source("tournees-2", "maraude")
    agree(nameless, "maraude", columns=["night", "situation", "alias"])
    publish(nameless, "maraude", sheet(f"{NIGHT};Gare;Le banc;homme au chien;Riou;Katell;R;rue;;aime parler"))
    assert not Identity.objects.exists() and not Place.objects.exists() and not Note.objects.exists()
    assert Alias.objects.get().alias == "homme au chien"
