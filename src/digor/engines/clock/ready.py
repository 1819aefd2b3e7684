"""One rule made ready: its fields at hand, its delay counted once for each day, told of any file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from digor.engines.clock.answer import Moment, State
from digor.engines.clock.days import Counts
from digor.engines.clock.problem import Kind, Rule

Acts = Mapping[str, tuple[date, ...]]
RUNNING, STOPPED, PAUSED = State.RUNNING, State.STOPPED, State.PAUSED
ENDED = {
    Kind.LAST_DAY: State.PASSED,
    Kind.MEETING: State.PASSED,
    Kind.LIMIT: State.PASSED,
    Kind.SILENCE: State.SILENT,
    Kind.NOT_BEFORE: State.OPEN,
    Kind.FROM: State.OPEN,
}
PAUSABLE = frozenset({State.RUNNING, State.OPEN, State.PASSED, State.SILENT})


class Ready:
    """A rule of a law, at its place."""

    __slots__ = (
        "bounded", "counts", "dated_by", "ended", "followed", "from_it", "is_limit", "met_by", "needs", "place", "rule", "since",
        "starts", "stopped_by", "waits", "when",
    )  # fmt: skip

    def __init__(self, place: int, rule: Rule, counts: Counts, followed: bool) -> None:
        """`followed`: another rule begins where this one ends unanswered."""
        self.place, self.rule, self.counts = place, rule, counts
        self.starts, self.needs, self.since, self.dated_by = (
            rule.starts,
            rule.needs,
            rule.since,
            rule.dated_by,
        )
        self.when, self.met_by, self.stopped_by = rule.when, rule.met_by, rule.stopped_by
        self.bounded = rule.valid_from is not None or rule.valid_to is not None
        self.waits = rule.kind in (Kind.NOT_BEFORE, Kind.FROM)
        self.from_it, self.is_limit = rule.kind is Kind.FROM, rule.kind is Kind.LIMIT
        self.ended, self.followed = ENDED[rule.kind], followed

    def tell(
        self, acts: Acts, words: Mapping[str, str], day: date, paused: bool, prior: Moment | None = None
    ) -> Moment | None:
        """The moment of this rule; None where its version or its conditions do not hold."""
        start = acts[self.starts][-1] if prior is None else prior.counted.ends
        doubts: tuple[str, ...] = () if prior is None else prior.doubts
        if self.bounded:
            dated_by = self.dated_by
            if not dated_by:
                if not self.rule.in_force(start):
                    return None
            elif dated_by not in acts:
                doubts = (*doubts, dated_by)
            elif not self.rule.in_force(acts[dated_by][-1]):
                return None
        for one in self.when:
            word = words.get(one.name)
            if word is None and one.unknown is None:
                doubts = (*doubts, one.name)
            elif not (one.unknown if word is None else word in one.among):
                return None
        if self.needs:
            if self.needs in acts:
                start = max(start, acts[self.needs][-1])
            else:
                doubts = (*doubts, self.needs)
        counted = self.counts[start]
        if self.is_limit:
            on = first(self.met_by, acts, start, date.max)
            if on is None:
                return None
            return Moment(
                self.rule, State.MET if on <= counted.ends else State.LATE, start, counted, on, doubts
            )
        state, on = self._state(acts, start, counted.ends, day)
        if paused and self.rule.paused and state in PAUSABLE:
            state = PAUSED
        return Moment(self.rule, state, start, counted, on, doubts)

    def _state(self, acts: Acts, since: date, ends: date, day: date) -> tuple[State, date | None]:
        """Where the moment stands, and the day of the act that answered or stopped it: the first of the two."""
        if self.since:
            since = acts[self.since][-1] if self.since in acts else date.min
        met = None
        if not acts.keys().isdisjoint(self.met_by):
            if self.rule.delay.before:
                met = _before(self.met_by, acts, ends, day)
            else:
                met = first(self.met_by, acts, since, day)
        stopped = None
        if not acts.keys().isdisjoint(self.stopped_by):
            stopped = first(self.stopped_by, acts, since, day)
        if met is not None and (stopped is None or met <= stopped):
            return self._answered(met, ends), met
        if stopped is not None:
            return (STOPPED if self.waits or stopped <= ends else self.ended), stopped
        over = day >= ends if self.from_it else day > ends
        return (self.ended if over else RUNNING), None

    def _answered(self, met: date, ends: date) -> State:
        if self.from_it:
            return State.EARLY if met < ends else State.MET
        if self.waits:
            return State.EARLY if met <= ends else State.MET
        return State.MET if met <= ends or self.rule.kind is Kind.MEETING else State.LATE


def _before(names: tuple[str, ...], acts: Acts, ends: date, day: date) -> date | None:
    """The answer to a delay counted back: the last one in time, else the first that came late."""
    in_time = [one for act in names for one in acts.get(act, ()) if one <= min(ends, day)]
    return max(in_time) if in_time else first(names, acts, ends, day)


def first(names: tuple[str, ...], acts: Acts, since: date, day: date) -> date | None:
    """The first of some acts done between two days, both included."""
    best: date | None = None
    for act in names:
        if act in acts:
            for one in acts[act]:
                if since <= one <= day and (best is None or one < best):
                    best = one
    return best


def last(acts: Acts, act: str, day: date) -> date | None:
    """The last time an act was done, on that day or before."""
    found = None
    for one in acts.get(act, ()):
        if one <= day:
            found = one
    return found
