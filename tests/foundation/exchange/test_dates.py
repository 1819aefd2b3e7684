"""Dates as offices type them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digor.foundation.exchange.dates import EPOCH_1904, Dated, read_birth, read_date, read_night
from digor.foundation.exchange.unreadable import Unreadable
from tests.foundation.exchange.conftest import TODAY


@pytest.mark.parametrize(
    "written",
    [
        "01/03/2026", "1/3/2026", "01-03-26", "1.3.26", "01 03 2026", "2026-03-01", "2026/3/1", "20260301", "01032026",
        "01/03/2026 14:30", "01/03/2026 à 14h30", "2026-03-01T14:30:00Z", "2026-03-01 00:00:00.000", "1er mars 2026",
        "1 mars 26", "01 Mars 2026", "dimanche 1er mars 2026", "Dim. 1 mar. 2026", "le 01/03/2026", "46082", 46082,
        46082.0, 46082.604, date(2026, 3, 1), datetime(2026, 3, 1, 23, 59), "01 / 03 / 2026", "1\u00a0mars\u00a02026",
    ],
)  # fmt: skip
def test_the_first_of_march(written: Dated) -> None:
    assert read_date(written) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("3 janvier 2026", 1), ("3 janv. 2026", 1), ("3 février 2026", 2), ("3 fevrier 2026", 2), ("3 févr. 2026", 2),
        ("3 f?vrier 2026", 2), ("3 f\ufffdvrier 2026", 2), ("3 fÃ©vrier 2026", 2), ("3 avr. 2026", 4), ("3 mai 2026", 5),
        ("3 juin 2026", 6), ("3 juil. 2026", 7), ("3 AOÛT 2026", 8), ("3 ao?t 2026", 8), ("3-sept-26", 9),
        ("3 octobre 2026", 10), ("3 nov. 2026", 11), ("3 décembre 2026", 12), ("3 d?cembre 2026", 12),
    ],
)  # fmt: skip
def test_months_in_words(written: str, month: int) -> None:
    assert read_date(written) == date(2026, month, 3)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("31/02/1990", "no_such_day"),
        ("29/02/2026", "no_such_day"),
        ("00/03/2026", "no_such_day"),
        ("31 avril 2026", "no_such_day"),
        ("12/31/2026", "no_such_month"),
        ("2026-13-01", "no_such_month"),
        ("03/2026", "incomplete_date"),
        ("12/05", "incomplete_date"),
        ("mars 2026", "incomplete_date"),
        ("12 mars", "incomplete_date"),
        ("2026", "incomplete_date"),
        (1985.0, "incomplete_date"),
        ("01/03/1789", "year_out_of_range"),
        ("01/03/2205", "year_out_of_range"),
        (date(2205, 3, 1), "year_out_of_range"),
        ("01/03/20266", "not_a_date"),
        ("3 brumaire 2026", "not_a_date"),
        ("1/3/6", "not_a_date"),
        ("hier", "not_a_date"),
        ("12", "not_a_date"),
        (1e12, "not_a_date"),
        (True, "not_a_date"),
        ("2 mars 2026 et 3 mars 2026", "not_a_date"),
    ],
)
def test_what_is_no_date(written: Dated, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_date(written)
    assert refused.value.code == code


def test_an_old_macintosh_counts_from_1904() -> None:
    assert read_date(46082 - 1462, epoch=EPOCH_1904) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("written", "born"),
    [
        ("12/05/85", date(1985, 5, 12)),
        ("12/05/25", date(2025, 5, 12)),
        ("23/11/26", date(2026, 11, 23)),
        ("24/11/26", date(1926, 11, 24)),
        ("24/11/1926", date(1926, 11, 24)),
    ],
)
def test_two_digits_of_a_birth_year_look_back(written: str, born: date) -> None:
    assert read_birth(written, today=TODAY) == born


def test_nobody_is_born_tomorrow() -> None:
    with pytest.raises(Unreadable) as refused:
        read_birth("24/11/2026", today=TODAY)
    assert refused.value.code == "birth_in_future"


@pytest.mark.parametrize(
    "written",
    [
        "11/11/2026", "nuit du 11 au 12/11/2026", "du 11 au 12 novembre 2026", "Nuit du 11/11/2026 au 12/11/2026",
        "11 novembre au 12 novembre 2026", "11/11 au 12/11/2026", "nuit du 11/11/2026", "12/11/2026 02:30",
        "11/11/2026 22h15", datetime(2026, 11, 12, 3, 0), datetime(2026, 11, 11), date(2026, 11, 11),
    ],
)  # fmt: skip
def test_a_night_is_named_by_its_first_day(written: Dated) -> None:
    assert read_night(written) == date(2026, 11, 11)


def test_the_night_of_the_new_year() -> None:
    assert read_night("nuit du 31/12/2026 au 01/01/2027") == date(2026, 12, 31)
    assert read_night("nuit du 31 au 1er janvier 2027") == date(2026, 12, 31)


@pytest.mark.parametrize(
    "written", ["nuit du 10 au 12/11/2026", "du 11/10 au 12/11/2026", "du 12 au 11/11/2026"]
)
def test_several_nights_are_not_one(written: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_night(written)
    assert refused.value.code == "not_one_night"


@given(st.dates(date(1927, 6, 1), date(2100, 12, 31)), st.sampled_from(range(6)))
def test_every_day_is_read_back_from_every_writing(day: date, way: int) -> None:
    months = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ]
    written: Dated = [
        f"{day:%d/%m/%Y}",
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.day}{'er' if day.day == 1 else ''} {months[day.month - 1]} {day.year}",
        (day - date(1899, 12, 30)).days,
        datetime(day.year, day.month, day.day, 13, 5),
    ][way]
    assert read_date(written) == day
    if way == 0:
        assert read_night(f"du {day.day} au {day + timedelta(days=1):%d/%m/%Y}") == day or day == date(
            2100, 12, 31
        )
