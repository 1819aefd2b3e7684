"""Days of one winter, and what the database holds, in words a test can write."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import connection

from digor.casework.people.models import OPEN, Record, Segment, Statement
from digor.engines.timeline.problem import FAR

EVE = date(2024, 12, 31)
FAR_DAY = date.fromordinal(FAR)


def day(number: int) -> date:
    """Day 1 is 1 January 2025."""
    return EVE + timedelta(days=number)


def number(when: date) -> int | str:
    """Back to a number; "open" for an open end."""
    return "open" if when == FAR_DAY else (when - EVE).days


def segments(person: Record, revision: int | None = None) -> list[tuple[Any, ...]]:
    """(situation, start, known to, end[, "contested"]) of a person's rows alive at a revision (now)."""
    rows = Segment.objects.filter(person=person).order_by("from_day")
    if revision is None:
        rows = rows.filter(to_revision=OPEN)
    else:
        rows = rows.filter(from_revision__lte=revision, to_revision__gt=revision)
    return [
        (row.situation, number(row.from_day), number(row.known_to), number(row.to_day))
        + (("contested",) if row.contested else ())
        for row in rows
    ]


def lives(person: Record) -> set[tuple[Any, ...]]:
    """Every row a person ever had, with the revisions on which it lived; "…" for still alive."""
    return {
        (
            row.situation,
            *(number(when) for when in (row.from_day, row.known_to, row.to_day)),
            row.from_revision,
            "…" if row.to_revision == OPEN else row.to_revision,
        )
        for row in Segment.objects.filter(person=person)
    }


def statement(**given: Any) -> Statement:
    """The one statement that answers."""
    return Statement.objects.get(**given)


def count(table: str, **given: Any) -> int:
    """How many rows a table of the room holds."""
    where = " AND ".join(f"{column} = %s" for column in given) or "1 = 1"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM people_{table} WHERE {where}", list(given.values()))
        return int(cursor.fetchone()[0])
