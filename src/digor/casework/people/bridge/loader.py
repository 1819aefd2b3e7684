"""Statements of many persons at once → one problem each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from digor.casework.people import bulk
from digor.casework.people.bridge.facts import Component, Facts, perimeter
from digor.casework.people.days import ordinal
from digor.engines.timeline.problem import Kind, Membership, Mention, Problem, Statement

KINDS = {kind.value: kind for kind in Kind}


class Loader(Facts):
    """Reads one territory's statements at one revision: a constant number of queries for a batch."""

    def problems(self, components: Sequence[Component]) -> dict[int, Problem]:
        """Person (its oldest record) → everything the engine needs to know of it."""
        person_of = {record: min(component) for component in components for record in component}
        if not person_of:
            return {}
        own: dict[int, list[Membership]] = defaultdict(list)
        households: dict[int, set[int]] = defaultdict(set)
        for membership in self.memberships(records=person_of):
            person = person_of[membership.record]
            own[person].append(membership)
            if membership.household:
                households[membership.household].add(person)
        said = _Said(self, person_of, households)
        set_aside = self.superseded(said.statements)
        notices: dict[int, set[int]] = defaultdict(set)
        for record, day in self.notices(person_of):
            notices[person_of[record]].add(day)
        rules, coverages = self.rules, self.coverages
        problems = {}
        for component in components:
            person = min(component)
            statements = said.of.get(person, [])
            problems[person] = Problem(
                records=component,
                statements=tuple(statements),
                mentions=tuple(said.mentions.get(person, ())),
                rules=rules,
                superseded=frozenset(one.id for one in statements if one.id in set_aside),
                coverages=coverages,
                notices=tuple(sorted(notices[person])),
                memberships=tuple(own[person]),
            )
        return problems


class _Said:
    """What is said of each person: statements and active mentions of every key it ever held."""

    def __init__(self, loader: Loader, person_of: dict[int, int], households: dict[int, set[int]]) -> None:
        self._loader = loader
        self.of: dict[int, list[Statement]] = defaultdict(list)
        self.mentions: dict[int, list[Mention]] = defaultdict(list)
        self.statements: dict[int, tuple[int, ...]] = {}  # statement → persons it concerns
        whose: dict[str, dict[int, tuple[int, ...]]] = {
            "record_id": {record: (person,) for record, person in person_of.items()},
            "household_id": {household: tuple(persons) for household, persons in households.items()},
        }
        moved: dict[int, set[int]] = defaultdict(set)
        for column, key, subject in self._moved(whose):
            moved[key].update(whose[column][subject])
        self._read(whose, moved)
        if moved:
            self._read({"source_key_id": {key: tuple(persons) for key, persons in moved.items()}}, {})

    def _moved(self, subjects: Mapping[str, Collection[int]]) -> Iterator[Any]:
        """(column, key, subject) of keys that also spoke, one day, of somebody else."""
        yield from bulk.select_each(
            """SELECT DISTINCT '{column}', held.source_key_id, held.{column} FROM people_statement held
               JOIN people_statement other ON other.source_key_id = held.source_key_id
                AND (other.{column} IS NULL OR other.{column} <> held.{column})
               WHERE held.{column} IN""",
            subjects,
        )

    def _read(self, whose: Mapping[str, dict[int, tuple[int, ...]]], elsewhere: Collection[int]) -> None:
        """Statements and mentions whose column is in `whose`; keys `elsewhere` are read apart."""
        start, end = bulk.plain("said.from_day"), bulk.plain("said.to_day")
        for (
            number, key, source, row_key, record, household, kind, situation, begins, ends, by_night,
            closeness, structure, column, subject,
        ) in bulk.select_each(
            f"""SELECT said.id, said.source_key_id, source.code, source_key.row_key, said.record_id,
                       said.household_id, said.kind, said.situation, {start}, {end}, said.by_night,
                       said.closeness, said.perimeter, '{{column}}', said.{{column}}
                FROM people_statement said
                JOIN people_sourcekey source_key ON source_key.id = said.source_key_id
                JOIN partners_source source ON source.id = said.source_id
                WHERE said.{{column}} IN""",
            whose,
        ):  # fmt: skip
            if key in elsewhere:
                continue
            statement = Statement(
                number, source, row_key, record or household, household is not None, KINDS[kind],
                situation, ordinal(begins), ordinal(ends), bool(by_night), closeness, perimeter(structure),
            )  # fmt: skip
            persons = self.statements[number] = whose[column][subject]
            for person in persons:
                self.of[person].append(statement)
        self._mentions(whose)

    def _mentions(self, whose: Mapping[str, Collection[int]]) -> None:
        stated_on = bulk.plain("mention.stated_on")
        rows = list(
            bulk.select_each(
                f"""SELECT mention.statement_id, mention.act_id, mention.line, {stated_on}
                    FROM people_statement said JOIN people_mention mention ON mention.statement_id = said.id
                    WHERE said.{{column}} IN""",
                whose,
            )
        )
        acts = self._loader.acts.read({row[1] for row in rows})
        for statement, act, line, said_on in rows:
            active = acts[act]
            persons = self.statements.get(statement)
            if active is None or persons is None:
                continue
            day = ordinal(said_on)
            mention = Mention(statement, active.order, line, day, active.prepared_on, active.file_day or day)
            for person in persons:
                self.mentions[person].append(mention)
