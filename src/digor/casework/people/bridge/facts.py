"""What is known at a revision beside statements: links, memberships, referents, files, rules."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from digor.casework.people import bulk
from digor.casework.people.bridge.acts import Acts
from digor.casework.people.days import ordinal
from digor.casework.people.models import RuleSet
from digor.casework.people.nomenclature.classes import DEFAULT_LISTED, listed
from digor.casework.people.nomenclature.lookup import fold
from digor.casework.people.nomenclature.situations import WITHIN
from digor.casework.people.nomenclature.versions import VERSIONS, version
from digor.engines.timeline.problem import Coverage, Membership, Rules

Component = frozenset[int]


class Facts:
    """Reads one territory's acts at one revision, a bounded number of queries for many persons."""

    def __init__(
        self, territory_id: int, at: int, *, plus: int | None = None, minus: int | None = None
    ) -> None:
        self.territory_id = territory_id
        self.at = at
        self.acts = Acts(territory_id, at, plus, minus)

    def components(self, records: Iterable[int]) -> list[Component]:
        """The persons these records are part of: sets of records linked at the revision."""
        neighbours: dict[int, set[int]] = defaultdict(set)
        seen: set[int] = set()
        frontier = set(records)
        while frontier:
            seen |= frontier
            found = set()
            for a, b in self._links(frontier):
                neighbours[a].add(b)
                neighbours[b].add(a)
                found |= {a, b}
            frontier = found - seen
        components = []
        linked = set(neighbours)
        while linked:
            component, todo = set(), [linked.pop()]
            while todo:
                record = todo.pop()
                component.add(record)
                todo += [other for other in neighbours[record] if other not in component]
            linked -= component
            components.append(frozenset(component))
        components += [frozenset((record,)) for record in seen - neighbours.keys()]
        return sorted(components, key=min)

    @cached_property
    def rules(self) -> Rules:
        """The rules in force at the revision."""
        row = self.rule_set
        if row is None:
            return _rules(VERSIONS[0].code, tuple(DEFAULT_LISTED), 90, 14)
        return _rules(row.nomenclature, tuple(row.ethos_light), row.threshold_days, row.notice_days)

    @cached_property
    def rule_set(self) -> RuleSet | None:
        """The row behind `rules`; None before the territory's first act."""
        # Rules are changed, never withdrawn: the last published by then is in force.
        for number, *columns in bulk.select(
            f"""SELECT fact.id, fact.act_id, fact.nomenclature, fact.ethos_light, fact.threshold_days,
                       fact.notice_days
                FROM people_ruleset fact JOIN people_revision published ON published.act_id = fact.act_id
                 AND published.verb = 'publish' AND published.number <= {int(self.at)}
                WHERE fact.territory_id = %s ORDER BY published.number DESC LIMIT 1""",
            [self.territory_id],
        ):
            act, nomenclature, ethos_light, threshold, notice = columns
            if isinstance(ethos_light, str):
                ethos_light = json.loads(ethos_light)
            return RuleSet(
                pk=number,
                territory_id=self.territory_id,
                act_id=act,
                nomenclature=nomenclature,
                ethos_light=ethos_light,
                threshold_days=threshold,
                notice_days=notice,
            )
        return None

    @cached_property
    def coverages(self) -> tuple[Coverage, ...]:
        """The complete files of the territory."""
        rows = self.acts.rows(
            f"source.code, fact.perimeter, {bulk.plain('fact.file_day')}",
            "people_act fact JOIN partners_source source ON source.id = fact.source_id",
            act="fact.id",
            where="fact.complete",
        )
        return tuple(
            Coverage(code, perimeter(structure), ordinal(day), order)
            for code, structures, day, order in rows
            for structure in structures.split("\n")  # a file of several structures is complete for each
        )

    def memberships(
        self, *, records: Collection[int] = (), households: Collection[int] = ()
    ) -> list[Membership]:
        """The active memberships of these records, or in these households."""
        column, ids = ("fact.record_id", records) if records else ("fact.household_id", households)
        return _memberships(self.acts.rows_in(_MEMBERSHIP, "people_membership fact", column, ids))

    def memberships_on(self, day: date) -> list[Membership]:
        """Every active membership of the territory that covers a day."""
        covers = "fact.from_day <= %s AND fact.to_day > %s"
        return _memberships(
            self.acts.rows(_MEMBERSHIP, "people_membership fact", where=covers, params=[day, day])
        )

    def referents(self, records: Collection[int] | None = None) -> list[tuple[int, int | None, int]]:
        """(record, post, order) of who said "I am the referent", the last said last."""
        columns, table = (
            f"fact.record_id, fact.post_id, {bulk.plain('fact.from_day')}",
            "people_referent fact",
        )
        rows: Iterable[Any]
        if records is None:
            rows = self.acts.rows(columns, table)
        else:
            rows = self.acts.rows_in(columns, table, "fact.record_id", records)
        said = sorted(rows, key=lambda row: (row[3], str(row[2])))
        return [(record, post, order) for record, post, _day, order in said]

    def contents(self, keys: Collection[int], columns: Sequence[str]) -> Iterator[Any]:
        """Every active mention of these keys: the content's columns, stated on, line, order."""
        said = ", ".join(f"said.{column}" for column in columns)
        return self.acts.rows_in(
            f"{said}, fact.stated_on, fact.line",
            "people_statement said JOIN people_mention fact ON fact.statement_id = said.id",
            "said.source_key_id",
            keys,
        )

    def contacts(self, persons: Collection[int]) -> Iterator[tuple[int, int, int]]:
        """(person, first day, day after the last) of news without a situation, as each key now says."""
        current: dict[int, tuple[tuple[Any, ...], Any]] = {}
        for key, *said in self.acts.rows_in(
            "other.source_key_id, other.id, other.kind, other.record_id, pr.record_id, pr.person_id, "
            f"{bulk.plain('other.from_day')}, {bulk.plain('other.to_day')}, "
            f"{bulk.plain('fact.stated_on')}, fact.line",
            "people_personrecord pr "
            "JOIN people_statement said ON said.record_id = pr.record_id AND said.kind = 'contact' "
            f"AND pr.from_revision <= {self.at} AND pr.to_revision > {self.at} "
            "JOIN people_statement other ON other.source_key_id = said.source_key_id "
            "JOIN people_mention fact ON fact.statement_id = other.id",
            "pr.person_id",
            persons,
        ):
            stated_on, line, order = said[-3:]
            rank = (ordinal(stated_on), order, line)
            if key not in current or rank > current[key][0]:
                current[key] = (rank, said)
        told = [said for _, said in current.values() if said[1] == "contact" and said[2] == said[3]]
        set_aside = self.superseded([said[0] for said in told])
        for number, _kind, _about, _record, person, start, end, *_ in told:
            if number not in set_aside:
                yield person, ordinal(start), ordinal(end)

    def notices(self, records: Collection[int]) -> Iterator[tuple[int, int]]:
        """(record, day) of the warnings given about these records."""
        day = bulk.plain("fact.day")
        for record, when, _ in self.acts.rows_in(
            f"fact.record_id, {day}", "people_notice fact", "fact.record_id", records
        ):
            yield record, ordinal(when)

    def superseded(self, statements: Collection[int]) -> set[int]:
        """Which of these contents somebody set aside. Takings back are few: above a page of
        statements, the territory's are read whole."""
        if len(statements) > bulk.CHUNK:
            return {row[0] for row in self._all_superseded}
        table = "people_supersession fact"
        found = self.acts.rows_in("fact.statement_id", table, "fact.statement_id", statements)
        return {row[0] for row in found}

    @cached_property
    def _all_superseded(self) -> list[Any]:
        return self.acts.rows("fact.statement_id", "people_supersession fact")

    def _links(self, records: Collection[int]) -> Iterator[tuple[int, int]]:
        for a, b, _ in self.acts.rows_each(
            "fact.record_a_id, fact.record_b_id",
            "people_link fact",
            {"fact.record_a_id": records, "fact.record_b_id": records},
        ):
            yield a, b


@lru_cache(maxsize=32)
def _rules(code: str, ethos_light: tuple[int, ...], threshold_days: int, notice_days: int) -> Rules:
    nomenclature = version(code)
    return Rules(
        version=nomenclature.code,
        listed=listed(nomenclature, frozenset(ethos_light)),
        destinations=nomenclature.destinations(),
        threshold_days=threshold_days,
        notice_days=notice_days,
        vague=WITHIN,
    )


@lru_cache(maxsize=4096)
def perimeter(structure: str) -> str:
    """A structure for the engine, which compares exactly: accents, case and punctuation aside.

    What folds to nothing stays as written: an empty perimeter would be the whole source.
    """
    return fold(structure) or structure


_MEMBERSHIP = "fact.record_id, fact.household_id, fact.from_day, fact.to_day"


def _memberships(rows: Iterable[Any]) -> list[Membership]:
    return [
        Membership(record, household or 0, ordinal(start), ordinal(end), order)
        for record, household, start, end, order in rows
    ]
