"""Rule 11: stays on the list, and inactive beside it, with why they begin and how they end."""

from __future__ import annotations

from collections.abc import Sequence

from digor.engines.timeline.answer import Segment, Spell, State
from digor.engines.timeline.problem import FAR, Kind, Rules

NEW = "new"
INACTIVITY = "inactivity"
UNKNOWN = "unknown"


def list_spells(segments: Sequence[Segment], rules: Rules) -> tuple[Spell, ...]:
    """The spells that sorted, disjoint segments make. O(n)."""
    listed = rules.listed
    found: list[Spell] = []
    start = 0
    entry = ""
    known_before = False
    last = len(segments) - 1
    for position, segment in enumerate(segments):
        if segment.situation not in listed:
            continue
        before = segments[position - 1] if position else None
        if before is None or before.end != segment.start or before.situation not in listed:
            start = segment.start
            entry = _entry(before, segment, rules) if known_before else NEW
            known_before = True
        after = segments[position + 1] if position < last else None
        if after is not None and after.start == segment.end:
            if after.situation not in listed:
                found.append(Spell(start, segment.end, State.LISTED, entry, rules.reason(after.situation)))
        elif segment.end == FAR:
            found.append(Spell(start, FAR, State.LISTED, entry, ""))
        else:
            lost = _lost(segment)
            found.append(Spell(start, segment.end, State.LISTED, entry, lost))
            until, seen_in = (after.start, rules.reason(after.situation)) if after else (FAR, "")
            found.append(Spell(segment.end, until, State.INACTIVE, lost, seen_in))
    return tuple(found)


def _entry(before: Segment | None, segment: Segment, rules: Rules) -> str:
    assert before is not None
    return rules.reason(before.situation) if before.end == segment.start else _lost(before)


def _lost(segment: Segment) -> str:
    """What one says of somebody after the last night anybody could vouch for or presume."""
    return UNKNOWN if segment.kind is Kind.PRESENCE else INACTIVITY
