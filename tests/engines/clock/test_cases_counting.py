"""Delays counted on paper: months that end early, leap days, weeks, holidays, counts backwards, francs."""

from __future__ import annotations

from datetime import date

import pytest

from digor.engines.clock.days import Days
from digor.engines.clock.french import LAW
from digor.engines.clock.problem import Delay, Unit

CALENDAR = Days(LAW.holidays, LAW.closed)
D, W, M, Y = Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS

# length, unit, from, its end, the last working day not after it
PLAIN = [
    (1, M, "2025-01-31", "2025-02-28", "2025-02-28"),
    (1, M, "2024-01-31", "2024-02-29", "2024-02-29"),
    (1, M, "2024-01-30", "2024-02-29", "2024-02-29"),
    (1, M, "2023-01-29", "2023-02-28", "2023-02-28"),
    (2, M, "2023-12-31", "2024-02-29", "2024-02-29"),
    (2, M, "2024-12-31", "2025-02-28", "2025-02-28"),
    (2, M, "2025-04-30", "2025-06-30", "2025-06-30"),
    (2, M, "2025-02-28", "2025-04-28", "2025-04-28"),  # the same number, not the end of the month
    (3, M, "2023-11-30", "2024-02-29", "2024-02-29"),
    (18, M, "2023-08-31", "2025-02-28", "2025-02-28"),
    (1, Y, "2024-02-29", "2025-02-28", "2025-02-28"),
    (3, Y, "2024-02-29", "2027-02-28", "2027-02-26"),  # a Sunday
    (36, M, "2024-02-29", "2027-02-28", "2027-02-26"),
    (4, Y, "2024-02-29", "2028-02-29", "2028-02-29"),
    (6, W, "2025-10-06", "2025-11-17", "2025-11-17"),
    (6, W, "2025-09-20", "2025-11-01", "2025-10-31"),  # All Saints, a Saturday
    (6, W, "2024-01-20", "2024-03-02", "2024-03-01"),  # over a leap day
    (6, W, "2023-01-20", "2023-03-03", "2023-03-03"),
    (0, D, "2025-03-02", "2025-03-02", "2025-02-28"),
]
# length, unit, from, where it would end, where it ends
EXTENDED = [
    (15, D, "2025-07-01", "2025-07-16", "2025-07-16"),
    (15, D, "2025-06-29", "2025-07-14", "2025-07-15"),  # Bastille day
    (15, D, "2025-04-26", "2025-05-11", "2025-05-12"),
    (15, D, "2026-04-29", "2026-05-14", "2026-05-15"),  # Ascension
    (1, M, "2025-03-21", "2025-04-21", "2025-04-22"),  # Easter Monday
    (1, M, "2024-03-01", "2024-04-01", "2024-04-02"),
    (1, M, "2024-04-08", "2024-05-08", "2024-05-10"),  # 8 May, then Ascension
    (1, M, "2025-10-01", "2025-11-01", "2025-11-03"),  # a holiday on a Saturday, then Sunday
    (1, M, "2025-05-09", "2025-06-09", "2025-06-10"),  # Whit Monday
    (1, M, "2025-11-25", "2025-12-25", "2025-12-26"),
]
BACK = [
    (6, W, "2025-06-10", "2025-04-29", "2025-04-29"),
    (6, W, "2025-06-12", "2025-05-01", "2025-04-30"),  # Labour day: never extended, so the day before
    (2, M, "2023-04-30", "2023-02-28", "2023-02-28"),
    (2, M, "2024-04-30", "2024-02-29", "2024-02-29"),
    (1, D, "2025-06-10", "2025-06-09", "2025-06-06"),  # Whit Monday, after a weekend
]
FRANC = [
    (2, M, "2025-03-10", "2025-05-11", "2025-05-12"),
    (2, M, "2024-12-30", "2025-03-01", "2025-03-03"),
    (2, M, "2025-03-11", "2025-05-12", "2025-05-12"),
]


@pytest.mark.parametrize(("length", "unit", "start", "ends", "useful"), PLAIN)
def test_a_delay_forward(length: int, unit: Unit, start: str, ends: str, useful: str) -> None:
    counted = CALENDAR.count(Delay(length, unit), date.fromisoformat(start))
    assert (str(counted.plain), str(counted.ends), str(counted.useful)) == (ends, ends, useful)


@pytest.mark.parametrize(("length", "unit", "start", "plain", "ends"), EXTENDED)
def test_a_delay_extended_to_a_working_day(
    length: int, unit: Unit, start: str, plain: str, ends: str
) -> None:
    counted = CALENDAR.count(Delay(length, unit, extended=True), date.fromisoformat(start))
    assert (str(counted.plain), str(counted.ends), str(counted.useful)) == (plain, ends, ends)


@pytest.mark.parametrize(("length", "unit", "start", "ends", "useful"), BACK)
def test_a_delay_counted_back(length: int, unit: Unit, start: str, ends: str, useful: str) -> None:
    counted = CALENDAR.count(Delay(length, unit, before=True), date.fromisoformat(start))
    assert (str(counted.ends), str(counted.useful)) == (ends, useful)


@pytest.mark.parametrize(("length", "unit", "start", "plain", "ends"), FRANC)
def test_a_franc_delay(length: int, unit: Unit, start: str, plain: str, ends: str) -> None:
    counted = CALENDAR.count(Delay(length, unit, franc=True, extended=True), date.fromisoformat(start))
    assert (str(counted.plain), str(counted.ends)) == (plain, ends)


def test_each_step_is_told() -> None:
    counted = CALENDAR.count(Delay(1, M, extended=True), date(2024, 4, 8))
    assert counted.falls_on == "victory"
    assert [(one.code, str(one.day), one.detail) for one in counted.steps] == [
        ("count", "2024-05-08", "1 months"),
        ("falls_on", "2024-05-08", "victory"),
        ("extended", "2024-05-09", "victory"),
        ("extended", "2024-05-10", "ascension"),
    ]
    short = CALENDAR.count(Delay(1, M), date(2024, 1, 31))
    assert [(one.code, one.detail) for one in short.steps] == [("count", "1 months"), ("month_end", "31")]
    assert CALENDAR.count(Delay(1, before=True), date(2025, 6, 10)).steps[-1].code == "useful"


def test_the_eleven_holidays_of_a_year() -> None:
    days = [
        date.fromordinal(one) for one in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())
    ]
    assert [str(day)[5:] for day in days if CALENDAR.holiday(day)] == [
        "01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11", "12-25",
    ]  # fmt: skip
    assert CALENDAR.off(date(2026, 8, 15)) == "assumption"
    assert CALENDAR.off(date(2026, 8, 16)) == "sunday"
    assert not CALENDAR.off(date(2026, 8, 17))


def test_a_delay_nobody_can_count_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        Delay(-1)
    with pytest.raises(ValueError, match="counted back"):
        Delay(2, M, before=True, extended=True)
