"""One night as known at a revision: everybody on the list, beside it, and with whom.

Read once with a constant number of queries; rows, totals, worklists and exports are cut from the
same value, so two screens cannot disagree. At a fixed revision it never changes: it is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection

from digor.casework.people import access
from digor.casework.people.bridge import Loader
from digor.casework.people.days import ordinal
from digor.casework.people.models import Revision
from digor.casework.people.nomenclature.classes import Version
from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situations import family
from digor.casework.people.nomenclature.versions import version
from digor.casework.people.timelines import stored_spells
from digor.engines.timeline.households import Member, UnitSpell, household_spells
from digor.engines.timeline.problem import Membership, Rules
from digor.foundation.partners.actor import Actor

BESIDE = (4, 6)  # ETHOS Light: institutions, hosted; counted beside the list, never inside
NEAREST_STREET = list(Family)  # a household on several tracks is drawn by its member nearest the street


@dataclass(frozen=True, slots=True)
class Someone:
    """A person that night. Days are ordinals; `situation` is "" when nothing is known of it."""

    person: int
    state: str  # listed, inactive, beside
    since: int
    spell_end: int
    exit: str
    situation: str
    statement: int
    kind: str
    start: int
    known_to: int
    end: int
    contested: bool
    referent: int | None  # post id
    sector: str
    commune: str

    def presumed(self, on: int) -> bool:
        """Nobody vouched for that night: it is carried forward."""
        return bool(self.situation) and on >= self.known_to


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
        return min(self.members, key=lambda m: (NEAREST_STREET.index(family(m.situation or "UNK")), m.person))


@dataclass(frozen=True, slots=True)
class Night:
    """The night of a day, at a revision, for one circle."""

    territory_id: int
    on: int
    revision: int
    rules: Rules
    version: Version
    units: tuple[Unit, ...]
    people: dict[int, Someone]
    unit_of: dict[int, int | None]  # person → household


def night(actor: Actor, on: date, revision: int) -> Night:
    """The night for this actor: protected files outside its circle are absent, totals included."""
    hidden = frozenset(access.hidden_records(actor))
    if connection.in_atomic_block:
        # A revision that is not committed yet may never be: its number would then say something else.
        return _read(actor.territory_id, on.toordinal(), revision, hidden)
    stamp = (
        Revision.objects.filter(territory=actor.territory_id, number=revision)
        .values_list("act_id", "instant")
        .first()
    )
    return _kept(actor.territory_id, on.toordinal(), revision, hidden, stamp)


@lru_cache(maxsize=24)
def _kept(territory_id: int, on: int, revision: int, hidden_records: frozenset[int], stamp: object) -> Night:
    """`stamp` says which revision of that number it is: another database counts from one too."""
    return _read(territory_id, on, revision, hidden_records)


def _read(territory_id: int, on: int, revision: int, hidden_records: frozenset[int]) -> Night:
    loader = Loader(territory_id, revision)
    rules = loader.rules
    nomenclature = version(rules.version)
    linked = linked_records(territory_id, revision)
    hidden = {linked.get(record, record) for record in hidden_records}
    referents = _referents(loader, linked)
    people = {
        one.person: one
        for one in [
            *_listed(territory_id, on, revision, referents),
            *_beside(territory_id, on, revision, nomenclature, referents),
        ]
        if one.person not in hidden
    }
    home = _households_of(loader, on, linked)
    sizes: dict[int, int] = defaultdict(int)
    for one_person, its_home in home.items():
        if its_home and one_person not in hidden:
            sizes[its_home] += 1
    grouped: dict[tuple[int | None, int | None], list[Someone]] = defaultdict(list)
    for one in people.values():
        household = home.get(one.person)
        grouped[(household, None) if household else (None, one.person)].append(one)
    since = _since(territory_id, on, revision)
    for around, rows in households_without(loader, hidden, linked).items():
        for row in rows:
            if row.start <= on < row.end:
                since[around, None] = row.since
    units = []
    for (household, person), members in grouped.items():
        states = {member.state for member in members}
        state = next(s for s in ("listed", "inactive", "beside") if s in states)
        mine = tuple(sorted((m for m in members if m.state == state), key=lambda m: m.person))
        first = since.get((household, person), min(m.since for m in mine))
        units.append(Unit(household, person, state, first, mine, sizes[household] if household else 1))
    units.sort(key=lambda unit: (unit.since, unit.household or 0, unit.person or 0))
    return Night(territory_id, on, revision, rules, nomenclature, tuple(units), people, home)


def _rows(sql: str, params: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def _someone(row: Any, referents: dict[int, int | None]) -> Someone:
    (
        person,
        state,
        since,
        ends,
        leaving,
        situation,
        statement,
        kind,
        start,
        known_to,
        end,
        contested,
        sector,
        commune,
    ) = row
    return Someone(
        person, state, ordinal(since), ordinal(ends), leaving or "", situation or "", statement or 0, kind or "",
        ordinal(start) if start else 0, ordinal(known_to) if known_to else 0, ordinal(end) if end else 0,
        bool(contested), referents.get(person), sector or "", commune or "",
    )  # fmt: skip


_PLACE = """
  LEFT JOIN people_place place ON place.statement_id = segment.statement_id
  LEFT JOIN partners_commune commune ON commune.id = place.commune_id"""


def _listed(territory_id: int, on: int, revision: int, referents: dict[int, int | None]) -> list[Someone]:
    """Spells stabbed by (day, revision), each with the last segment begun by that day."""
    day = date.fromordinal(on)
    sql = f"""
      SELECT spell.person_id, spell.state, spell.from_day, spell.to_day, spell.exit, segment.situation,
             segment.statement_id, segment.kind, segment.from_day, segment.known_to, segment.to_day,
             segment.contested, place.sector, commune.insee_code
      FROM people_listspell spell
      LEFT JOIN people_segment segment ON segment.id = (
        SELECT last.id FROM people_segment last
        WHERE last.person_id = spell.person_id AND last.from_day <= %s
          AND last.from_revision <= %s AND last.to_revision > %s
        ORDER BY last.from_day DESC LIMIT 1)
      {_PLACE}
      WHERE spell.territory_id = %s AND spell.to_day > %s AND spell.from_day <= %s
        AND spell.from_revision <= %s AND spell.to_revision > %s"""
    params = [day, revision, revision, territory_id, day, day, revision, revision]
    return [_someone(row, referents) for row in _rows(sql, params)]


def _beside(
    territory_id: int, on: int, revision: int, nomenclature: Version, referents: dict[int, int | None]
) -> list[Someone]:
    """People hosted by others or in an institution: ETHOS Light 4 and 6."""
    day = date.fromordinal(on)
    codes = [code for code, row in nomenclature.classes.items() if row.ethos_light in BESIDE]
    sql = f"""
      SELECT segment.person_id, 'beside', segment.from_day, segment.to_day, '', segment.situation,
             segment.statement_id, segment.kind, segment.from_day, segment.known_to, segment.to_day,
             segment.contested, place.sector, commune.insee_code
      FROM people_segment segment {_PLACE}
      WHERE segment.territory_id = %s AND segment.situation IN ({", ".join(["%s"] * len(codes))})
        AND segment.to_day > %s AND segment.from_day <= %s
        AND segment.from_revision <= %s AND segment.to_revision > %s"""
    return [
        _someone(row, referents) for row in _rows(sql, [territory_id, *codes, day, day, revision, revision])
    ]


def linked_records(territory_id: int, revision: int) -> dict[int, int]:
    """Records that are not the oldest of their person → the person."""
    sql = """SELECT record_id, person_id FROM people_personrecord
             WHERE territory_id = %s AND record_id <> person_id AND from_revision <= %s AND to_revision > %s"""
    return dict(_rows(sql, [territory_id, revision, revision]))


def _referents(loader: Loader, linked: dict[int, int]) -> dict[int, int | None]:
    """Person → the post of its referent: the last who said so."""
    found: dict[int, int | None] = {}
    for record, post, _order in loader.referents():
        found[linked.get(record, record)] = post
    return found


def _households_of(loader: Loader, on: int, linked: dict[int, int]) -> dict[int, int | None]:
    """Person → household of that day: the latest act wins."""
    home: dict[int, int | None] = {}
    for membership in sorted(
        loader.memberships_on(date.fromordinal(on)), key=lambda m: (m.order, m.start, -m.end, -m.household)
    ):
        home[linked.get(membership.record, membership.record)] = membership.household or None
    return home


def _since(territory_id: int, on: int, revision: int) -> dict[tuple[int | None, int | None], int]:
    """Unit → since when, from the stored spells of households."""
    day = date.fromordinal(on)
    sql = """SELECT household_id, since FROM people_householdspell
             WHERE territory_id = %s AND household_id IS NOT NULL AND to_day > %s AND from_day <= %s
               AND from_revision <= %s AND to_revision > %s"""
    rows = _rows(sql, [territory_id, day, day, revision, revision])
    return {(household, None): ordinal(since) for household, since in rows}


def households_without(
    loader: Loader, hidden: Collection[int], linked: dict[int, int]
) -> dict[int, tuple[UnitSpell, ...]]:
    """Households with a protected member, read without them: nothing of them may show, not even a date."""
    if not hidden:
        return {}
    records = {record for record, person in linked.items() if person in hidden} | set(hidden)
    households = {m.household for m in loader.memberships(records=records) if m.household}
    if not households:
        return {}
    lived: dict[int, set[int]] = defaultdict(set)
    for membership in loader.memberships(households=households):
        person = linked.get(membership.record, membership.record)
        if person not in hidden:
            lived[membership.household].add(person)
    visible = {person for persons in lived.values() for person in persons}
    whole: dict[int, list[Membership]] = defaultdict(list)
    same = visible | {record for record, person in linked.items() if person in visible}
    for membership in loader.memberships(records=same) if same else []:
        whole[linked.get(membership.record, membership.record)].append(membership)
    spells = stored_spells(loader, visible)
    return {
        household: household_spells(
            household,
            [Member(spells.get(person, ()), tuple(whole[person])) for person in sorted(lived[household])],
        )
        for household in households
    }
