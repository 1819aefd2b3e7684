"""Segments as drawn: what a ribbon or a lane shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from digor.casework.people import bulk
from digor.casework.people.days import day, iso, ordinal
from digor.casework.people.shapes import Strip
from digor.engines.timeline.answer import Segment
from digor.engines.timeline.problem import Kind


def strips_for(
    persons: Collection[int], since: int, until: int, revision: int
) -> dict[int, tuple[Strip, ...]]:
    """Person → its segments between two nights, as known at a revision: one query.

    Segments are disjoint: from the last one begun by the first night, an index tells them all.
    """
    found: dict[int, list[Strip]] = defaultdict(list)
    days = ", ".join(bulk.plain(f"s.{column}") for column in ("from_day", "known_to", "to_day"))
    alive = "{0}.from_revision <= " + f"{int(revision)} AND " + "{0}.to_revision > " + f"{int(revision)}"
    sql = f"""
      SELECT s.person_id, {days}, s.situation, s.kind, s.contested
      FROM people_record person JOIN people_segment s ON s.person_id = person.id
        AND s.from_day <= '{iso(until)}' AND s.from_day >= COALESCE((
          SELECT MAX(first.from_day) FROM people_segment first WHERE first.person_id = person.id
            AND first.from_day <= '{iso(since)}' AND {alive.format("first")}), '0001-01-01')
        AND {alive.format("s")} AND s.to_day > '{iso(since)}'
      WHERE person.id IN"""
    for person, start, known_to, end, situation, kind, contested in bulk.select_in(sql, persons):
        first, known, last = (day(ordinal(one)) for one in (start, known_to, end))
        found[person].append(Strip(first, known, last, situation, Kind(kind), bool(contested)))
    return {person: tuple(sorted(strips, key=lambda strip: strip.start)) for person, strips in found.items()}


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
