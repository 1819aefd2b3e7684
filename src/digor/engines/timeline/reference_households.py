"""The slow twin of `households`: unit by unit, day by day, sharing nothing with it but the dataclasses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digor.engines.timeline.answer import Spell, State
from digor.engines.timeline.households import Member, UnitSpell
from digor.engines.timeline.problem import FAR


def reference_household(household: int, members: Sequence[Member]) -> tuple[UnitSpell, ...]:
    """As `household_spells`, painted day by day."""
    return tuple(_rows(members, household, "dissolved"))


def reference_alone(member: Member) -> tuple[UnitSpell, ...]:
    """As `alone_spells`, painted day by day."""
    return tuple(_rows([member], 0, "joined"))


def _rows(members: Sequence[Member], unit: int, emptied: str) -> Iterator[UnitSpell]:
    days = _calendar(members)
    start = days[0] if days else 0
    for day in days:
        said = _status(members, unit, day)
        if day + 1 in days and _status(members, unit, day + 1) == said:
            continue
        state, since = said
        if state is not None:
            last = day + 1 not in days
            yield UnitSpell(
                start,
                FAR if last else day + 1,
                state,
                since,
                _entry(members, unit, state, start),
                "" if last else _exit(members, unit, state, day + 1, emptied),
            )
        start = day + 1


def _calendar(members: Sequence[Member]) -> range:
    days = [day for m in members for s in m.spells for day in (s.start, s.end)]
    days += [day for m in members for s in m.memberships for day in (s.start, s.end)]
    finite = [day for day in days if day < FAR]
    return range(min(finite) - 1, max(finite) + 2) if finite else range(0)


def _where(member: Member, day: int) -> int:
    """The household of the person that day, 0 if none."""
    said = [m for m in member.memberships if m.start <= day < m.end]
    latest = max(said, key=lambda m: (m.order, m.start, -m.end, -m.household), default=None)
    return latest.household if latest else 0


def _spell(member: Member, day: int) -> Spell | None:
    return next((spell for spell in member.spells if spell.start <= day < spell.end), None)


def _status(members: Sequence[Member], unit: int, day: int) -> tuple[State | None, int]:
    spells = [_spell(m, day) for m in members if _where(m, day) == unit]
    for state in (State.LISTED, State.INACTIVE):
        since = [spell.start for spell in spells if spell is not None and spell.state is state]
        if since:
            return state, min(since)
    return None, 0


def _in_state(member: Member, state: State, day: int) -> bool:
    spell = _spell(member, day)
    return spell is not None and spell.state is state


def _entry(members: Sequence[Member], unit: int, state: State, day: int) -> str:
    if _status(members, unit, day - 1)[0] is state:
        return "continued"
    there = [m for m in members if _where(m, day) == unit and _in_state(m, state, day)]
    already = [m for m in there if _in_state(m, state, day - 1)]
    if any(_where(m, day - 1) == unit for m in already):
        return "remained"
    if already:
        return "joined" if any(_where(m, day - 1) == unit for m in members) else "formed"
    reasons = {spell.entry for m in there if (spell := _spell(m, day)) is not None}
    if reasons != {"new"}:
        reasons.discard("new")
    return reasons.pop() if len(reasons) == 1 else "mixed"


def _exit(members: Sequence[Member], unit: int, state: State, day: int, emptied: str) -> str:
    if _status(members, unit, day)[0] is state:
        return "continued"
    there = [m for m in members if _where(m, day - 1) == unit and _in_state(m, state, day - 1)]
    still = [m for m in there if _in_state(m, state, day)]
    if any(_where(m, day) == unit for m in still):
        return "resumed"
    if still:
        return "left" if any(_where(m, day) == unit for m in members) else emptied
    reasons = {spell.exit for m in there if (spell := _spell(m, day - 1)) is not None}
    return reasons.pop() if len(reasons) == 1 else "mixed"
