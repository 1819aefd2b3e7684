"""Households with a protected member, read without it: nothing of it may show, not even a date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from digor.casework.people import bulk
from digor.casework.people.bridge import Loader
from digor.casework.people.reads.gathering import alive
from digor.casework.people.timelines import stored_spells
from digor.engines.timeline.households import Member, UnitSpell, household_spells
from digor.engines.timeline.problem import Membership


def households_without(
    territory_id: int, revision: int, hidden: Collection[int]
) -> dict[int, tuple[UnitSpell, ...]]:
    """Household → its spells as if the hidden persons had never lived there. `hidden` holds records too."""
    if not hidden:
        return {}
    loader = Loader(territory_id, revision)
    records = {*hidden, *_records_of(hidden, revision)}
    households = {m.household for m in loader.memberships(records=records) if m.household}
    if not households:
        return {}
    lived: dict[int, set[int]] = defaultdict(set)
    seen = {m.record for m in loader.memberships(households=households)} - records
    person_of = {record: min(component) for component in loader.components(seen) for record in component}
    whole: dict[int, list[Membership]] = defaultdict(list)
    for membership in loader.memberships(records=person_of) if person_of else []:
        person = person_of[membership.record]
        whole[person].append(membership)
        if membership.household in households:
            lived[membership.household].add(person)
    spells = stored_spells(loader, set(person_of.values()))
    return {
        household: household_spells(
            household,
            [Member(spells.get(person, ()), tuple(whole[person])) for person in sorted(lived[household])],
        )
        for household in households
    }


def _records_of(persons: Collection[int], revision: int) -> set[int]:
    sql = f"SELECT record_id FROM people_personrecord pr WHERE {alive('pr', revision)} AND person_id IN"
    return {record for (record,) in bulk.select_in(sql, persons)}
