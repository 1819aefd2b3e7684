"""Segments as drawn: what a ribbon or a lane shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from digor.casework.people import bulk
from digor.casework.people.days import day, ordinal
from digor.casework.people.shapes import Strip
from digor.engines.timeline.answer import Segment
from digor.engines.timeline.problem import Kind


def strips_for(persons: Collection[int], since: date, revision: int) -> dict[int, tuple[Strip, ...]]:
    """Person → its segments that end after a day, as known at a revision: one query."""
    found: dict[int, list[Strip]] = defaultdict(list)
    days = ", ".join(bulk.plain(column) for column in ("from_day", "known_to", "to_day"))
    sql = (
        f"SELECT person_id, {days}, situation, kind, contested FROM people_segment "
        f"WHERE to_day > '{since.isoformat()}' AND from_revision <= {int(revision)} "
        f"AND to_revision > {int(revision)} AND person_id IN"
    )
    for person, start, known_to, end, situation, kind, contested in bulk.select_in(sql, persons):
        found[person].append(
            Strip(
                day(ordinal(start)),
                day(ordinal(known_to)),
                day(ordinal(end)),
                situation,
                Kind(kind),
                bool(contested),
            )
        )
    return {person: tuple(sorted(strips, key=lambda strip: strip.start)) for person, strips in found.items()}


def strips_of(person: int, since: date, revision: int) -> tuple[Strip, ...]:
    """One person's."""
    return strips_for([person], since, revision).get(person, ())


def strip(segment: Segment) -> Strip:
    """A segment of the engine, as drawn."""
    return Strip(
        day(segment.start),
        day(segment.known_to),
        day(segment.end),
        segment.situation,
        segment.kind,
        segment.contested,
    )
