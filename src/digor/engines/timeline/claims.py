"""From what was said to what is claimed: rules 1, 2 and 4, and household rows read on each member."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from digor.engines.timeline.memberships import Span, days_in_households
from digor.engines.timeline.problem import FAR, Kind, Mention, Problem, Statement

Key = tuple[str, str]


class Claim(NamedTuple):
    """A situation claimed on [start, end). The first five fields are the precedence, greatest first."""

    by_night: bool
    closeness: int
    stated_on: int
    source: str
    row_key: str
    start: int
    end: int
    bound: int  # a stay missing from a complete file is presumed until this day (0: not missing)
    known_on: int  # our day: when the statement first became known
    statement: int
    situation: str
    presence: bool


class News(NamedTuple):
    """Somebody met or phoned the person on each day of [start, end)."""

    start: int
    end: int
    known_on: int
    statement: int


class Row(NamedTuple):
    """The current content of a source's row."""

    statement: Statement
    stated_on: int
    known_on: int
    vouched_on: int  # day of the last file that carries the row


def current_rows(problem: Problem) -> list[Row]:
    """Rule 1: of each key, the content mentioned last by (stated on, revision, line).

    Also those superseded, taken back or moved to another record: `claims` sets them aside.
    """
    contents = {statement.id: statement for statement in problem.statements}
    chosen: dict[Key, Mention] = {}
    vouched: dict[Key, int] = {}
    known: dict[int, int] = {}
    for mention in problem.mentions:
        number = mention.statement
        statement = contents[number]
        key = (statement.source, statement.row_key)
        prepared = mention.prepared_on
        if known.setdefault(number, prepared) > prepared:
            known[number] = prepared
        best = chosen.get(key)
        if best is None:
            chosen[key] = mention
            vouched[key] = mention.file_day
            continue
        if mention.file_day > vouched[key]:
            vouched[key] = mention.file_day
        if _later(mention, best, contents):
            chosen[key] = mention
    return [
        Row(contents[best.statement], best.stated_on, known[best.statement], vouched[key])
        for key, best in chosen.items()
    ]


def _later(mention: Mention, best: Mention, contents: dict[int, Statement]) -> bool:
    new = (mention.stated_on, mention.order, mention.line)
    old = (best.stated_on, best.order, best.line)
    # One line says one thing; were it to say two, the answer must still not depend on database ids.
    return new > old or (
        new == old and _content(contents[mention.statement]) > _content(contents[best.statement])
    )


def _content(statement: Statement) -> tuple[object, ...]:
    return (
        statement.kind.value, statement.situation, statement.start, statement.end,
        statement.by_night, statement.closeness, statement.perimeter,
    )  # fmt: skip


class Absences:
    """Rule 4: which complete file ends a stay by not carrying it."""

    def __init__(self, problem: Problem) -> None:
        self._days: dict[Key, list[int]] = {}
        for coverage in sorted(problem.coverages, key=lambda c: c.day):
            self._days.setdefault((coverage.source, coverage.perimeter), []).append(coverage.day)

    def first(self, row: Row) -> int:
        """Day of the earliest complete file from which the stay is missing; 0 if none."""
        if not self._days:
            return 0
        said = row.statement
        after = max(row.vouched_on, said.start)
        earliest = 0
        for perimeter in {"", said.perimeter}:
            days = self._days.get((said.source, perimeter), [])
            position = bisect_right(days, after)
            if position < len(days) and days[position] < said.end:
                earliest = min(earliest or FAR, days[position])
        return earliest


def claims(problem: Problem, rows: Iterable[Row]) -> tuple[list[Claim], list[News]]:
    """What the current rows say of this person: claims by precedence, and contacts by start.

    Set aside: superseded contents (rule 2), rows taken back, rows of others, and the nights of a
    household row on which the person does not belong to the household.
    """
    absences = Absences(problem)
    households = days_in_households(problem)
    superseded, records = problem.superseded, problem.records
    presence, contact, nothing = Kind.PRESENCE, Kind.CONTACT, Kind.NOTHING
    found: list[Claim] = []
    news: list[News] = []
    for row in rows:
        said = row.statement
        kind = said.kind
        if kind is nothing or said.id in superseded:
            continue
        if said.of_household:
            spans = clipped(said.start, said.end, households.get(said.subject, ()))
        elif said.subject in records:
            spans = [(said.start, said.end)]
        else:
            continue
        if kind is contact:
            news.extend(News(start, end, row.known_on, said.id) for start, end in spans)
            continue
        missing = absences.first(row) if kind is presence else 0
        for start, end in spans:
            bound = 0
            if missing and row.vouched_on + 1 < end:
                bound, end = min(missing, end), row.vouched_on + 1
            if start < end:
                found.append(
                    Claim(
                        said.by_night, said.closeness, row.stated_on, said.source, said.row_key,
                        start, end, bound, row.known_on, said.id, said.situation, kind is presence,
                    )
                )  # fmt: skip
    found.sort(reverse=True)
    news.sort()
    return found, news


def clipped(start: int, end: int, spans: Iterable[Span]) -> list[Span]:
    """The parts of [start, end) inside the spans."""
    return [(max(start, low), min(end, high)) for low, high in spans if low < end and start < high]
