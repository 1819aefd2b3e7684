"""The fast way: the rules of a law sorted once by the act that starts them, delays counted once for each day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from digor.engines.clock.answer import (
    Answer,
    ClauseState,
    FileAnswer,
    Moment,
    Opening,
    Reached,
    State,
    Step,
    Truce,
)
from digor.engines.clock.days import ONE, Days
from digor.engines.clock.problem import File, Kind, Law, Problem, Rule
from digor.engines.clock.truce import Truces

Acts = Mapping[str, tuple[date, ...]]
ENDED = {
    Kind.LAST_DAY: State.PASSED,
    Kind.MEETING: State.PASSED,
    Kind.LIMIT: State.PASSED,
    Kind.SILENCE: State.SILENT,
    Kind.NOT_BEFORE: State.OPEN,
    Kind.FROM: State.OPEN,
}
UNANSWERED = frozenset({State.PASSED, State.SILENT, State.LATE})
WAITS = frozenset({Kind.NOT_BEFORE, Kind.FROM})
PAUSABLE = frozenset({State.RUNNING, State.OPEN, State.PASSED, State.SILENT})


def solve(problem: Problem) -> Answer:
    """Every file read on the day of the problem."""
    clock = Clock(problem.law)
    return Answer(problem.day, tuple(clock.read(file, problem.day) for file in problem.files))


class Clock:
    """A law made ready; reads any number of files."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.days = Days(law.holidays, law.closed)
        self.truces = Truces(law, self.days)
        self._order = {act: place for place, stage in enumerate(law.stages) for act in stage.acts}
        self._truce_stages = tuple(place for place, stage in enumerate(law.stages) if not stage.acts)
        self._rules: dict[str, list[tuple[int, Rule]]] = {}
        self._after: list[tuple[int, Rule]] = []
        for place, rule in enumerate(law.rules):
            if rule.after:
                self._after.append((place, rule))
            else:
                self._rules.setdefault(rule.starts, []).append((place, rule))

    def read(self, file: File, day: date) -> FileAnswer:
        """One file on one day."""
        acts = self._acts(file, day)
        paused = self._paused(acts, day)
        found = [
            (place, moment)
            for act in acts
            for place, rule in self._rules.get(act, ())
            if (moment := self._moment(rule, acts, file.words, day, paused)) is not None
        ]
        for place, rule in self._after:
            found.extend(
                (place, moment)
                for _, prior in found.copy()
                if prior.rule.code == rule.after and prior.state in UNANSWERED
                if (moment := self._moment(rule, acts, file.words, day, paused, prior)) is not None
            )
        found.sort(key=_place)
        moments = tuple(moment for _, moment in found)
        truce = self.truces.of(day, file.words)
        reached, skipped = self._stages(acts, day, truce)
        return FileAnswer(
            file.id,
            reached,
            skipped,
            moments,
            self._openings(moments, acts, file.words, day),
            truce,
            self._clause(moments, acts, day),
        )

    def _acts(self, file: File, day: date) -> Acts:
        """The acts, each in the order of days, with the missed payment that revives a clause."""
        acts = {
            act: days if len(days) == 1 else tuple(sorted(days)) for act, days in file.acts.items() if days
        }
        clause = self.law.clause
        if not file.instalments or clause is None or clause.suspended_by not in acts:
            return acts
        since = acts[clause.suspended_by][-1]
        missed = [
            one.due + ONE
            for one in file.instalments
            if one.due >= since and one.due < day and (one.paid is None or one.paid > one.due)
        ]
        if missed:
            acts[clause.revived_by] = tuple(sorted({*acts.get(clause.revived_by, ()), min(missed)}))
        return acts

    def _paused(self, acts: Acts, day: date) -> bool:
        clause = self.law.clause
        if clause is None or clause.suspended_by not in acts:
            return False
        since = _last(acts, clause.suspended_by, day)
        if since is None:
            return False
        ended = (_last(acts, clause.revived_by, day), _last(acts, clause.erased_by, day))
        return not any(one is not None and one >= since for one in ended)

    def _moment(
        self,
        rule: Rule,
        acts: Acts,
        words: Mapping[str, str],
        day: date,
        paused: bool,
        prior: Moment | None = None,
    ) -> Moment | None:
        doubts: tuple[str, ...] = () if prior is None else prior.doubts
        for one in rule.when:
            word = words.get(one.name)
            if word is None and one.unknown is None:
                doubts = (*doubts, one.name)
            elif not (one.unknown if word is None else word in one.among):
                return None
        start = acts[rule.starts][-1] if prior is None else prior.counted.ends
        if rule.valid_from is not None or rule.valid_to is not None:
            if not rule.dated_by:
                if not rule.in_force(start):
                    return None
            elif rule.dated_by not in acts:
                doubts = (*doubts, rule.dated_by)
            elif not rule.in_force(acts[rule.dated_by][-1]):
                return None
        if rule.needs:
            if rule.needs in acts:
                start = max(start, acts[rule.needs][-1])
            else:
                doubts = (*doubts, rule.needs)
        count = self.days.count(rule.delay, start)
        if rule.kind is Kind.LIMIT:
            set_on = next((one for act in rule.met_by for one in acts.get(act, ()) if one >= start), None)
            if set_on is None:
                return None
            state = State.MET if set_on <= count.ends else State.LATE
            return Moment(rule, state, start, count, set_on, doubts)
        state, on = _state(rule, acts, start, count.ends, day)
        if paused and rule.paused and state in PAUSABLE:
            state = State.PAUSED
        return Moment(rule, state, start, count, on, doubts)

    def _stages(self, acts: Acts, day: date, truce: Truce) -> tuple[tuple[Reached, ...], tuple[str, ...]]:
        """Stages reached, by their first act, in the order of the law; those before them of which nothing is known."""
        order, stages = self._order, self.law.stages
        first: dict[int, Reached] = {}
        for act, days in acts.items():
            if act in order and days[0] <= day:
                place = order[act]
                known = first.get(place)
                if known is None or (days[0], act) < (known.day, known.act):
                    first[place] = Reached(stages[place].code, act, days[0])
        furthest = {stages[place].procedure: place for place in sorted(first)}
        skipped = tuple(
            stage.code
            for place, stage in enumerate(stages)
            if stage.acts and place not in first and place < furthest.get(stage.procedure, -1)
        )
        if truce.holds and truce.begins is not None and _last(acts, self.law.sheltered_since, day):
            for place in self._truce_stages:
                first[place] = Reached(stages[place].code, "", truce.begins)
        return tuple(first[place] for place in sorted(first)), skipped

    def _openings(
        self, moments: tuple[Moment, ...], acts: Acts, words: Mapping[str, str], day: date
    ) -> tuple[Opening, ...]:
        """For each act held back and not done: the day after the last wait, outside the truce where it shelters."""
        held: dict[str, list[Moment]] = {}
        for moment in moments:
            if moment.rule.opens:
                held.setdefault(moment.rule.opens, []).append(moment)
        found = []
        for act, waits in held.items():
            live = [one for one in waits if one.state is not State.STOPPED]
            if not live or any(one.state in (State.MET, State.EARLY) for one in live):
                continue
            if any(one.state is State.PAUSED for one in live):
                found.append(Opening(act, None, (Step("paused", day),), ()))
                continue
            first, steps = day, [Step("today", day)]
            for one in live:
                opens = one.counted.ends if one.rule.kind is Kind.FROM else one.counted.ends + ONE
                steps.append(Step("wait", opens, one.rule.code))
                first = max(first, opens)
            if act == self.law.sheltered:
                first, why = self.truces.first_day(first, words)
                steps.extend(why)
            missing = tuple(
                need.one_of[0]
                for need in self.law.needs
                if need.act == act
                and all(words.get(one.name) in (None, *one.among) for one in need.when)
                and all(_last(acts, one, day) is None for one in need.one_of)
            )
            found.append(Opening(act, first, tuple(steps), missing))
        return tuple(found)

    def _clause(self, moments: tuple[Moment, ...], acts: Acts, day: date) -> ClauseState:
        clause = self.law.clause
        if clause is None:
            return ClauseState.NONE
        suspended = _last(acts, clause.suspended_by, day)
        if suspended is not None:
            erased, revived = _last(acts, clause.erased_by, day), _last(acts, clause.revived_by, day)
            if revived is not None and revived >= suspended:
                return ClauseState.REVIVED
            if erased is not None and erased >= suspended:
                return ClauseState.ERASED
            return ClauseState.SUSPENDED
        said = {CLAUSES[moment.state] for moment in moments if moment.rule.code == clause.rule}
        if not said:
            return ClauseState.NONE
        return said.pop() if len(said) == 1 else ClauseState.UNKNOWN


CLAUSES = {
    State.RUNNING: ClauseState.RUNNING,
    State.MET: ClauseState.KEPT,
    State.LATE: ClauseState.ACQUIRED,
    State.PASSED: ClauseState.ACQUIRED,
    State.STOPPED: ClauseState.STOPPED,
}


def _state(rule: Rule, acts: Acts, start: date, ends: date, day: date) -> tuple[State, date | None]:
    """Where a moment stands, and the day of the act that answered or stopped it: the first of the two."""
    since = start
    if rule.since:
        since = acts[rule.since][-1] if rule.since in acts else date.min
    met = _answered(rule, acts, since, ends, day)
    stopped = _first(rule.stopped_by, acts, since, day)
    kind = rule.kind
    if met is not None and (stopped is None or met <= stopped):
        if kind is Kind.NOT_BEFORE:
            return (State.EARLY if met <= ends else State.MET), met
        if kind is Kind.FROM:
            return (State.EARLY if met < ends else State.MET), met
        return (State.MET if met <= ends or kind is Kind.MEETING else State.LATE), met
    if stopped is not None:
        return (State.STOPPED if kind in WAITS or stopped <= ends else ENDED[kind]), stopped
    over = day >= ends if kind is Kind.FROM else day > ends
    return (ENDED[kind] if over else State.RUNNING), None


def _answered(rule: Rule, acts: Acts, since: date, ends: date, day: date) -> date | None:
    """Counted forward: the first answer since. Counted back: the last one in time, else the first late."""
    if not rule.delay.before:
        return _first(rule.met_by, acts, since, day)
    in_time = [one for act in rule.met_by for one in acts.get(act, ()) if one <= min(ends, day)]
    return max(in_time) if in_time else _first(rule.met_by, acts, ends, day)


def _first(names: tuple[str, ...], acts: Acts, since: date, day: date) -> date | None:
    best: date | None = None
    for act in names:
        if act in acts:
            for one in acts[act]:
                if since <= one <= day and (best is None or one < best):
                    best = one
    return best


def _last(acts: Acts, act: str, day: date) -> date | None:
    """The last time an act was done, on that day or before."""
    found = None
    for one in acts.get(act, ()):
        if one <= day:
            found = one
    return found


def _place(pair: tuple[int, Moment]) -> tuple[date, int]:
    return pair[1].counted.ends, pair[0]
