"""Nothing links by itself, except equal trusted identifiers of one source: dated, in the system's name, undone alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from digor.casework.identity import actions, reads
from digor.casework.identity.enums import State
from digor.casework.identity.models import Pair
from digor.casework.people import actions as people
from digor.casework.people.models import Link, Record
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source


@pytest.fixture
def number(loic: Actor, source: Callable[..., Source]) -> Callable[..., None]:
    """`number(record, "12")`: the SIAO's number of a person, as some file gives it."""

    def note(record: Record, value: str, kind: str = "siao-person", of: str = "siao") -> None:
        people.note_identifier(by=loic, record=record, source=source(of), kind=kind, value=value)

    return note


def test_nothing_links_until_somebody_trusts(
    two_of_her: tuple[Record, Record], number: Callable[..., None], operator: Actor
) -> None:
    for one in two_of_her:
        number(one, "29-001")
    assert actions.link_trusted(by=operator) == 0
    actions.seek(by=operator)
    assert not Link.objects.exists()


def test_trusted_it_links_in_the_systems_name_with_its_reason(
    two_of_her: tuple[Record, Record],
    number: Callable[..., None],
    operator: Actor,
    maiwenn: Actor,
    loic: Actor,
    source: Callable[..., Source],
) -> None:
    for one in two_of_her:
        number(one, "29-001")
    actions.trust(by=maiwenn, source=source("siao"), kind="siao-person")
    assert actions.link_trusted(by=operator) == 1
    assert actions.link_trusted(by=operator) == 0
    (linked,) = reads.merged_persons(loic)
    assert (linked.made_by, linked.identifier) == ("Digor", "siao-person")
    assert Link.objects.get().act.by == operator.code
    actions.part(by=loic, link=Link.objects.get())
    assert actions.link_trusted(by=operator) == 0, "what people parted, nothing links again"


def test_nothing_joins_through_a_third_file_what_people_said_is_two(
    two_of_her: tuple[Record, Record],
    named: Callable[..., Record],
    number: Callable[..., None],
    operator: Actor,
    maiwenn: Actor,
    loic: Actor,
    source: Callable[..., Source],
) -> None:
    a, b = two_of_her
    c = named("Quemener", "Annaïg", date(1985, 4, 2))
    for one in (a, b, c):
        number(one, "29-001")
    actions.seek(by=loic)
    actions.decide(by=loic, pair=Pair.objects.get(record_a=a, record_b=c), state=State.DIFFERENT)
    actions.trust(by=maiwenn, source=source("siao"), kind="siao-person")
    assert actions.link_trusted(by=operator) == 1
    linked = Link.objects.get()
    assert (linked.record_a, linked.record_b) == (a, b), "the first pair; the other two would be one with it"
    assert actions.link_trusted(by=operator) == 0


def test_equal_values_of_two_sources_or_two_kinds_are_not_equal(
    two_of_her: tuple[Record, Record],
    number: Callable[..., None],
    operator: Actor,
    maiwenn: Actor,
    source: Callable[..., Source],
) -> None:
    for of in ("siao", "shelter"):
        actions.trust(by=maiwenn, source=source(of), kind="siao-person")
    number(two_of_her[0], "12")
    number(two_of_her[1], "12", of="shelter")
    number(two_of_her[1], "12", kind="siao-demand")
    assert actions.link_trusted(by=operator) == 0


def test_trust_is_dated(
    two_of_her: tuple[Record, Record],
    number: Callable[..., None],
    operator: Actor,
    maiwenn: Actor,
    loic: Actor,
    source: Callable[..., Source],
) -> None:
    for one in two_of_her:
        number(one, "29-001")
    tomorrow = clock.today() + timedelta(days=1)
    trusted = actions.trust(by=maiwenn, source=source("siao"), kind="siao-person", from_day=tomorrow)
    assert actions.link_trusted(by=operator) == 0
    with pytest.raises(Refused) as refused:
        actions.trust(by=maiwenn, source=source("siao"), kind="siao-person", from_day=tomorrow)
    assert refused.value.code == "already_trusted"
    with clock.at(tomorrow + timedelta(days=1)):
        actions.end_trust(by=maiwenn, trusted=trusted)
        assert actions.link_trusted(by=operator) == 0
        with pytest.raises(Refused) as refused:
            actions.end_trust(by=maiwenn, trusted=trusted)
        assert refused.value.code == "trust_ended"
    with pytest.raises(Refused) as refused:
        actions.trust(by=loic, source=source("siao"), kind="x")
    assert refused.value.code == "may_not_manage_partners"


def test_nobody_else_links_in_the_systems_name(two_of_her: tuple[Record, Record], erwan: Actor) -> None:
    with pytest.raises(Refused) as refused:
        people.link_by_identifier(by=erwan, a=two_of_her[0], b=two_of_her[1], kind="x")
    assert refused.value.code == "may_not_link_records"
