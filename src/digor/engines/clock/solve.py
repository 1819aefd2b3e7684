"""The fast way: the rules of a law sorted once by the act that starts them, delays counted once for each day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from operator import itemgetter

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
from digor.engines.clock.problem import File, Kind, Law, Problem
from digor.engines.clock.ready import Acts, Ready, last
from digor.engines.clock.truce import Truces

_BY_DAY = itemgetter(0, 1)
UNANSWERED = frozenset({State.PASSED, State.SILENT, State.LATE})
CLAUSES = {
    State.RUNNING: ClauseState.RUNNING,
    State.MET: ClauseState.KEPT,
    State.LATE: ClauseState.ACQUIRED,
    State.PASSED: ClauseState.ACQUIRED,
    State.STOPPED: ClauseState.STOPPED,
}


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
        self._procedures: dict[str, list[int]] = {}
        for place, stage in enumerate(law.stages):
            if stage.acts:
                self._procedures.setdefault(stage.procedure, []).append(place)
        self._truce_stages = tuple(place for place, stage in enumerate(law.stages) if not stage.acts)
        followed = {rule.after for rule in law.rules}
        self._rules: dict[str, list[Ready]] = {}
        self._after: list[Ready] = []
        for place, rule in enumerate(law.rules):
            ready = Ready(place, rule, self.days.counts(rule.delay), rule.code in followed)
            (self._after if rule.after else self._rules.setdefault(rule.starts, [])).append(ready)

    def read(self, file: File, day: date) -> FileAnswer:
        """One file on one day."""
        acts = self._acts(file, day)
        paused = self._paused(acts, day)
        words = file.words
        found: list[tuple[date, int, Moment]] = []
        unanswered: list[Moment] = []
        for act in acts:
            for ready in self._rules.get(act, ()):
                moment = ready.tell(acts, words, day, paused)
                if moment is not None:
                    found.append((moment.counted.ends, ready.place, moment))
                    if ready.followed and moment.state in UNANSWERED:
                        unanswered.append(moment)
        for ready in self._after:
            for prior in [one for one in unanswered if one.rule.code == ready.rule.after]:
                moment = ready.tell(acts, words, day, paused, prior)
                if moment is not None:
                    found.append((moment.counted.ends, ready.place, moment))
                    if ready.followed and moment.state in UNANSWERED:
                        unanswered.append(moment)
        found.sort(key=_BY_DAY)
        moments = tuple([one[2] for one in found])
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
        since = last(acts, clause.suspended_by, day)
        if since is None:
            return False
        ended = (last(acts, clause.revived_by, day), last(acts, clause.erased_by, day))
        return not any(one is not None and one >= since for one in ended)

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
            [
                stages[place].code
                for procedure, last in furthest.items()
                for place in self._procedures[procedure]
                if place < last and place not in first
            ]
        )
        if truce.holds and truce.begins is not None and last(acts, self.law.sheltered_since, day):
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
                and all(last(acts, one, day) is None for one in need.one_of)
            )
            found.append(Opening(act, first, tuple(steps), missing))
        return tuple(found)

    def _clause(self, moments: tuple[Moment, ...], acts: Acts, day: date) -> ClauseState:
        clause = self.law.clause
        if clause is None:
            return ClauseState.NONE
        suspended = last(acts, clause.suspended_by, day)
        if suspended is not None:
            erased, revived = last(acts, clause.erased_by, day), last(acts, clause.revived_by, day)
            if revived is not None and revived >= suspended:
                return ClauseState.REVIVED
            if erased is not None and erased >= suspended:
                return ClauseState.ERASED
            return ClauseState.SUSPENDED
        said = {CLAUSES[moment.state] for moment in moments if moment.rule.code == clause.rule}
        if not said:
            return ClauseState.NONE
        return said.pop() if len(said) == 1 else ClauseState.UNKNOWN
