"""The sheet of a round: who to meet, a precise place only for who may see it, written down before it is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from digor.casework.people import actions, publication, reads
from digor.casework.people.actions.stating import PlaceGiven
from digor.casework.people.models import Record
from digor.casework.people.publication import Given, RecordRef
from digor.engines.timeline.problem import Kind
from digor.foundation.frame import clock
from digor.foundation.journal.models import Entry
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation, Source


@pytest.fixture
def outside(awa: Actor, erwan: Actor) -> Record:
    record = actions.create_record(by=awa, alias="le marin", family_name="Kerbrat")
    actions.state(
        by=erwan,
        record=record,
        situation="RUE",
        start=clock.today() - timedelta(days=1),
        by_night=True,
        asks_for="meal",
        place=PlaceGiven(sector="Gare", precise="sous l’escalier"),
    )
    inside = actions.create_record(by=awa, alias="la dame")
    actions.state(by=awa, record=inside, situation="CHU", start=clock.today() - timedelta(days=1))
    return record


def sheet(actor: Actor, whom: str = "outside", *sectors: str) -> Any:
    return reads.round_sheet(actor, clock.today() - timedelta(days=1), whom, sectors)


def test_those_outside_with_needs_and_sector(erwan: Actor, outside: Record) -> None:
    (one,) = sheet(erwan)
    assert (one.row.case_number, one.row.alias, one.row.sector) == (outside.case_number, "le marin", "Gare")
    assert one.needs == ("un repas",) and one.places == "sous l’escalier"
    assert len(sheet(erwan, "all")) == 2 and sheet(erwan, "silent") == []
    assert len(sheet(erwan, "outside", "Gare")) == 1 and sheet(erwan, "outside", "Penhars") == []


def test_a_precise_place_is_for_who_may_see_it_and_fades(
    loic: Actor, erwan: Actor, outside: Record, clock: Callable[..., None]
) -> None:
    assert sheet(loic)[0].places == ""
    from digor.foundation.frame import clock as house_clock

    clock(house_clock.today() + timedelta(days=40))
    assert all(one.places == "" for one in sheet(erwan))


def test_what_was_taken_back_is_no_need(erwan: Actor, outside: Record) -> None:
    said = reads.household(erwan, outside.case_number, clock.today(), reads.head(erwan.territory_id))
    assert said is not None
    statement = reads.own_statement(erwan, said.said[0].id)
    assert statement is not None
    actions.take_back(by=erwan, statement=statement)
    assert sheet(erwan, "all")[0].needs == ()


def test_a_need_told_by_two_files_outlives_the_withdrawal_of_one(
    erwan: Actor, operator: Actor, source: Callable[..., Source]
) -> None:
    night = clock.today() - timedelta(days=1)
    acts = []
    for _time in range(2):
        act = publication.open_act(by=operator, source=source("rounds"), file_day=clock.today())
        who = RecordRef("m1", alias="le marin")
        row = Given(
            "1", 1, Kind.OBSERVATION, night, clock.today(), record=who, situation="RUE", asks_for="meal"
        )
        publication.write_rows(act, [row])
        publication.publish(act, operator, publication.stage(act))
        acts.append(act)
    publication.withdraw(acts[1], operator)
    assert sheet(erwan)[0].needs == ("un repas",)


def test_the_sheet_is_an_export_without_a_name(
    client: Client, sign_in: Callable[..., Any], erwan: Actor, outside: Record
) -> None:
    page = sign_in(client, erwan).post("/personnes/tournee/", {"whom": "outside", "message": "Café samedi"})
    text = page.content.decode()
    assert "le marin" in text and "sous l’escalier" in text and "Café samedi" in text
    assert "Kerbrat" not in text and "À détruire après la tournée" in text
    entry = Entry.objects.get(verb="round_printed")
    assert entry.details["places"] is True and "count" not in entry.details
    assert client.post("/personnes/tournee/", {"whom": "nobody"}).status_code == 422
    assert Entry.objects.filter(verb="round_printed").count() == 1


def test_outside_its_circle_a_protected_person_is_on_no_sheet(
    erwan: Actor, awa: Actor, outside: Record, organisation: Callable[[str], Organisation]
) -> None:
    actions.protect(by=awa, record=outside, organisations=[organisation("fmt")])
    assert sheet(erwan) == [] and len(sheet(awa)) == 1
