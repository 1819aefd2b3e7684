"""Nights without a home per person (HUD System Performance Measure 1a), answered twice.

By the timeline engine, which says where each night was spent: overlapping stays count once, the day of
leaving is not a night, a night at home wins over one at the shelter; the measure's own window is here. And
by the observatory, which counts on intervals.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import mean, median
from typing import Any

from digor.engines.timeline.problem import FAR, Kind, Mention, Problem, Rules, Statement
from digor.engines.timeline.solve import solve
from truth.case import Outcome, Shape

SHELTER, BY_NIGHT, TRANSITIONAL, HOUSED = {0, 8}, {1}, {2}, {3, 9, 10, 13}
CLOSENESS = {"shelter": 2, "transitional": 1, "housed": 3}
WINDOW = 365


def recognises(shape: Shape) -> bool:
    return shape.kind == "json" and {"report_start", "report_end", "definition", "cases"} <= set(shape.keys)


def outcomes(path: Path) -> Iterator[Outcome]:
    """One outcome per published figure of each case."""
    content = json.loads(path.read_text(encoding="utf-8"))
    report = day(content["report_start"]), day(content["report_end"])
    for case in content["cases"]:
        counted = {"shelter", "transitional"} if case["metric"] == "es_sh_th" else {"shelter"}
        people = [counted_nights(person["stays"], counted, *report) for person in case["people"]]
        by_engine = [
            (len(nights), date.fromordinal(nights[0]), date.fromordinal(nights[-1]))
            for nights in people
            if nights
        ]
        for way, inside in (("", by_engine), (" (observatory)", by_observatory(case, *report))):
            lengths = [length for length, _first, _last in inside]
            figures = {
                "nights": lengths,
                "mean": round(mean(lengths), 2) if lengths else None,
                "median": median(lengths) if lengths else None,
                "first": [first.isoformat() for _length, first, _last in inside],
                "last": [last.isoformat() for _length, _first, last in inside],
            }
            for figure, expected in case["expected"].items():
                got = figures.get(figure)
                yield Outcome(f"{path.stem}/{case['id']}/{figure}{way}", got, expected, got == expected)


def by_observatory(case: dict[str, Any], start: int, end: int) -> list[tuple[int, date, date]]:
    """Nights, first and last of each person of a case, in their order."""
    import duckdb

    from digor.observatory.spm.nights_homeless import nights_homeless

    with duckdb.connect() as connection:
        connection.execute(
            "create table stay (person int, kind int, entry date, left_on date, move_in date);"
            "create table bed_night (person int, entry date, left_on date, night date)"
        )
        for number, person in enumerate(case["people"]):
            for stay in person["stays"]:
                told = [number, stay["project_type"], stay["entry"], stay.get("exit"), stay.get("move_in")]
                connection.execute("insert into stay values (?, ?, ?, ?, ?)", told)
                for night in stay.get("bed_nights", []) if stay["project_type"] in BY_NIGHT else ():
                    connection.execute(
                        "insert into bed_night values (?, ?, ?, ?)",
                        [number, stay["entry"], stay.get("exit"), night],
                    )
        found = nights_homeless(
            connection,
            date.fromordinal(start),
            date.fromordinal(end),
            transitional=case["metric"] == "es_sh_th",
        )
    return [(row.nights, row.first, row.last) for row in found]


def counted_nights(stays: list[dict[str, Any]], counted: set[str], start: int, end: int) -> list[int]:
    """The nights of the 365 days ending with the last one up to `end`, and the unbroken run before them.

    Empty unless one of them falls in the report period [start, end], both included.
    """
    nights = sorted(
        night
        for segment in solve(problem(stays)).segments
        if segment.situation in counted
        for night in range(segment.start, min(segment.known_to, end + 1))
    )
    if not nights or nights[-1] < start:
        return []
    first = nights[-1] - WINDOW + 1
    before = set(nights)
    # reach back only when the window opens in the middle of a run
    while first in before and first - 1 in before:
        first -= 1
    return [night for night in nights if night >= first]


def problem(stays: list[dict[str, Any]]) -> Problem:
    claims = [claim for stay in stays for claim in claimed(stay)]
    statements = tuple(
        Statement(
            number,
            "hmis",
            str(number),
            1,
            False,
            Kind.PRESENCE,
            situation,
            start,
            end,
            False,
            CLOSENESS[situation],
        )
        for number, (situation, start, end) in enumerate(claims, 1)
        if start < end
    )
    known = max((end for _, _, end in claims if end < FAR), default=1)
    mentions = tuple(Mention(statement.id, 1, statement.id, known, known, known) for statement in statements)
    return Problem(frozenset({1}), statements, mentions, Rules("spm", frozenset({"shelter", "transitional"})))


def claimed(stay: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    """What a stay says: (situation, first night, day of leaving)."""
    kind, entry = stay["project_type"], day(stay["entry"])
    leaving = day(stay["exit"]) if stay.get("exit") else FAR
    if kind in SHELTER:
        yield "shelter", entry, leaving
    elif kind in BY_NIGHT:
        for night in map(day, stay.get("bed_nights", [])):
            if entry <= night < leaving:
                yield "shelter", night, night + 1
    elif kind in TRANSITIONAL:
        yield "transitional", entry, leaving
    elif kind in HOUSED and stay.get("move_in") and entry <= day(stay["move_in"]) < leaving:
        yield "housed", day(stay["move_in"]), leaving


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()
