"""Rows → the timeline engine's problems: the only caller of the engine's input side.

A `Loader` reads at one revision, for many persons at once, with a constant number of queries.
`plus`: an act read as if it were published just after that revision (staging an import).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from django.db import connection

from digor.casework.people.days import ordinal
from digor.casework.people.models import RuleSet
from digor.casework.people.nomenclature.classes import DEFAULT_LISTED, listed
from digor.casework.people.nomenclature.versions import VERSIONS, version
from digor.engines.timeline.problem import Coverage, Kind, Membership, Mention, Problem, Rules, Statement

Component = frozenset[int]
CHUNK = 900  # ids in one IN list: below every database's limit on parameters

# An act is active at a revision when it was published at or before it, and not withdrawn by then.
_ACTIVE = """
  (published.number IS NOT NULL{plus}) AND NOT EXISTS (
    SELECT 1 FROM people_revision withdrawn
    WHERE withdrawn.act_id = {act} AND withdrawn.verb = 'withdraw' AND withdrawn.number <= {at})
"""
_PUBLISHED = """
  LEFT JOIN people_revision published
    ON published.act_id = {act} AND published.verb = 'publish' AND published.number <= {at}
"""


class Loader:
    """Reads one territory's statements at one revision."""

    def __init__(self, territory_id: int, at: int, plus: int | None = None) -> None:
        self.territory_id = territory_id
        self.at = at
        self.plus = plus

    def components(self, records: Iterable[int]) -> list[Component]:
        """The persons these records are part of: sets of records linked at the revision."""
        wanted = set(records)
        if not wanted:
            return []
        neighbours: dict[int, set[int]] = defaultdict(set)
        seen: set[int] = set()
        frontier = wanted
        while frontier:
            seen |= frontier
            found = set()
            for a, b in self._links(frontier):
                neighbours[a].add(b)
                neighbours[b].add(a)
                found |= {a, b}
            frontier = found - seen
        components = []
        left = set(seen)
        while left:
            component, todo = set(), [left.pop()]
            while todo:
                record = todo.pop()
                component.add(record)
                todo += [other for other in neighbours[record] if other not in component]
            left -= component
            components.append(frozenset(component))
        return sorted(components, key=min)

    def problems(self, components: Sequence[Component]) -> dict[int, Problem]:
        """Person (its oldest record) → everything the engine needs to know of it."""
        person_of = {record: min(component) for component in components for record in component}
        if not person_of:
            return {}
        memberships = self.memberships(records=person_of)
        households: dict[int, set[int]] = defaultdict(set)
        own: dict[int, list[Membership]] = defaultdict(list)
        for membership in memberships:
            person = person_of[membership.record]
            own[person].append(membership)
            if membership.household:
                households[membership.household].add(person)
        statements: dict[int, dict[int, Statement]] = defaultdict(dict)
        mentions: dict[int, list[Mention]] = defaultdict(list)
        persons_of_key = self._persons_of_keys(person_of, households)
        for row in self._said(persons_of_key):
            statement, mention = self._read(row)
            for person in persons_of_key[row[1]]:
                statements[person][statement.id] = statement
                mentions[person].append(mention)
        set_aside = self._set_aside({one for said in statements.values() for one in said})
        notices = self._notices(person_of)
        coverages = self.coverages
        return {
            (person := min(component)): Problem(
                records=component,
                statements=tuple(statements[person].values()),
                mentions=tuple(mentions[person]),
                rules=self.rules,
                superseded=frozenset(one for one in statements[person] if one in set_aside),
                coverages=coverages,
                notices=tuple(sorted(notices[person])),
                memberships=tuple(own[person]),
            )
            for component in components
        }

    @cached_property
    def rules(self) -> Rules:
        """The rules in force at the revision."""
        row = self.rule_set
        nomenclature = version(row.nomenclature) if row else VERSIONS[0]
        return Rules(
            version=nomenclature.code,
            listed=listed(nomenclature, frozenset(row.ethos_light) if row else DEFAULT_LISTED),
            destinations=nomenclature.destinations(),
            threshold_days=row.threshold_days if row else 90,
            notice_days=row.notice_days if row else 14,
        )

    @cached_property
    def rule_set(self) -> RuleSet | None:
        """The row behind `rules`; None before the territory's first act."""
        rows = self._rows("SELECT fact.id FROM people_ruleset fact", "fact.act_id", order="ORDER BY 2 DESC")
        return RuleSet.objects.select_related("act").get(pk=rows[0][0]) if rows else None

    @cached_property
    def coverages(self) -> tuple[Coverage, ...]:
        """The complete files of the territory."""
        sql = """SELECT source.code, fact.perimeter, fact.file_day FROM people_act fact
                 JOIN partners_source source ON source.id = fact.source_id"""
        rows = self._rows(
            sql, "fact.id", where="fact.complete AND fact.territory_id = %s", params=[self.territory_id]
        )
        return tuple(Coverage(code, perimeter, ordinal(day), order) for code, perimeter, day, order in rows)

    def memberships(
        self, *, records: Collection[int] = (), households: Collection[int] = ()
    ) -> list[Membership]:
        """The active memberships of these records, or in these households."""
        column, ids = ("record_id", records) if records else ("household_id", households)
        sql = (
            "SELECT fact.record_id, fact.household_id, fact.from_day, fact.to_day FROM people_membership fact"
        )
        return [
            Membership(record, household or 0, ordinal(start), ordinal(end), order)
            for record, household, start, end, order in self._in(sql, f"fact.{column}", ids)
        ]

    def memberships_on(self, day: date) -> list[Membership]:
        """Every active membership of the territory that covers a day."""
        sql = (
            "SELECT fact.record_id, fact.household_id, fact.from_day, fact.to_day FROM people_membership fact"
        )
        where = "fact.territory_id = %s AND fact.from_day <= %s AND fact.to_day > %s"
        rows = self._rows(sql, "fact.act_id", where=where, params=[self.territory_id, day, day])
        return [
            Membership(record, household or 0, ordinal(start), ordinal(end), order)
            for record, household, start, end, order in rows
        ]

    def referents(self, records: Collection[int] | None = None) -> list[tuple[int, int | None, int]]:
        """(record, post, order) of who said "I am the referent", the last said last."""
        sql = "SELECT fact.record_id, fact.post_id, fact.from_day FROM people_referent fact"
        rows = self._rows(sql, "fact.act_id") if records is None else self._in(sql, "fact.record_id", records)
        said = sorted(rows, key=lambda row: (row[3], str(row[2])))
        return [(record, post, order) for record, post, _day, order in said]

    def contacts(self, records: Collection[int]) -> list[tuple[int, date, int]]:
        """(record, day, order) of active contacts: news without a situation."""
        sql = """SELECT said.record_id, said.from_day FROM people_statement said
                 JOIN people_mention fact ON fact.statement_id = said.id AND said.kind = 'contact'"""
        return list(self._in(sql, "said.record_id", records))

    def contents(self, keys: Collection[int], columns: Sequence[str]) -> Iterable[Any]:
        """Every active mention of these keys: the content's columns, stated on, line, order."""
        sql = f"""SELECT {", ".join(f"said.{column}" for column in columns)}, fact.stated_on, fact.line
                  FROM people_statement said JOIN people_mention fact ON fact.statement_id = said.id"""
        return self._in(sql, "said.source_key_id", keys)

    def _links(self, records: Collection[int]) -> Iterable[tuple[int, int]]:
        sql = "SELECT fact.record_a_id, fact.record_b_id FROM people_link fact"
        for column in ("record_a_id", "record_b_id"):
            yield from ((a, b) for a, b, _ in self._in(sql, f"fact.{column}", records))

    def _persons_of_keys(
        self, person_of: dict[int, int], households: dict[int, set[int]]
    ) -> dict[int, set[int]]:
        """Every key one of the records, or of their households, ever held → the persons it concerns."""
        persons: dict[int, set[int]] = defaultdict(set)
        for subject, ids in (("record_id", person_of), ("household_id", households)):
            sql = f"SELECT DISTINCT source_key_id, {subject} FROM people_statement WHERE {subject} IN"
            for key, one in in_chunks(sql, list(ids)):
                persons[key] |= {person_of[one]} if subject == "record_id" else households[one]
        return persons

    def _said(self, keys: Collection[int]) -> Iterable[Any]:
        sql = """
          SELECT said.id, said.source_key_id, source.code, source_key.row_key, said.record_id, said.household_id,
                 said.kind, said.situation, said.from_day, said.to_day, said.by_night, said.closeness,
                 said.perimeter, fact.stated_on, fact.line, act.prepared_on, act.file_day
          FROM people_statement said
          JOIN people_sourcekey source_key ON source_key.id = said.source_key_id
          JOIN partners_source source ON source.id = said.source_id
          JOIN people_mention fact ON fact.statement_id = said.id
          JOIN people_act act ON act.id = fact.act_id"""
        return self._in(sql, "said.source_key_id", keys)

    @staticmethod
    def _read(row: Any) -> tuple[Statement, Mention]:
        (number, _, source, row_key, record, household, kind, situation, start, end, by_night, closeness,
         perimeter, stated_on, line, prepared_on, file_day, order) = row  # fmt: skip
        statement = Statement(
            number, source, row_key, record or household, household is not None, KINDS[kind], situation,
            ordinal(start), ordinal(end), bool(by_night), closeness, perimeter,
        )  # fmt: skip
        said_on = ordinal(stated_on)
        file_on = ordinal(file_day) if file_day else said_on
        return statement, Mention(number, order, line, said_on, ordinal(prepared_on), file_on)

    def _set_aside(self, statements: Collection[int]) -> set[int]:
        sql = "SELECT fact.statement_id FROM people_supersession fact"
        return {row[0] for row in self._in(sql, "fact.statement_id", statements)}

    def _notices(self, person_of: dict[int, int]) -> dict[int, set[int]]:
        notices: dict[int, set[int]] = defaultdict(set)
        sql = "SELECT fact.record_id, fact.day FROM people_notice fact"
        for record, day, _ in self._in(sql, "fact.record_id", person_of):
            notices[person_of[record]].add(ordinal(day))
        return notices

    def _in(self, sql: str, column: str, ids: Iterable[int]) -> Iterable[Any]:
        """The active rows whose `column` is one of `ids`, each followed by its act's order."""
        wanted = list(ids)
        for start in range(0, len(wanted), CHUNK):
            chunk = wanted[start : start + CHUNK]
            where = f"{column} IN ({', '.join(['%s'] * len(chunk))})"
            yield from self._rows(sql, "fact.act_id", where=where, params=chunk)

    def _rows(
        self, sql: str, act: str, *, where: str = "", params: Sequence[Any] = (), order: str = ""
    ) -> list[Any]:
        """Rows of `sql` whose act is active, each followed by its order: the number that published it."""
        plus = f" OR {act} = {int(self.plus)}" if self.plus else ""
        select, rest = _split(sql)
        at = int(self.at)
        query = (
            f"{select}, COALESCE(published.number, {at + 1}) FROM {rest}"
            + _PUBLISHED.format(act=act, at=at)
            + " WHERE "
            + _ACTIVE.format(act=act, at=at, plus=plus)
            + (f" AND {where}" if where else " AND fact.territory_id = %s")
            + f" {order}"
        )
        with connection.cursor() as cursor:
            cursor.execute(query, list(params) if where else [self.territory_id])
            return list(cursor.fetchall())


KINDS = {kind.value: kind for kind in Kind}


def _split(sql: str) -> tuple[str, str]:
    """SELECT part and FROM part of a query with one FROM."""
    select, _, rest = sql.partition("FROM ")
    return select.rstrip(), rest


def in_chunks(sql: str, ids: Sequence[int]) -> Iterable[Any]:
    """Rows of `sql` (which ends in IN), asked for a bounded list of ids at a time."""
    with connection.cursor() as cursor:
        for start in range(0, len(ids), CHUNK):
            chunk = ids[start : start + CHUNK]
            cursor.execute(f"{sql} ({', '.join(['%s'] * len(chunk))})", chunk)
            yield from cursor.fetchall()
