"""Pure rules of homes: the way of a vacancy, who takes over, what holds a dwelling's description."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from digor.supply.enums import State, Step

# state → what may be said of it → the state that follows. Whatever else is said is kept and not followed.
FOLLOWS: dict[State, dict[Step, State]] = {
    State.DECLARED: {Step.ORIENT: State.OPEN, Step.LET: State.LET, Step.WITHDRAW: State.WITHDRAWN},
    State.OPEN: {
        Step.ORIENT: State.OPEN,
        Step.PROPOSE: State.PROPOSED,
        Step.LET: State.LET,
        Step.WITHDRAW: State.WITHDRAWN,
        Step.LAPSE: State.LAPSED,
    },
    State.PROPOSED: {Step.REFUSE: State.OPEN, Step.LET: State.LET, Step.WITHDRAW: State.WITHDRAWN},
    # Given back to a holder, or let by the landlord to its own candidate.
    State.LAPSED: {Step.ORIENT: State.OPEN, Step.LET: State.LET, Step.WITHDRAW: State.WITHDRAWN},
    State.LET: {},
    State.WITHDRAWN: {},
}
# The landlord may still let these to somebody.
FREE = frozenset({State.DECLARED, State.OPEN, State.PROPOSED, State.LAPSED})
# The next act is somebody's, and there is a deadline for it.
WAITING = frozenset({State.OPEN})
# Steps of one day are read in this order: one opens before one proposes, and proposes before one lets.
_ORDER = {step: rank for rank, step in enumerate((Step.ORIENT, Step.PROPOSE, Step.REFUSE, Step.LAPSE, Step.LET, Step.WITHDRAW))}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A step as it was said. `number`, `line`: in which publication, where."""

    step: Step
    on: date
    number: int = 0
    line: int = 0
    holder: str = ""
    deadline: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """What became of a vacancy. `aside`: what was said and cannot follow what came before it."""

    state: State
    since: date
    holder: str = ""
    deadline: date | None = None
    reason: str = ""
    opened_on: date | None = None
    followed: tuple[Told, ...] = ()
    aside: tuple[Told, ...] = ()
    refusals: int = field(default=0)


def may_follow(state: State, step: Step) -> bool:
    """Whether `step` can be said of a vacancy in that state."""
    return step in FOLLOWS[state]


def in_order(steps: Iterable[Told]) -> list[Told]:
    """The steps as they are read: by day, then in the order of the trade, then as they were said."""
    return sorted(steps, key=lambda one: (one.on, _ORDER[one.step], one.number, one.line))


def replay(
    declared_on: date, steps: Iterable[Told], *, holder: str = "", deadline: date | None = None
) -> Way:
    """The state of a vacancy declared on a day, after all that was said of it, whatever the order it arrived in.

    A declaration that names the reservation holder opens it at once. A step that cannot follow is set aside,
    never an error: it may have become possible when an earlier file arrives, or is withdrawn.
    """
    state, since = (State.OPEN, declared_on) if holder else (State.DECLARED, declared_on)
    opened_on = declared_on if holder else None
    reason, refusals = "", 0
    followed: list[Told] = []
    aside: list[Told] = []
    for one in in_order(steps):
        if not may_follow(state, one.step) or one.on < declared_on:
            aside.append(one)
            continue
        state, since, reason = FOLLOWS[state][one.step], one.on, one.reason
        followed.append(one)
        refusals += one.step == Step.REFUSE
        if one.step == Step.ORIENT:
            holder, deadline, opened_on = one.holder or holder, one.deadline, one.on
    return Way(state, since, holder, deadline, reason, opened_on, tuple(followed), tuple(aside), refusals)


def overdue(state: State, deadline: date | None, today: date) -> bool:
    """The deadline to name candidates has passed and nobody did: the last useful day is the deadline itself."""
    return state in WAITING and deadline is not None and deadline < today


T = TypeVar("T")


def winner(rows: Sequence[tuple[date, int, int, T]]) -> T | None:
    """Of what was said of one thing, as (day it was said, publication, line, what): the latest; None of nothing."""
    return max(rows, key=lambda one: one[:3])[3] if rows else None
