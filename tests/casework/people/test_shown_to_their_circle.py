"""Precise places, notes, names given later, exports: each shown to its circle, and as it was asked for."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest

from digor.casework.people import actions, exports, publication, reads
from digor.casework.people.actions.stating import PRECISE_DAYS, PlaceGiven
from digor.casework.people.filters import WORDS, Filters
from digor.casework.people.models import Identity, Place, Record
from digor.casework.people.publication import Given, RecordRef
from digor.casework.people.shapes import Said
from digor.engines.timeline.problem import Kind
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from tests.casework.people.winter import day


@pytest.fixture
def met(erwan: Actor, someone: Callable[[str], Record], at: Callable[[int], None]) -> Record:
    """Met on the round of day 3: where exactly, and a word."""
    at(4)
    record = someone("Nino")
    actions.state(
        by=erwan,
        record=record,
        situation="RUE",
        start=day(3),
        note="Tousse depuis une semaine",
        place=PlaceGiven(sector="Gare", precise="sous l’auvent, quai B"),
    )
    return record


def said(actor: Actor, record: Record) -> Said:
    page = reads.household(actor, record.case_number, clock.today(), reads.head(actor.territory_id))
    assert page is not None
    return page.said[0]


def test_a_precise_place_is_for_those_who_go_out_until_it_fades(
    met: Record, erwan: Actor, awa: Actor, loic: Actor, at: Callable[[int], None], operator: Actor
) -> None:
    assert said(erwan, met).place == said(awa, met).place == "Gare, sous l’auvent, quai B"
    assert said(loic, met).place == "Gare"
    assert actions.fade_places(by=operator) == 0
    at(4 + PRECISE_DAYS + 1)
    assert said(erwan, met).place == "Gare"
    assert actions.fade_places(by=operator) == 1
    assert Place.objects.get().precise == "" and Place.objects.get().sector == "Gare"
    assert actions.fade_places(by=operator) == 0


def test_a_note_is_for_shared_secrecy_and_for_those_who_wrote_it(
    met: Record, erwan: Actor, loic: Actor, awa: Actor
) -> None:
    assert said(erwan, met).note == said(loic, met).note == "Tousse depuis une semaine"
    actions.contact(by=awa, record=met, note="Rendez-vous mardi")
    assert [one.note for one in _all(awa, met)].count("Rendez-vous mardi") == 1
    assert "Rendez-vous mardi" not in [one.note for one in _all(erwan, met)]


def _all(actor: Actor, record: Record) -> tuple[Said, ...]:
    page = reads.household(actor, record.case_number, clock.today(), reads.head(actor.territory_id))
    assert page is not None
    return page.said


def test_a_name_given_later_arrives_and_is_not_overwritten(
    operator: Actor, source: Callable[..., Source], at: Callable[[int], None]
) -> None:
    shelter = source("shelter")

    def file(number: int, ref: RecordRef) -> None:
        at(number)
        act = publication.open_act(by=operator, source=shelter, file_day=day(number))
        row = Given(
            row_key="stay-1",
            line=1,
            kind=Kind.PRESENCE,
            start=day(1),
            stated_on=day(number),
            record=ref,
            situation="CHU",
        )
        publication.write_rows(act, [row])
        publication.publish(act, operator, publication.stage(act))

    file(2, RecordRef("p1", alias="Mimi"))
    assert not Identity.objects.exists()
    file(3, RecordRef("p1", family_name="Guéguen", given_name="Maël", birth_date=date(1985, 3, 2)))
    assert Identity.objects.get().family_name == "Guéguen"
    file(4, RecordRef("p1", family_name="Gueguen", given_name="Mael"))
    assert Identity.objects.get().family_name == "Guéguen"


def test_an_export_says_what_was_asked_for_where_and_as_known_when(met: Record, loic: Actor) -> None:
    content, _name, _kind = exports.by_name(
        by=loic,
        on=day(3),
        revision=reads.head(loic.territory_id),
        filters=Filters(referent="none", sector="Gare"),
        known_on=day(4),
    )
    head = [line[0] for line in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";") if line][
        :8
    ]
    text = "\n".join(head)
    for words in (loic.territory, day(4).isoformat(), "Gare", str(WORDS["referent"]["none"])):
        assert words in text


def test_changes_are_one_line_a_unit_latest_first(
    awa: Actor, erwan: Actor, someone: Callable[[str], Record], at: Callable[[int], None]
) -> None:
    at(10)
    since = clock.now()
    family = [someone(alias) for alias in ("Nino", "Lila", "Tom")]
    home = actions.form_household(by=awa, records=family, from_day=day(8))
    at(11)
    for record in family:
        actions.state(by=awa, record=record, situation="HEB", start=day(9), end=day(11))
    alone = someone("Gus")
    actions.state(by=erwan, record=alone, situation="RUE", start=day(10), end=day(11))
    changes = reads.changes_since(awa, since)
    assert [one.case_number for one in changes] == [alone.case_number, home.case_number]
    assert {one.what for one in changes} == {"entered"}


def test_a_referents_own_files_come_first_whatever_the_others(
    awa: Actor, erwan: Actor, someone: Callable[[str], Record], at: Callable[[int], None]
) -> None:
    at(10)
    mine, other = someone("Mine"), someone("Other")
    for record, last in ((mine, 8), (other, 10)):
        actions.state(by=awa, record=record, situation="HEB", start=day(6), end=day(last))
        actions.state(by=erwan, record=record, situation="RUE", start=day(last - 1), by_night=True)
    actions.become_referent(by=awa, record=mine)
    found = reads.contradictions(awa, day(9), limit=1)
    assert [one.case_number for one in found] == [other.case_number]
    found = reads.contradictions(awa, day(9), limit=1, mine_first=True)
    assert [(one.case_number, one.mine) for one in found] == [(mine.case_number, True)]
    at(60)
    assert [one.case_number for one in reads.without_news(awa, day(60), limit=1, mine=True)] == [
        mine.case_number
    ]
