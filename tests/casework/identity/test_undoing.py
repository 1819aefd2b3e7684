"""Undoing a link after anything happened: its own rows to each record, later work listed and handed over.

Each history is played three times: with the link, undone at the end; never linked; and, for what was
handed over, said of the other record from the start. The three must tell the same nights.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digor.casework.identity import actions
from digor.casework.people import actions as people
from digor.casework.people import doctor, writing
from digor.casework.people.actions.acts import begin
from digor.casework.people.enums import ActKind, Work
from digor.casework.people.models import OPEN, Link, ListSpell, Notice, Record, Segment, Statement
from digor.casework.people.reads.later_work import later_work
from digor.engines.timeline.problem import Kind
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from tests.casework.people.winter import day

SOME = settings(
    max_examples=max(8, settings.default.max_examples // 10),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
WHAT = (
    "night",
    "stay",
    "contact",
    "referent",
    "notice",
    "together",
    "alone",
    "take back",
    "link third",
    "part third",
)
Event = tuple[str, int, int]  # what, on which of the three records, which situation or how many days back
events = st.lists(st.tuples(st.sampled_from(WHAT), st.integers(0, 2), st.integers(0, 4)), max_size=9)


@dataclass
class World:
    """Three records, what happened to them, in what order."""

    awa: Actor
    loic: Actor
    records: list[Record]
    said: dict[int, tuple[int, int]]  # event → statement, on which record
    link: Link | None = None
    third: Link | None = None


@contextmanager
def forgotten() -> Any:
    """Whatever is played inside leaves no trace."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def play(awa: Actor, loic: Actor, told: Sequence[Event], *, linked: bool, moved: dict[int, int]) -> World:
    """`moved`: event → the record it is said of instead."""
    with clock.at(day(1)):
        world = World(awa, loic, [people.create_record(by=awa, alias=name) for name in "abc"], {})
    for number, record in enumerate(world.records):
        with clock.at(day(5 + number)):
            people.state(
                by=awa, record=record, situation=("RUE", "CHU", "TIERS")[number], start=day(4 + number)
            )
    with clock.at(day(9)):
        if linked:
            world.link = people.link(by=loic, a=world.records[0], b=world.records[1])
    for number, event in enumerate(told):
        with clock.at(day(10 + 3 * number)):
            happen(world, number, event, 10 + 3 * number, moved)
    return world


def happen(world: World, number: int, event: Event, today: int, moved: dict[int, int]) -> None:
    what, on, more = event
    record = world.records[moved.get(number, on)]
    situation = ("RUE", "CHU", "TIERS", "LOGT", "HEB")[more]
    if what in {"night", "stay"}:
        kind = Kind.PRESENCE if what == "stay" else Kind.OBSERVATION
        stated = people.state(
            by=world.awa, record=record, situation=situation, start=day(today - more - 1), kind=kind
        )
        world.said[number] = (stated.statement_id, on)
    elif what == "contact":
        world.said[number] = (people.contact(by=world.awa, record=record).statement_id, on)
    elif what == "referent":
        people.become_referent(by=world.awa, record=record)
    elif what == "notice":
        both = [world.records[on], *([record] if number in moved else [])]
        for warned in both:
            notice(world.awa, warned, today)
    elif what == "together":
        others = [one for one in world.records if one.pk != record.pk]
        people.form_household(by=world.awa, records=[record, others[more % 2]], from_day=day(today - more))
    elif what == "alone":
        people.leave(by=world.awa, record=record, from_day=day(today - more))
    elif what == "take back" and world.said:
        last = max(world.said)
        people.take_back(by=world.awa, statement=Statement.objects.get(pk=world.said.pop(last)[0]))
    elif what == "link third" and world.third is None:
        world.third = people.link(by=world.loic, a=world.records[2], b=world.records[on % 2])
    elif what == "part third" and world.third is not None:
        people.unlink(by=world.loic, link=world.third)
        world.third = None


@transaction.atomic
def notice(by: Actor, record: Record, today: int) -> None:
    act = begin(by, ActKind.NOTICE)
    Notice.objects.create(territory_id=by.territory_id, act=act, record=record, day=day(today))
    writing.publish(act, by.code)


def nights(world: World) -> list[list[tuple[Any, ...]]]:
    """What is derived of each record, in words that do not depend on ids."""
    columns = ("from_day", "known_to", "to_day", "situation", "kind", "contested")
    spells = ("state", "from_day", "to_day", "entry", "exit")
    return [
        sorted(Segment.objects.filter(person=one, to_revision=OPEN).values_list(*columns))
        + sorted(ListSpell.objects.filter(person=one, to_revision=OPEN).values_list(*spells))
        for one in world.records
    ]


def clean(by: Actor) -> None:
    report = doctor.examine(by.territory_id)
    assert report.differences == () and report.numbers == ()


@SOME
@given(told=events)
def test_undone_each_record_has_its_own_rows(qbo: object, awa: Actor, loic: Actor, told: list[Event]) -> None:
    with forgotten():
        never = play(awa, loic, told, linked=False, moved={})
        apart = nights(never)
    with forgotten():
        try:
            world = play(awa, loic, told, linked=True, moved={})
        except Refused as refused:  # a third file joined to both: one link of the forest is missing
            assert refused.code == "already_one"
            return
        assert world.link is not None
        rows = dict(Statement.objects.values_list("pk", "record_id"))
        with clock.at(day(60)):
            listed = {(one.kind, one.row) for one in later_work(world.link)}
            actions.part(by=loic, link=world.link)
            assert nights(world) == apart
            assert dict(Statement.objects.values_list("pk", "record_id")) == rows
            clean(loic)
            said = {row for kind, row in listed if kind in {Work.STATEMENT, Work.CONTACT}}
            whole = {0, 1} | ({2} if world.third else set())
            assert said == {pk for pk, on in world.said.values() if on in whole}
            assert {(one.kind, one.row) for one in later_work(world.link)} == listed


@SOME
@given(told=events, data=st.data())
def test_handed_over_it_is_as_if_it_had_been_said_of_the_other(
    qbo: object, awa: Actor, loic: Actor, told: list[Event], data: st.DataObject
) -> None:
    """Statements, news: as said of the other from the start. Each in one revision, and nothing else moves."""
    told = [
        event
        for event in told
        if event[0] in {"night", "stay", "contact", "take back", "referent"} and event[1] < 2
    ]
    with forgotten():
        world = play(awa, loic, told, linked=True, moved={})
        assert world.link is not None
        chosen = {}
        with clock.at(day(60)):
            actions.part(by=loic, link=world.link)
            events_of = {pk: (event, on) for event, (pk, on) in world.said.items()}
            for item in later_work(world.link):
                if (
                    item.row in events_of
                    and item.kind in {Work.STATEMENT, Work.CONTACT}
                    and data.draw(st.booleans())
                ):
                    before = dict(Statement.objects.exclude(pk=item.row).values_list("pk", "record_id"))
                    event, on = events_of[item.row]
                    chosen[event] = 1 - on
                    revision = people_head(loic)
                    actions.hand_over(by=loic, link=world.link, kind=item.kind, row=item.row)
                    assert people_head(loic) == revision + 1
                    after = dict(Statement.objects.filter(pk__in=before).values_list("pk", "record_id"))
                    assert after == before
                    left = {(one.kind, one.row) for one in later_work(world.link)}
                    assert (item.kind, item.row) not in left
            clean(loic)
            given_over = nights(world)
    with forgotten():
        assert given_over == nights(play(awa, loic, told, linked=False, moved=chosen))


@SOME
@given(told=events)
def test_everything_can_be_handed_over_and_the_doctor_finds_nothing(
    qbo: object, awa: Actor, loic: Actor, told: list[Event]
) -> None:
    """Memberships, referents, notices too; the list ends empty."""
    with forgotten():
        try:
            world = play(awa, loic, told, linked=True, moved={})
        except Refused as refused:
            assert refused.code == "already_one"
            return
        assert world.link is not None
        with clock.at(day(60)):
            actions.part(by=loic, link=world.link)
            for _ in range(40):
                left = later_work(world.link)
                if not left:
                    break
                actions.hand_over(by=loic, link=world.link, kind=left[0].kind, row=left[0].row)
            assert later_work(world.link) == []
            clean(loic)


def test_the_author_and_the_source_are_kept(qbo: object, awa: Actor, loic: Actor) -> None:
    world = play(awa, loic, [("night", 0, 0)], linked=True, moved={})
    assert world.link is not None
    with clock.at(day(60)):
        actions.part(by=loic, link=world.link)
        (item,) = later_work(world.link)
        actions.hand_over(by=loic, link=world.link, kind=item.kind, row=item.row)
    old = Statement.objects.get(pk=item.row)
    new = Statement.objects.get(source_key=old.source_key, record=world.records[1])
    mention, first = new.mentions.get(), old.mentions.get()
    assert (new.source, mention.stated_on) == (old.source, first.stated_on)
    assert (mention.act.by, mention.act.prepared_on) == (awa.code, first.act.prepared_on)
    assert mention.act.revisions.get().by == loic.code


def test_while_the_link_stands_nothing_is_handed_over(qbo: object, awa: Actor, loic: Actor) -> None:
    world = play(awa, loic, [("night", 0, 0)], linked=True, moved={})
    assert world.link is not None
    (item,) = later_work(world.link)
    with pytest.raises(Refused) as refused:
        people.hand_over(by=loic, link=world.link, kind=item.kind, row=item.row)
    assert refused.value.code == "still_one"
    with clock.at(day(60)):
        people.unlink(by=loic, link=world.link)
        people.hand_over(by=loic, link=world.link, kind=item.kind, row=item.row)
        with pytest.raises(Refused) as refused:
            people.hand_over(by=loic, link=world.link, kind=item.kind, row=item.row)
        assert refused.value.code == "nothing_to_hand_over"


def people_head(actor: Actor) -> int:
    from digor.casework.people import reads

    return reads.head(actor.territory_id)
