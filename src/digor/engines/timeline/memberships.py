"""Who lives with whom: dated memberships read as days, the latest order winning each day."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush
from itertools import pairwise

from digor.engines.timeline.problem import Membership, Problem

Span = tuple[int, int]
Stay = tuple[int, int, int]  # start, end, household


def stays(memberships: Iterable[Membership]) -> list[Stay]:
    """In which household on which days: at most one a day, sorted, maximal, days in none left out.

    The latest `order` wins a day; within one order the later start, then the earlier end, then the
    older household (smaller number): one act that says two things of one day is read as a move.
    O(n log n).
    """
    ranked = sorted(memberships, key=lambda m: (m.order, m.start, -m.end, -m.household), reverse=True)
    by_start = sorted(range(len(ranked)), key=lambda rank: ranked[rank].start)
    bounds = sorted({m.start for m in ranked} | {m.end for m in ranked})
    found: list[Stay] = []
    live: list[int] = []
    position = 0
    for day, until in pairwise(bounds):
        while position < len(by_start) and ranked[by_start[position]].start == day:
            heappush(live, by_start[position])
            position += 1
        while live and ranked[live[0]].end <= day:
            heappop(live)
        if not live or not (household := ranked[live[0]].household):
            continue
        if found and found[-1][1] == day and found[-1][2] == household:
            found[-1] = (found[-1][0], until, household)
        else:
            found.append((day, until, household))
    return found


def days_in_households(problem: Problem) -> dict[int, list[Span]]:
    """Household -> days on which one of the person's records belongs to it: sorted, merged.

    Each record follows its own memberships: two sources may know one family under two households,
    and linking the records must not silence either.
    """
    by_record: dict[int, list[Membership]] = {}
    for membership in problem.memberships:
        if membership.record in problem.records:
            by_record.setdefault(membership.record, []).append(membership)
    spans: dict[int, list[Span]] = {}
    for own in by_record.values():
        for start, end, household in stays(own):
            spans.setdefault(household, []).append((start, end))
    return {household: merged(found) for household, found in spans.items()}


def merged(spans: Iterable[Span]) -> list[Span]:
    """The union of spans of days: sorted, disjoint, not touching."""
    union: list[Span] = []
    for start, end in sorted(spans):
        if union and start <= union[-1][1]:
            union[-1] = (union[-1][0], max(end, union[-1][1]))
        else:
            union.append((start, end))
    return union


def won_by(this: Membership, memberships: Iterable[Membership]) -> list[Stay]:
    """The days on which `this` decides among a record's memberships, by the order `stays` reads them in.

    Each span comes with the household that would hold those days without it (0: none); sorted, maximal.
    """
    own = [one for one in memberships if one.end > this.start and one.start < this.end]
    bounds = sorted({day for one in own for day in (one.start, one.end)} | {this.start, this.end})
    found: list[Stay] = []
    for start, end in pairwise(bounds):
        live = sorted(
            (one for one in own if one.start <= start and end <= one.end),
            key=lambda m: (m.order, m.start, -m.end, -m.household),
            reverse=True,
        )
        if not live or live[0] != this:
            continue
        household = live[1].household if len(live) > 1 else 0
        if found and found[-1][1] == start and found[-1][2] == household:
            found[-1] = (found[-1][0], end, household)
        else:
            found.append((start, end, household))
    return found
