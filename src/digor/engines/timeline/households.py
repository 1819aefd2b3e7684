"""Stays of units on the list: a household while one of its members is, a person alone otherwise.

Codes of entry and exit beside those of persons (`spells`), so that units balance too:

entry  formed     the unit had nobody the day before, and somebody in it was already on the list
       joined     the unit was not on the list; somebody who was has come into it
       remained   (inactive only) the members on the list left; one already inactive is what remains
exit   dissolved  the household has nobody any more, somebody of it is still on the list elsewhere
       joined     the person alone is still on the list, in a household
       left       the member on the list is still on it, elsewhere; the household goes on without
       resumed    (inactive only) another member is on the list again
both   continued  the row is cut because `since` changes: not an entry, not an exit
       mixed      several members enter (or exit) that day for different reasons

Otherwise the code is the members' own. A unit is new if all who bring it in are new; if some are new
and some return, it returns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from digor.engines.timeline.answer import Spell, State
from digor.engines.timeline.memberships import Span, merged, stays
from digor.engines.timeline.problem import FAR, Membership
from digor.engines.timeline.spells import NEW

FORMED = "formed"
JOINED = "joined"
REMAINED = "remained"
DISSOLVED = "dissolved"
LEFT = "left"
RESUMED = "resumed"
CONTINUED = "continued"
MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Member:
    """A person: the spells of the timeline, and the memberships of all the records linked."""

    spells: tuple[Spell, ...]
    memberships: tuple[Membership, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class UnitSpell:
    """A unit in one state with one `since` on [start, end).

    `since`: the earliest start among the current spells, in that state, of the members of the day;
    not clipped by the membership, so it may be earlier than `start`.
    """

    start: int
    end: int
    state: State
    since: int
    entry: str
    exit: str


class _Part(NamedTuple):
    """A member's spell while in the unit, on [start, end)."""

    start: int
    end: int
    spell: Spell


def household_spells(household: int, members: Iterable[Member]) -> tuple[UnitSpell, ...]:
    """The spells of a household. `members`: at least everybody who ever belongs to it."""
    spans = [
        (
            member.spells,
            [(start, end) for start, end, where in stays(member.memberships) if where == household],
        )
        for member in members
    ]
    return _unit_spells(spans, DISSOLVED)


def alone_spells(member: Member) -> tuple[UnitSpell, ...]:
    """The spells of a person on the days spent in no household."""
    alone: list[Span] = []
    free_from = 0
    for start, end, _ in stays(member.memberships):
        if free_from < start:
            alone.append((free_from, start))
        free_from = end
    if free_from < FAR:
        alone.append((free_from, FAR))
    return _unit_spells([(member.spells, alone)], JOINED)


def _unit_spells(
    members: Sequence[tuple[Sequence[Spell], Sequence[Span]]], emptied: str
) -> tuple[UnitSpell, ...]:
    """Sweep the boundaries of the members' parts. O(n log n + n × members at once)."""
    parts = sorted(
        _Part(max(spell.start, start), min(spell.end, end), spell)
        for spells, spans in members
        for start, end in spans
        for spell in spells
        if spell.start < end and start < spell.end
    )
    peopled = merged(span for _, spans in members for span in spans)
    rows: list[UnitSpell] = []
    before: list[_Part] = []
    row: UnitSpell | None = None  # being read; its end and exit are not known yet
    position = 0
    for day in sorted({part.start for part in parts} | {part.end for part in parts if part.end < FAR}):
        now = [part for part in before if part.end > day]
        while position < len(parts) and parts[position].start == day:
            now.append(parts[position])
            position += 1
        state, since = _state(now)
        if row is None or (row.state, row.since) != (state, since):
            goes_on = row is not None and row.state is state
            if row is not None:
                code = CONTINUED if goes_on else _exit(before, row.state, day, peopled, emptied)
                rows.append(replace(row, end=day, exit=code))
            row = None
            if state is not None:
                code = CONTINUED if goes_on else _entry(now, state, day, peopled)
                row = UnitSpell(day, FAR, state, since, code, "")
        before = now
    return tuple(rows if row is None else [*rows, row])


def _state(parts: Sequence[_Part]) -> tuple[State | None, int]:
    """On the list while a member is; else inactive while a member is; and since when."""
    for state in (State.LISTED, State.INACTIVE):
        since = [part.spell.start for part in parts if part.spell.state is state]
        if since:
            return state, min(since)
    return None, 0


def _entry(now: Sequence[_Part], state: State, day: int, peopled: Sequence[Span]) -> str:
    there = [part for part in now if part.spell.state is state]
    already = [part for part in there if part.spell.start < day]
    if not already:
        codes = {part.spell.entry for part in there}
        return _one(codes - {NEW} or codes)
    if any(part.start < day for part in already):
        return REMAINED
    return JOINED if _inside(day - 1, peopled) else FORMED


def _exit(before: Sequence[_Part], state: State, day: int, peopled: Sequence[Span], emptied: str) -> str:
    gone = [part for part in before if part.spell.state is state]
    still = [part for part in gone if part.spell.end > day]
    if not still:
        return _one({part.spell.exit for part in gone})
    if any(part.end > day for part in still):
        return RESUMED
    return LEFT if _inside(day, peopled) else emptied


def _one(codes: set[str]) -> str:
    return codes.pop() if len(codes) == 1 else MIXED


def _inside(day: int, spans: Sequence[Span]) -> bool:
    position = bisect_right(spans, (day, FAR)) - 1
    return position >= 0 and day < spans[position][1]
