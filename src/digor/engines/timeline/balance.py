"""The ledger balances: stock + entries = stock + exits, for persons or units, whole or by group."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from digor.engines.timeline.answer import State
from digor.engines.timeline.households import CONTINUED, FORMED, JOINED
from digor.engines.timeline.spells import NEW


class Stay(Protocol):
    """What a balance reads of a `Spell` or a `UnitSpell`."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def state(self) -> State: ...
    @property
    def entry(self) -> str: ...
    @property
    def exit(self) -> str: ...


Group = tuple[int, int, str]  # start, end, value
Stays = Mapping[Hashable, Sequence[Stay]]
Groups = Mapping[Hashable, Sequence[Group]]


class Unbalanced(ArithmeticError):
    """The stocks and the flows disagree: the spells given overlap, or are not sorted."""


@dataclass(frozen=True, slots=True)
class Balance:
    """Opening stock on `start`, flows on each day D with start < D ≤ end, closing stock on `end`.

    Entry on D: off on D−1, on on D. Exit on D: on on D−1, off on D.
    """

    start: int
    end: int
    opening: int
    entries: Mapping[str, int]
    entered_group: int
    exits: Mapping[str, int]
    left_group: int
    closing: int

    @property
    def new(self) -> int:
        """Identified for the first time."""
        return self.entries.get(NEW, 0)

    @property
    def moved_in(self) -> Mapping[str, int]:
        """Units that people already on the list bring in (formed, joined): none for persons."""
        return {code: n for code, n in self.entries.items() if code in (FORMED, JOINED)}

    @property
    def returned(self) -> Mapping[str, int]:
        """Returned to the list, by where from."""
        return {code: n for code, n in self.entries.items() if code not in (NEW, FORMED, JOINED)}


def stock(
    stays: Stays, day: int, *, state: State = State.LISTED, groups: Groups | None = None, group: str = ""
) -> int:
    """How many are in the state on the day (and have that value of the group on that day)."""
    return sum(
        any(s.state is state and s.start <= day < s.end for s in own)
        and (groups is None or _value(groups.get(key, ()), day) == group)
        for key, own in stays.items()
    )


def balance(
    stays: Stays,
    start: int,
    end: int,
    *,
    state: State = State.LISTED,
    groups: Groups | None = None,
    group: str = "",
) -> Balance:
    """The flows between two days, `start` ≤ `end`, at one revision.

    `stays`: sorted and disjoint for each person or unit. With `groups` (sorted, disjoint, "" on the
    days left out), only those whose value is `group` on the day count, and changing value while on
    the list is entering or leaving the group. Raises `Unbalanced` if it does not close, ValueError
    if the days are not in order.
    """
    if start > end:
        raise ValueError("The first day must not come after the last.")
    entries: Counter[str] = Counter()
    exits: Counter[str] = Counter()
    entered = left = 0
    for key, own in stays.items():
        mine = [stay for stay in own if stay.state is state]
        values = None if groups is None else groups.get(key, ())
        bounds = {day for stay in mine for day in (stay.start, stay.end)}
        bounds.update(day for span in values or () for day in span[:2])
        for day in bounds:
            if not start < day <= end:
                continue
            before, now = _at(mine, day - 1), _at(mine, day)
            was = before is not None and (values is None or _value(values, day - 1) == group)
            is_now = now is not None and (values is None or _value(values, day) == group)
            if was == is_now:
                continue
            if is_now and now is not None:
                if before is None:
                    entries[now.entry] += 1
                else:
                    entered += 1
            elif before is not None:
                if now is None:
                    exits[before.exit] += 1
                else:
                    left += 1
    found = Balance(
        start=start,
        end=end,
        opening=stock(stays, start, state=state, groups=groups, group=group),
        entries=dict(sorted(entries.items())),
        entered_group=entered,
        exits=dict(sorted(exits.items())),
        left_group=left,
        closing=stock(stays, end, state=state, groups=groups, group=group),
    )
    flows = sum(entries.values()) + entered - sum(exits.values()) - left
    if found.opening + flows != found.closing or CONTINUED in entries or CONTINUED in exits:
        raise Unbalanced(f"{found.opening} {flows:+d} is not {found.closing}.")
    return found


def late_knowledge(before: Stays, after: Stays, day: int, *, state: State = State.LISTED) -> int:
    """What was learnt of `day` between two revisions: the stock as known after − as known before."""
    return stock(after, day, state=state) - stock(before, day, state=state)


def _at(own: Sequence[Stay], day: int) -> Stay | None:
    position = bisect_right(own, day, key=lambda stay: stay.start) - 1
    return own[position] if position >= 0 and day < own[position].end else None


def _value(spans: Sequence[Group], day: int) -> str:
    position = bisect_right(spans, day, key=lambda span: span[0]) - 1
    return spans[position][2] if position >= 0 and day < spans[position][1] else ""
