"""Working days and delays, as French procedure counts them (code de procédure civile, art. 640 to 642).

The day of the act does not count. Months and years end on the day that bears the same number, or on the last of
the month when there is none (art. 641). A delay ends at midnight; on a Saturday, a Sunday or a holiday it
is extended to the next working day where the rule says so (art. 642).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from digor.engines.clock.answer import Count, Step
from digor.engines.clock.problem import Delay, Holiday, Unit

ONE = timedelta(days=1)
WEEKEND = {5: "saturday", 6: "sunday"}
MONTHS = {Unit.MONTHS: 1, Unit.YEARS: 12}
DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7}
REMEMBERED = 20_000  # counts kept for one delay: more than fifty years of days


class Days:
    """The calendar of one law, which remembers what it has counted."""

    def __init__(self, holidays: tuple[Holiday, ...], closed: frozenset[int]) -> None:
        self._holidays, self._closed = holidays, closed
        self._years: dict[int, dict[date, str]] = {}
        self._counts: dict[Delay, Counts] = {}

    def counts(self, delay: Delay) -> Counts:
        """One delay counted from any day: `counts(delay)[start]`."""
        return self._counts.setdefault(delay, Counts(self, delay))

    def holiday(self, day: date) -> str:
        """The code of the holiday, or an empty text."""
        year = self._years.get(day.year)
        if year is None:
            year = self._years[day.year] = self._year(day.year)
        return year.get(day, "")

    def off(self, day: date) -> str:
        """Why nothing is done that day: the holiday, "saturday", "sunday"; an empty text for a working day."""
        if found := self.holiday(day):
            return found
        weekday = day.weekday()
        return WEEKEND.get(weekday, f"weekday_{weekday}") if weekday in self._closed else ""

    def _year(self, year: int) -> dict[date, str]:
        sunday = easter(year)
        return {
            date(year, one.month, one.day)
            if one.after_easter is None
            else sunday + timedelta(days=one.after_easter): one.code
            for one in self._holidays
            if one.from_year <= year < one.to_year
        }

    def count(self, delay: Delay, start: date) -> Count:
        """The delay counted from the act of a day, with its steps."""
        sign = -1 if delay.before else 1
        steps = []
        if delay.unit in MONTHS:
            plain = shifted(start, sign * delay.length * MONTHS[delay.unit])
            if plain.day != start.day:
                steps.append(Step("month_end", plain, str(start.day)))
        else:
            plain = start + timedelta(days=sign * delay.length * DAYS[delay.unit])
        steps.insert(0, Step("back" if delay.before else "count", plain, f"{delay.length} {delay.unit}"))
        if delay.franc:
            plain += ONE
            steps.append(Step("franc", plain))
        falls_on = self.off(plain)
        ends = plain
        if falls_on:
            steps.append(Step("falls_on", plain, falls_on))
        while delay.extended and (why := self.off(ends)):
            ends += ONE
            steps.append(Step("extended", ends, why))
        useful = ends
        while why := self.off(useful):
            useful -= ONE
            steps.append(Step("useful", useful, why))
        return Count(plain, ends, useful, falls_on, tuple(steps))


class Counts(dict[date, Count]):
    """Counts of one delay by the day it starts, each made once."""

    def __init__(self, days: Days, delay: Delay) -> None:
        super().__init__()
        self._days, self._delay = days, delay

    def __missing__(self, start: date) -> Count:
        """Count, and remember."""
        if len(self) >= REMEMBERED:
            self.clear()
        self[start] = found = self._days.count(self._delay, start)
        return found


def shifted(start: date, months: int) -> date:
    """The same day of another month, or its last day when it has none (CPC, art. 641)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if start.day <= 28:
        return date(year, month + 1, start.day)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Gauss's way, as corrected in 1816 and by Lichtenberg, 1997)."""
    century = year // 100
    moon = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    sun = 2 - (3 * century + 3) // 4
    seed = (19 * (year % 19) + moon) % 30
    limit = 21 + seed - (seed + year % 19 // 11) // 29
    first = 7 - (year + year // 4 + sun) % 7
    return date(year, 3, 1) + timedelta(days=limit + 7 - (limit - first) % 7 - 1)
