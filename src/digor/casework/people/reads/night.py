"""One night as known at a revision: everybody on the list, beside it, and with whom.

Read with a handful of queries; rows, totals, worklists and exports are cut from the same value, so
two screens cannot disagree. At a fixed revision it never changes: it is kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from django.db import connection

from digor.casework.people.bridge import Loader
from digor.casework.people.models import RuleSet
from digor.casework.people.nomenclature.classes import Version
from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situations import SITUATIONS
from digor.casework.people.nomenclature.versions import version
from digor.casework.people.reads import gathering
from digor.casework.people.reads.subjects import hidden_persons
from digor.casework.people.shapes import Count, FamilyCount, Heard
from digor.engines.timeline.problem import Rules
from digor.foundation.frame.once import once
from digor.foundation.partners.actor import Actor

BESIDE = (4, 6)  # ETHOS Light: institutions, hosted; counted beside the list, never inside
KEPT = 12  # nights kept by a process: some 4 MB each for 10,000 persons
# A household on several tracks is drawn by its member nearest the street.
_NEAREST = {code: list(Family).index(row.family) for code, row in SITUATIONS.items()}
_NOWHERE = len(Family)


class Someone(NamedTuple):
    """A person that night. Days are ordinals, 0 when nothing is known; `situation` is then ""."""

    person: int
    state: str  # listed, inactive, beside
    since: int
    spell_end: int
    exit: str
    situation: str
    statement: int
    start: int
    known_to: int
    end: int
    contested: bool
    sector: str
    commune: str
    referent: int  # post id, 0 when nobody

    def presumed(self, on: int) -> bool:
        """Nobody vouched for that night: it is carried forward."""
        return on >= self.known_to and self.situation != ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A household or a person alone, with those of its members who are in its state."""

    household: int | None
    person: int | None
    state: str
    since: int
    members: tuple[Someone, ...]
    size: int

    @property
    def first(self) -> Someone:
        """The member nearest the street: how the unit is drawn."""
        if len(self.members) == 1:
            return self.members[0]
        return min(self.members, key=lambda m: (_NEAREST.get(m.situation, _NOWHERE), m.person))


@dataclass(frozen=True)
class Night:
    """The night of a day, at a revision, for one circle."""

    territory_id: int
    on: int
    revision: int
    rules: Rules
    rule_set: RuleSet | None
    version: Version
    units: tuple[Unit, ...]
    people: dict[int, Someone]
    homes: dict[int, int]  # person → household
    _counts: dict[str, Count] = field(default_factory=dict)

    def count(self, state: str) -> Count:
        """Units and persons in a state."""
        if state not in self._counts:
            units = sum(unit.state == state for unit in self.units)
            self._counts[state] = Count(units, sum(one.state == state for one in self.people.values()))
        return self._counts[state]

    @cached_property
    def referents(self) -> dict[int, str]:
        """Post → name. A name changes without a revision: asked afresh by each page."""
        return gathering.names_of_posts({one.referent for one in self.people.values() if one.referent})

    @cached_property
    def sources(self) -> tuple[Heard, ...]:
        """Who was heard; a source is added or renamed without a revision: likewise."""
        return tuple(gathering.heard(self.territory_id, date.fromordinal(self.on), self.revision))

    @cached_property
    def families(self) -> tuple[FamilyCount, ...]:
        """Units of the list by the family they are drawn in, observed and presumed."""
        known: Counter[int] = Counter()
        presumed: Counter[int] = Counter()
        for unit in self.units:
            if unit.state == "listed":
                first = unit.first
                drawn = _NEAREST.get(first.situation, _NOWHERE - 1)
                (presumed if first.presumed(self.on) else known)[drawn] += 1
        return tuple(
            FamilyCount(one.value, known[rank], presumed[rank])
            for rank, one in enumerate(Family)
            if known[rank] or presumed[rank]
        )


@once
def night(actor: Actor, on: date, revision: int) -> Night:
    """The night for this actor: protected files outside its circle are absent, totals included.

    Kept only when read outside any transaction: what a transaction has written may never be committed.
    """
    hidden = frozenset(hidden_persons(actor))
    read = _read if connection.in_atomic_block else _kept
    # A value of its own: what is asked afresh below must not be kept with what is.
    return replace(read(actor.territory_id, on.toordinal(), revision, hidden))


def everyone(territory_id: int, on: date, revision: int) -> Night:
    """The night whoever reads, protected files inside: for a list drawn over everybody, shown to nobody as it is."""
    return _read(territory_id, on.toordinal(), revision, frozenset())


def _read(territory_id: int, on: int, revision: int, hidden_today: frozenset[int]) -> Night:
    loader, posts = _at(territory_id, revision)
    rules = loader.rules
    nomenclature = version(rules.version)
    # Linked today, perhaps not then: the persons they were part of at that revision.
    hidden = gathering.persons_of(hidden_today, revision)
    people = {
        row[0]: Someone._make((*row, posts.get(row[0], 0)))
        for row in gathering.people(territory_id, on, revision, _beside(nomenclature, rules))
        if row[0] not in hidden
    }
    homes = gathering.homes(loader, on)
    sizes = Counter(home for person, home in homes.items() if person not in hidden)
    return Night(
        territory_id,
        on,
        revision,
        rules,
        loader.rule_set,
        nomenclature,
        tuple(_units(people, homes, sizes)),
        people,
        homes,
    )


@once
def _at(territory_id: int, revision: int) -> tuple[Loader, dict[int, int]]:
    """What two nights of one revision share: rules, and who is whose referent."""
    loader = Loader(territory_id, revision)
    return loader, {person: post for person, (post, _) in gathering.referents(loader).items()}


_kept = lru_cache(maxsize=KEPT)(_read)


def _units(people: dict[int, Someone], homes: dict[int, int], sizes: Counter[int]) -> list[Unit]:
    """Households by their members, persons alone; longest first, ties by age of the file."""
    together: dict[int, list[Someone]] = defaultdict(list)
    units = []
    for one in people.values():
        home = homes.get(one.person)
        if home is None:
            units.append(Unit(None, one.person, one.state, one.since, (one,), 1))
        else:
            together[home].append(one)
    for home, members in together.items():
        states = {member.state for member in members}
        state = next(s for s in ("listed", "inactive", "beside") if s in states)
        mine = tuple(sorted(m for m in members if m.state == state))
        units.append(Unit(home, None, state, min(m.since for m in mine), mine, sizes[home]))
    units.sort(key=lambda unit: (unit.since, unit.household or 0, unit.person or 0))
    return units


def _beside(nomenclature: Version, rules: Rules) -> list[str]:
    """The situations counted beside the list: never one that the territory has put on it."""
    return [
        code
        for code, row in nomenclature.classes.items()
        if row.ethos_light in BESIDE and code not in rules.listed
    ]
