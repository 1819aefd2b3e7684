"""A commission with its members seated and their charters signed, and a household to refer to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from digor.casework.commissions import actions, reads
from digor.casework.commissions.enums import College
from digor.casework.commissions.models import Case, Commission, Item, Session
from digor.casework.needs import actions as needs
from digor.casework.people import actions as people
from digor.casework.people.models import Household, Record
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation

MARCH = date(2026, 3, 2)  # a Monday
SESSION = date(2026, 3, 12)


@pytest.fixture(autouse=True)
def in_march() -> Iterator[None]:
    """It is noon, on Monday 2 March 2026."""
    with clock.at(MARCH):
        yield


@pytest.fixture
def table(
    maiwenn: Actor,
    loic: Actor,
    awa: Actor,
    yann: Actor,
    nolwenn: Actor,
    organisation: Callable[[str], Organisation],
) -> Commission:
    """Five members, all five needed colleges among them."""
    made = actions.found(by=maiwenn, code="cpchl", name="CPCHL", chair=organisation("qbo"))
    for code, college in (
        ("siao29", College.SIAO),
        ("fmt", College.HOUSING),
        ("opac", College.LANDLORD),
        ("etat", College.STATE),
    ):
        actions.seat(by=maiwenn, commission=made, organisation=organisation(code), college=college)
    for member in (maiwenn, loic, awa, yann, nolwenn):
        actions.sign(by=member, commission=made)
    return made


def person(by: Actor, alias: str = "Tangi") -> Record:
    """Somebody without a home, known since late February."""
    made = people.create_record(by=by, alias=alias)
    people.state(by=by, record=made, situation="RUE", start=MARCH - timedelta(days=3), seen=True)
    return made


@pytest.fixture
def members(awa: Actor) -> list[Record]:
    return [person(awa, alias) for alias in ("Tangi", "Nevenoe", "Youna")]


@pytest.fixture
def home(awa: Actor, members: list[Record]) -> Household:
    return people.form_household(by=awa, records=members, from_day=MARCH - timedelta(days=3))


def sheet(by: Actor, case: str) -> int:
    """A referral sheet, done."""
    one = needs.begin(by=by, case=case, kind="referral")
    said = {
        "persons": 3,
        "minors": 1,
        "asked": ["solution"],
        "obstacles": ["refusals"],
        "tried": ["siao_request"],
        "resources": "600_1000",
        "refused_why": ["safety"],
        "solutions": ["LLS"],
    }
    needs.answer(by=by, evaluation=one, answers=said)
    return needs.finish(by=by, evaluation=one).pk


def sent(by: Actor, table: Commission, case: str) -> Case:
    """A referral sent today, with the household's agreement."""
    made = actions.begin(by=by, commission=table, case=case)
    today = clock.today()
    return actions.send(
        by=by, case=made, evaluation=sheet(by, case), informed_on=today, agreed_on=today, document="2026-1"
    )


def listed(chair: Actor, case: Case, held_on: date = SESSION) -> Item:
    """The case accepted, and on the agenda sent today of a session."""
    actions.accept(by=chair, case=case)
    session = actions.plan_session(by=chair, commission=case.commission, held_on=held_on)
    return actions.send_agenda(by=chair, session=session)[0]


@pytest.fixture
def referred(awa: Actor, table: Commission, home: Household) -> Case:
    return sent(awa, table, home.case_number)


@pytest.fixture
def item(maiwenn: Actor, referred: Case) -> Item:
    return listed(maiwenn, referred)


def opened(chair: Actor, item: Item, *sitting: Actor) -> Session:
    """The session opened on its day (the clock is the caller's), with those who sit."""
    session = actions.open_session(by=chair, session=item.session)
    for member in sitting:
        actions.sit(by=member, session=session)
    return session


def again(item: Item) -> Item:
    """The same place of the agenda, read again."""
    return Item.objects.select_related("session__commission", "case__commission").get(pk=item.pk)


def seen_by(*actors: Actor) -> dict[str, int]:
    """How many cases exist for each."""
    return {actor.name: reads.cases(actor).count() for actor in actors}
