"""Keeping the derived rows true: what a set of persons looks like at a revision, and what it changes.

One comparison serves the hand statement, the import, the withdrawal, the rebuild and `doctor`:
rows are compared by their full value, so a row lives exactly over the longest run of revisions
where it is unchanged. The rows are therefore the one normal form of the history.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from digor.casework.people import bulk
from digor.casework.people.bridge import Component, Loader
from digor.casework.people.days import iso, ordinal
from digor.casework.people.models import OPEN
from digor.engines.timeline.answer import Answer, Segment, Spell, State
from digor.engines.timeline.households import Member, UnitSpell, alone_spells, household_spells
from digor.engines.timeline.problem import Kind, Membership, Problem
from digor.engines.timeline.solve import solve

BATCH = 500  # persons computed at once

# The columns that make a derived row, in the order of its tuple; the first ones say whose it is.
COLUMNS: dict[str, tuple[str, ...]] = {
    "personrecord": ("record_id", "person_id"),
    "segment": (
        "person_id", "from_day", "known_to", "to_day", "statement_id", "situation", "kind", "contested",
    ),
    "listspell": ("person_id", "state", "from_day", "to_day", "entry", "exit"),
    "householdspell": ("household_id", "person_id", "since", "state", "from_day", "to_day", "entry", "exit"),
}  # fmt: skip
DAYS = {
    table: [column in {"from_day", "known_to", "to_day", "since"} for column in columns]
    for table, columns in COLUMNS.items()
}
Rows = dict[str, set[tuple[Any, ...]]]
Stored = dict[str, dict[tuple[Any, ...], int]]


@dataclass(slots=True)
class Persons:
    """Computed persons: their answers, and what their units will need."""

    components: list[Component] = field(default_factory=list)
    answers: dict[int, Answer] = field(default_factory=dict)
    spells: dict[int, tuple[Spell, ...]] = field(default_factory=dict)
    memberships: dict[int, tuple[Membership, ...]] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)  # brought by files of which nothing active speaks any more

    def add(self, other: Persons) -> None:
        """Remember what units need of a batch; its answers are not kept."""
        self.components += other.components
        self.spells |= other.spells
        self.memberships |= other.memberships

    def households(self) -> set[int]:
        """Those the persons belong to, one day or another."""
        return {m.household for own in self.memberships.values() for m in own if m.household}


def compute(loader: Loader, components: Sequence[Component]) -> Persons:
    """Solve a batch of persons."""
    persons = Persons(list(components))
    for person, problem in loader.problems(components).items():
        answer = solve(problem)
        persons.answers[person] = answer
        persons.spells[person] = answer.spells
        persons.memberships[person] = problem.memberships
        if len(problem.records) == 1 and not problem.memberships and not _spoken(problem):
            persons.gone.add(person)
    brought = bulk.select_in("SELECT record_id FROM people_recordkey WHERE record_id IN", persons.gone)
    persons.gone &= {record for (record,) in brought}
    return persons


def _spoken(problem: Problem) -> bool:
    """Whether an active act says something of the person itself, not only of another under a key it once held."""
    own = {one.id for one in problem.statements if not one.of_household and one.subject in problem.records}
    return any(mention.statement in own for mention in problem.mentions)


def person_rows(persons: Persons) -> Rows:
    """The rows of persons: which records they are, their segments, their stays on the list."""
    rows: Rows = {"personrecord": set(), "segment": set(), "listspell": set()}
    for component in persons.components:
        if min(component) in persons.gone:
            continue
        rows["personrecord"] |= {(record, min(component)) for record in component}
    for person, answer in persons.answers.items():
        rows["segment"] |= {
            (person, s.start, s.known_to, s.end, s.statement, s.situation, s.kind.value, s.contested)
            for s in answer.segments
        }
        rows["listspell"] |= {(person, s.state.value, s.start, s.end, s.entry, s.exit) for s in answer.spells}
    return rows


def unit_rows(loader: Loader, persons: Persons, households: Collection[int]) -> Rows:
    """The rows of units: these persons when alone, these households with all their members.

    Members that were not computed here keep the spells already stored.
    """
    found: set[tuple[Any, ...]] = set()
    for person, own in persons.spells.items():
        for row in alone_spells(Member(own, persons.memberships.get(person, ()))):
            found.add(_unit(None, person, row))
    if not households:
        return {"householdspell": found}
    everybody = loader.memberships(households=households)
    computed = {record for component in persons.components for record in component}
    others = loader.components({m.record for m in everybody} - computed)
    whole = {record: component for component in [*persons.components, *others] for record in component}
    spells = {**stored_spells(loader, {min(c) for c in others}), **persons.spells}
    # Which days a person spends in this household depends on all its memberships.
    mine: dict[int, list[Membership]] = defaultdict(list)
    for membership in loader.memberships(records={record for m in everybody for record in whole[m.record]}):
        mine[min(whole[membership.record])].append(membership)
    lived: dict[int, set[int]] = defaultdict(set)
    for membership in everybody:
        lived[membership.household].add(min(whole[membership.record]))
    for household in households:
        members = [Member(spells.get(person, ()), tuple(mine[person])) for person in sorted(lived[household])]
        found |= {_unit(household, None, row) for row in household_spells(household, members)}
    return {"householdspell": found}


def stored_spells(loader: Loader, persons: Collection[int]) -> dict[int, tuple[Spell, ...]]:
    """The list spells already derived for persons that nothing here touches."""
    found: dict[int, list[Spell]] = defaultdict(list)
    days = f"{bulk.plain('from_day')}, {bulk.plain('to_day')}"
    sql = (
        f"SELECT person_id, {days}, state, entry, exit FROM people_listspell "
        f"WHERE from_revision <= {loader.at} AND to_revision > {loader.at} AND person_id IN"
    )
    for person, start, end, state, entry, leaving in bulk.select_in(sql, persons):
        found[person].append(Spell(ordinal(start), ordinal(end), State(state), entry, leaving))
    return {person: tuple(sorted(spells)) for person, spells in found.items()}


def standing(
    table: str, asked: Mapping[str, Collection[int]], at: int | None = None
) -> dict[tuple[Any, ...], int]:
    """The stored rows alive now (or at a revision) whose column is one of the ids: value → row id."""
    alive = f"to_revision = {OPEN}" if at is None else f"from_revision <= {at} AND to_revision > {at}"
    days = DAYS[table]
    columns = [
        bulk.plain(column) if is_day else column for column, is_day in zip(COLUMNS[table], days, strict=True)
    ]
    found: dict[tuple[Any, ...], int] = {}
    for column, ids in asked.items():
        sql = f"SELECT {', '.join(columns)}, id FROM people_{table} WHERE {alive} AND {column} IN"
        for *values, number in bulk.select_in(sql, ids):
            for position, is_day in enumerate(days):
                if is_day:
                    values[position] = ordinal(values[position])
            if table == "segment":
                values[7] = bool(values[7])
            found[tuple(values)] = number
    return found


def answer_of(stored: Stored, person: int) -> Answer:
    """The timeline that stands for a person."""
    segments = [
        Segment(start, known_to, end, statement, situation, Kind(kind), contested)
        for who, start, known_to, end, statement, situation, kind, contested in stored["segment"]
        if who == person
    ]
    spells = [
        Spell(start, end, State(state), entry, leaving)
        for who, state, start, end, entry, leaving in stored["listspell"]
        if who == person
    ]
    return Answer(tuple(sorted(segments)), tuple(sorted(spells)))


def stored_persons(records: Collection[int], persons: Collection[int], at: int | None = None) -> Stored:
    """What stands of these records, and under these persons' names."""
    return {
        "personrecord": standing("personrecord", {"record_id": records}, at),
        "segment": standing("segment", {"person_id": persons}, at),
        "listspell": standing("listspell", {"person_id": persons}, at),
    }


def stored_units(persons: Collection[int], households: Collection[int], at: int | None = None) -> Stored:
    """What stands of these units."""
    return {
        "householdspell": standing("householdspell", {"person_id": persons, "household_id": households}, at)
    }


def dated(table: str, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A derived row with its days written out, as the database takes it."""
    return tuple([iso(value) if is_day else value for value, is_day in zip(row, DAYS[table], strict=True)])


def _unit(household: int | None, person: int | None, row: UnitSpell) -> tuple[Any, ...]:
    return (household, person, row.since, row.state.value, row.start, row.end, row.entry, row.exit)
