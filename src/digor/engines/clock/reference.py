"""The slow and obvious way: one day at a time, on the calendar, as one would with a finger on paper.

Shares with the fast way the words of `problem.py` and `answer.py`, nothing else. `reference` answers what matters of
each file in plain tuples, which `plain` draws from a fast answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from digor.engines.clock.answer import FileAnswer
from digor.engines.clock.problem import Delay, File, Kind, Law, Problem, Rule, Unit

DAY = timedelta(days=1)
FULL_MOONS = 30  # the ecclesiastical moon is full once in every thirty days


class Told(NamedTuple):
    """One moment: rule, text (which version), state, start, legal end, last useful day, doubts."""

    rule: str
    text: str
    state: str
    start: date
    ends: date
    useful: date
    doubts: tuple[str, ...]


class Plain(NamedTuple):
    """One file: stages, moments, openings (act, day, what is missing), whether the truce holds, the clause."""

    reached: tuple[str, ...]
    moments: tuple[Told, ...]
    openings: tuple[tuple[str, date | None, tuple[str, ...]], ...]
    truce: bool
    clause: str


def plain(file: FileAnswer) -> Plain:
    """A fast answer in the twin's terms."""
    return Plain(
        tuple(one.stage for one in file.reached),
        tuple(
            sorted(
                Told(
                    one.rule.code, one.rule.text, one.state.value, one.start,
                    one.counted.ends, one.counted.useful, tuple(sorted(one.doubts)),
                )
                for one in file.moments
            )
        ),
        tuple(sorted((one.act, one.day, tuple(sorted(one.missing))) for one in file.openings)),
        file.truce.holds,
        file.clause.value,
    )  # fmt: skip


def reference(problem: Problem) -> tuple[Plain, ...]:
    """Every file, in the order given."""
    return tuple(_Paper(problem.law, file, problem.day).read() for file in problem.files)


@cache
def easter(year: int) -> date:
    """Easter Sunday: the first Sunday after the first ecclesiastical full moon from 21 March on (Clavius's table)."""
    golden, century = year % 19 + 1, year // 100 + 1
    epact = (11 * golden + 20 + (8 * century + 5) // 25 - 5 - (3 * century // 4 - 12)) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    moon = date(year, 3, 1) + timedelta(days=44 - epact - 1)
    if moon < date(year, 3, 21):
        moon += timedelta(days=FULL_MOONS)
    day = moon + DAY
    while day.weekday() != 6:
        day += DAY
    return day


def is_holiday(law: Law, day: date) -> bool:
    """Whether a day is one of the law's holidays."""
    for one in law.holidays:
        if one.from_year <= day.year < one.to_year:
            if one.after_easter is None and (day.month, day.day) == (one.month, one.day):
                return True
            if one.after_easter is not None and day == easter(day.year) + timedelta(days=one.after_easter):
                return True
    return False


def is_off(law: Law, day: date) -> bool:
    """Whether a delay may not end that day where it is extended."""
    return day.weekday() in law.closed or is_holiday(law, day)


def end(law: Law, delay: Delay, start: date) -> date:
    """The end of a delay, a finger moved day by day."""
    step = -DAY if delay.before else DAY
    day = start
    if delay.unit in (Unit.DAYS, Unit.WEEKS):
        for _ in range(delay.length * (7 if delay.unit is Unit.WEEKS else 1)):
            day += step
    else:
        months = delay.length * (12 if delay.unit is Unit.YEARS else 1)
        if months:
            turned = 0
            while turned < months:  # to the near edge of the month where the delay ends
                turned += (day + step).month != day.month
                day += step
            while day.day != 1:
                day -= DAY
            while day.day != start.day and (day + DAY).month == day.month:
                day += DAY
    if delay.franc:
        day += DAY
    while delay.extended and is_off(law, day):
        day += DAY
    return day


def in_truce(law: Law, file: File, day: date) -> bool:
    """Whether the truce shelters this file that day."""
    for winter in law.winters:
        for year in range(max(winter.first, day.year - 1), min(winter.last, day.year) + 1):
            if date(year, *winter.begins) <= day <= date(year + 1, *winter.ends):
                word = file.words.get("truce_exception")
                return not any(one.word == word and one.in_force(day) for one in law.exemptions)
    return False


class _Paper:
    """One file on paper: its diary, and the day it is read."""

    def __init__(self, law: Law, file: File, today: date) -> None:
        self.law, self.file, self.today = law, file, today
        self.diary = sorted((day, act) for act, days in file.acts.items() for day in days)
        self.diary += self._missed()
        self.diary.sort()

    def read(self) -> Plain:
        told: list[tuple[Rule, Told]] = []
        for rule in self.law.rules:
            if rule.after:
                priors = [one for prior, one in told if prior.code == rule.after]
                for one in priors:
                    if one.state in ("passed", "silent", "late"):
                        told.extend((rule, new) for new in self._told(rule, one.ends, one.doubts))
            elif (start := self._last(rule.starts)) is not None:
                told.extend((rule, new) for new in self._told(rule, start, ()))
        truce = in_truce(self.law, self.file, self.today)
        return Plain(
            tuple(self._reached(truce)),
            tuple(sorted(one for _, one in told)),
            tuple(sorted(self._openings(told))),
            truce,
            self._clause([one for _, one in told]),
        )

    def _missed(self) -> list[tuple[date, str]]:
        clause = self.law.clause
        since = self._last(clause.suspended_by) if clause else None
        if clause is None or since is None:
            return []
        for one in sorted(self.file.instalments, key=lambda each: each.due):
            after = one.due + DAY
            if since <= one.due and after <= self.today and (one.paid is None or one.paid >= after):
                return [(after, clause.revived_by)]
        return []

    def _last(self, act: str) -> date | None:
        found = None
        for day, name in self.diary:
            if name == act:
                found = day
        return found

    def _past(self) -> Iterator[tuple[date, str]]:
        for day, act in self.diary:
            if day <= self.today:
                yield day, act

    def _plan(self) -> str:
        """What has become of the judge's plan: nothing, suspended, revived, erased."""
        clause, state, since = self.law.clause, "", date.min
        if clause is None:
            return state
        for day, act in self._past():
            if act == clause.suspended_by:
                state, since = "suspended", day
        for day, act in self._past():
            if state and act == clause.erased_by and day >= since and state == "suspended":
                state = "erased"
            if state and act == clause.revived_by and day >= since:
                state = "revived"
        return state

    def _told(self, rule: Rule, start: date, doubts: tuple[str, ...]) -> Iterator[Told]:
        unsure = list(doubts)
        for one in rule.when:
            word = self.file.words.get(one.name)
            if word is None:
                if one.unknown is False:
                    return
                if one.unknown is None:
                    unsure.append(one.name)
            elif word not in one.among:
                return
        dated = self._last(rule.dated_by) if rule.dated_by else start
        if rule.valid_from or rule.valid_to:
            if dated is None:
                unsure.append(rule.dated_by)
            elif (rule.valid_from and dated < rule.valid_from) or (rule.valid_to and dated >= rule.valid_to):
                return
        if rule.needs:
            needed = self._last(rule.needs)
            if needed is None:
                unsure.append(rule.needs)
            elif needed > start:
                start = needed
        ends = end(self.law, rule.delay, start)
        useful = ends
        while is_off(self.law, useful):
            useful -= DAY
        if rule.kind is Kind.LIMIT:
            for day, act in self.diary:
                if act == rule.met_by[0] and day >= start:
                    state = "met" if day <= ends else "late"
                    yield Told(rule.code, rule.text, state, start, ends, useful, tuple(sorted(unsure)))
                    return
            return
        state = self._state(rule, start, ends)
        if rule.paused and self._plan() == "suspended" and state in ("running", "open", "passed", "silent"):
            state = "paused"
        yield Told(rule.code, rule.text, state, start, ends, useful, tuple(sorted(unsure)))

    def _state(self, rule: Rule, start: date, ends: date) -> str:
        since = start
        if rule.since:
            since = self._last(rule.since) or date.min
        waits = rule.kind in (Kind.NOT_BEFORE, Kind.FROM)
        answers = [day for day, act in self._past() if act in rule.met_by]
        if rule.delay.before:
            in_time = [day for day in answers if day <= ends]
            answers = in_time[-1:] or [day for day in answers if day > ends][:1]
        else:
            answers = [day for day in answers if day >= since][:1]
        stops = [day for day, act in self._past() if act in rule.stopped_by and day >= since][:1]
        if answers and (not stops or answers[0] <= stops[0]):
            done = answers[0]
            if rule.kind is Kind.MEETING:
                return "met"
            if waits:
                open_on = ends if rule.kind is Kind.FROM else ends + DAY
                return "met" if done >= open_on else "early"
            return "late" if done > ends else "met"
        if stops and (waits or stops[0] <= ends):
            return "stopped"
        if rule.kind is Kind.FROM:
            return "open" if self.today >= ends else "running"
        if self.today <= ends and not (stops and stops[0] > ends):
            return "running"
        return {Kind.NOT_BEFORE: "open", Kind.SILENCE: "silent"}.get(rule.kind, "passed")

    def _reached(self, truce: bool) -> Iterator[str]:
        known = {act for _, act in self._past()}
        for stage in self.law.stages:
            if stage.acts and known & set(stage.acts):
                yield stage.code
            if not stage.acts and truce and self.law.sheltered_since in known:
                yield stage.code

    def _openings(self, told: list[tuple[Rule, Told]]) -> Iterator[tuple[str, date | None, tuple[str, ...]]]:
        for act in {rule.opens for rule, _ in told} - {""}:
            waits = [(rule, one) for rule, one in told if rule.opens == act and one.state != "stopped"]
            if not waits or any(one.state in ("met", "early") for _, one in waits):
                continue
            if any(one.state == "paused" for _, one in waits):
                yield act, None, ()
                continue
            day = self.today
            while not all(
                one.ends < day or (rule.kind is Kind.FROM and one.ends == day) for rule, one in waits
            ):
                day += DAY
            while act == self.law.sheltered and (
                in_truce(self.law, self.file, day)
                or day.weekday() in self.law.idle
                or is_holiday(self.law, day)
            ):
                day += DAY
            done = {name for _, name in self._past()}
            missing = [
                need.one_of[0]
                for need in self.law.needs
                if need.act == act
                and not done & set(need.one_of)
                and all(self.file.words.get(one.name, None) in {None, *one.among} for one in need.when)
            ]
            yield act, day, tuple(sorted(missing))

    def _clause(self, told: list[Told]) -> str:
        clause = self.law.clause
        if clause is None:
            return "none"
        if plan := self._plan():
            return plan
        names = {
            "running": "running", "met": "kept", "late": "acquired", "passed": "acquired", "stopped": "stopped",
        }  # fmt: skip
        said = {names[one.state] for one in told if one.rule == clause.rule}
        if len(said) > 1:
            return "unknown"
        return said.pop() if said else "none"
