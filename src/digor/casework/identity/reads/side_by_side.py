"""Two files beside each other, without their names: households, nights, what being one would contradict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from digor.casework.identity import access
from digor.casework.identity.models import Pair
from digor.casework.identity.shapes import Said
from digor.casework.identity.words import said
from digor.casework.people import reads as people
from digor.casework.people.models import Record
from digor.casework.people.reads.comparing import Together, would_be
from digor.casework.people.reads.subjects import visible_members
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor


@dataclass(frozen=True, slots=True)
class Home:
    """Who a file lives with, as known now: the household, the other members' case numbers and aliases."""

    household: str
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two files: its own record, and those that are the same person already."""

    record: Record
    whole: tuple[Record, ...]
    home: Home | None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What the page of a pair shows before any name is opened."""

    sides: tuple[Side, Side]
    fields: tuple[Said, ...]
    prior: float
    together: Together


def side_by_side(actor: Actor, pair: Pair) -> SideBySide:
    """Both files of a pair that exists for this actor (`pair_of`)."""
    access.check_review(actor)
    sides = (_side(actor, pair.record_a), _side(actor, pair.record_b))
    return SideBySide(sides, said(pair.fields), pair.prior, would_be(actor, pair.record_a, pair.record_b))


def _side(actor: Actor, record: Record) -> Side:
    whole = people.whole_person(actor, [record])
    others = sorted((one for one in whole if one.pk != record.pk), key=lambda one: one.pk)
    return Side(record, (record, *others), _home(actor, record, {one.pk for one in whole}))


def _home(actor: Actor, record: Record, own: set[int]) -> Home | None:
    night = clock.today() - timedelta(days=1)
    home = people.home_of(actor, record, night)
    if home is None:
        return None
    members = [one for one in visible_members(actor, home.pk, night) if one not in own]
    numbers = dict(Record.objects.filter(pk__in=members).values_list("pk", "case_number"))
    aliases = people.aliases_of(members)
    return Home(home.case_number, tuple((numbers[one], aliases.get(one, "")) for one in members))
