"""What the legal clock answers, every date with its rule, its text and how it was counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from digor.engines.clock.problem import Exemption, Rule, Winter


class State(StrEnum):
    """Where a moment stands on the day of the problem."""

    RUNNING = "running"
    MET = "met"  # answered in its time
    LATE = "late"  # answered after its end
    EARLY = "early"  # done before the wait was over
    PASSED = "passed"  # ended, nothing came
    SILENT = "silent"  # ended without an answer, which has a meaning
    OPEN = "open"  # the wait is over, the act is possible
    STOPPED = "stopped"  # without object since another act
    PAUSED = "paused"  # suspended with the clause


class ClauseState(StrEnum):
    """What has become of the clause that ends the lease."""

    NONE = "none"
    RUNNING = "running"
    KEPT = "kept"  # paid in time: it has not played
    ACQUIRED = "acquired"  # the delay ended unpaid
    STOPPED = "stopped"  # the file ended within the delay
    SUSPENDED = "suspended"  # by the judge, while the plan is kept
    REVIVED = "revived"  # a payment was missed
    ERASED = "erased"  # the plan was kept to its end: deemed never to have played
    UNKNOWN = "unknown"  # a missing fact leaves two readings


class Step(NamedTuple):
    """One reason: `code` says what was done, `day` where it led, `detail` the number or the name."""

    code: str
    day: date
    detail: str = ""


class Count(NamedTuple):
    """A delay counted: its plain end, its legal end, the last working day that is not after it, the steps."""

    plain: date
    ends: date
    useful: date
    falls_on: str  # "saturday", "sunday" or the holiday on which the plain end falls; "" for a working day
    steps: tuple[Step, ...]


class Moment(NamedTuple):
    """One rule, in one file. `on`: the day of the act that answered or stopped it.

    `doubts`: the facts that are missing; another version may apply.
    """

    rule: Rule
    state: State
    start: date
    counted: Count
    on: date | None
    doubts: tuple[str, ...]


class Reached(NamedTuple):
    """A stage reached, by an act, on a day."""

    stage: str
    act: str
    day: date


class Truce(NamedTuple):
    """The truce as it bears on a file: `holds` on the day of the problem; the winter running, or the next one."""

    holds: bool
    begins: date | None
    ends: date | None
    winter: Winter | None
    exemption: Exemption | None


class Opening(NamedTuple):
    """The first day, from the day of the problem on, on which an act held back could be done, and why.

    None: not while the clause is suspended. `missing`: acts without which it is not done, not known yet.
    """

    act: str
    day: date | None
    steps: tuple[Step, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """One file. `skipped`: stages before the last one reached of which no act is known."""

    id: str
    reached: tuple[Reached, ...]
    skipped: tuple[str, ...]
    moments: tuple[Moment, ...]
    openings: tuple[Opening, ...]
    truce: Truce
    clause: ClauseState

    def next(self) -> dict[str, Moment]:
        """Party → its next legal moment, among those running."""
        found: dict[str, Moment] = {}
        for moment in self.moments:
            party = moment.rule.party.value
            if moment.state is State.RUNNING and (
                party not in found or moment.counted.ends < found[party].counted.ends
            ):
                found[party] = moment
        return found


@dataclass(frozen=True, slots=True)
class Answer:
    """Every file, in the order given."""

    day: date
    files: tuple[FileAnswer, ...]
