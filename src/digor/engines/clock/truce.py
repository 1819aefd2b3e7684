"""The winter truce: which winter a day is in, what takes a file out of it, the first day an act may be done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from digor.engines.clock.answer import Step, Truce
from digor.engines.clock.days import ONE, Days
from digor.engines.clock.problem import Exemption, Law, Winter

EXCEPTION = "truce_exception"  # the word of a file that names its exemption


class Truces:
    """The winters of a law, laid on the calendar once."""

    def __init__(self, law: Law, days: Days) -> None:
        self._law, self._days = law, days
        self._exemptions: dict[str, tuple[Exemption, ...]] = {}
        for one in law.exemptions:
            self._exemptions[one.word] = (*self._exemptions.get(one.word, ()), one)
        self._known: dict[date, tuple[date, date, Winter] | None] = {}

    def of(self, day: date, words: Mapping[str, str]) -> Truce:
        """The truce running on a day, or the next one within a year."""
        span = self._span(day)
        if span is None:
            return Truce(False, None, None, None, None)
        begins, ends, winter = span
        exemption = self._exempt(day, words) if begins <= day else None
        return Truce(begins <= day and exemption is None, begins, ends, winter, exemption)

    def first_day(self, day: date, words: Mapping[str, str]) -> tuple[date, tuple[Step, ...]]:
        """The first day, from this one, outside the truce and neither idle nor a holiday; with its steps."""
        steps = []
        while True:
            truce = self.of(day, words)
            if truce.holds and truce.ends is not None:
                day = truce.ends + ONE
                steps.append(Step("truce", day, truce.ends.isoformat()))
            elif day.weekday() in self._law.idle or self._days.holiday(day):
                steps.append(Step("idle", day + ONE, self._days.off(day)))
                day += ONE
            else:
                return day, tuple(steps)

    def _exempt(self, day: date, words: Mapping[str, str]) -> Exemption | None:
        word = words.get(EXCEPTION, "")
        return next((one for one in self._exemptions.get(word, ()) if one.in_force(day)), None)

    def _span(self, day: date) -> tuple[date, date, Winter] | None:
        if day not in self._known:
            self._known[day] = self._find(day)
        return self._known[day]

    def _find(self, day: date) -> tuple[date, date, Winter] | None:
        for year in (day.year - 1, day.year, day.year + 1):
            for winter in self._law.winters:
                if winter.first <= year <= winter.last and day <= (ends := date(year + 1, *winter.ends)):
                    return date(year, *winter.begins), ends, winter
        return None
