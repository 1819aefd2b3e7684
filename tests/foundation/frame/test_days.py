"""Days, nights, hours and numbers in French, Breton and English."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.utils.translation import override

from digor.foundation.frame.days import ago, day, hour, instant, month, night
from digor.foundation.frame.figures import number

TODAY = date(2026, 11, 12)


@pytest.fixture(autouse=True)
def on_the_twelfth(clock: Callable[[date], object]) -> None:
    clock(TODAY)


@pytest.mark.parametrize(
    ("language", "value", "form", "said"),
    [
        ("fr", TODAY, "", "jeudi 12 novembre 2026"),
        ("fr", TODAY, "long", "12 novembre 2026"),
        ("fr", TODAY, "medium", "12 novembre"),
        ("fr", TODAY, "short", "12 nov."),
        ("fr", TODAY, "week", "jeudi 12 novembre"),
        ("fr", TODAY, "month", "novembre 2026"),
        ("fr", date(2025, 11, 12), "medium", "12 novembre 2025"),
        ("fr", date(2025, 11, 12), "short", "12 nov. 2025"),
        ("fr", date(2026, 11, 1), "long", "1er novembre 2026"),
        ("fr", date(2026, 11, 1), "", "dimanche 1er novembre 2026"),
        ("fr", date(2026, 11, 11), "medium", "11 novembre"),
        ("br", TODAY, "", "Yaou 12 Du 2026"),
        ("br", date(2026, 11, 1), "medium", "1añ Du"),
        ("en", TODAY, "", "Thursday 12 November 2026"),
        ("en", date(2026, 11, 1), "medium", "1 November"),
        ("de", TODAY, "long", "12 novembre 2026"),
    ],
)
def test_a_day(language: str, value: date, form: str, said: str) -> None:
    with override(language):
        assert day(value, form) == said


def test_an_instant_is_read_in_local_time() -> None:
    late = datetime(2026, 11, 12, 23, 30, tzinfo=UTC)  # half past midnight in Quimper
    morning = datetime(2026, 7, 3, 6, 42, tzinfo=UTC)
    with override("fr"):
        assert day(late, "long") == "13 novembre 2026"
        assert hour(late) == "0\u00a0h\u00a030"
        assert instant(morning) == "3 juillet 2026 à 8\u00a0h\u00a042"
        assert hour(datetime(2026, 7, 3, 16, tzinfo=UTC)) == "18\u00a0h"
    with override("br"):
        assert hour(morning) == "8e42"
        assert hour(datetime(2026, 7, 3, 16, tzinfo=UTC)) == "18e"
    with override("en"):
        assert hour(morning) == "8:42"


@pytest.mark.parametrize(
    ("language", "first", "said"),
    [
        ("fr", date(2026, 11, 11), "nuit du 11 au 12 novembre"),
        ("fr", date(2026, 9, 30), "nuit du 30 septembre au 1er octobre"),
        ("fr", date(2025, 9, 30), "nuit du 30 septembre au 1er octobre 2025"),
        ("fr", date(2025, 12, 31), "nuit du 31 décembre 2025 au 1er janvier 2026"),
        ("fr", date(2026, 10, 1), "nuit du 1er au 2 octobre"),
        ("br", date(2026, 11, 11), "noz etre an 11 hag an 12 Du"),
        ("en", date(2026, 11, 11), "night of 11 to 12 November"),
    ],
)
def test_a_night(language: str, first: date, said: str) -> None:
    with override(language):
        assert night(first) == said


@pytest.mark.parametrize(
    ("language", "value", "of", "said"),
    [
        ("fr", date(2026, 11, 12), "day", "aujourd’hui"),
        ("fr", date(2026, 11, 11), "day", "hier"),
        ("fr", date(2026, 11, 9), "day", "il y a 3 jours"),
        ("fr", date(2026, 11, 13), "day", "demain"),
        ("fr", date(2026, 11, 15), "day", "dans 3 jours"),
        ("fr", date(2026, 11, 11), "night", "cette nuit"),
        ("fr", date(2026, 11, 12), "night", "la nuit qui vient"),
        ("fr", date(2026, 11, 10), "night", "il y a 1 nuit"),
        ("fr", date(2026, 11, 8), "night", "il y a 3 nuits"),
        ("fr", date(2026, 11, 14), "night", "dans 3 nuits"),
        ("br", date(2026, 11, 10), "day", "2 zeiz zo"),
        ("br", date(2026, 11, 9), "day", "3 deiz zo"),
        ("en", date(2026, 11, 9), "day", "3 days ago"),
    ],
)
def test_how_long_ago(language: str, value: date, of: str, said: str) -> None:
    with override(language):
        assert ago(value, of) == said


def test_a_memory_of_words_does_not_outlive_the_day(clock: Callable[[date], object]) -> None:
    with override("fr"):
        assert (ago(date(2026, 11, 11)), day(date(2026, 1, 2), "medium")) == ("hier", "2 janvier")
        clock(date(2027, 1, 5))
        assert (ago(date(2026, 11, 11)), day(date(2026, 1, 2), "medium")) == (
            "il y a 55 jours",
            "2 janvier 2026",
        )


def test_nothing_is_said_of_nothing() -> None:
    assert [day(None), night(None), hour(None), instant(None), ago(None), number(None)] == [""] * 6


@pytest.mark.parametrize(
    ("language", "value", "said"),
    [
        ("fr", 1234, "1\u202f234"),
        ("fr", 1234.5, "1\u202f234,5"),
        ("fr", Decimal("0.25"), "0,25"),
        ("br", 1234, "1\u00a0234"),
        ("en", 1234.5, "1,234.5"),
        ("fr", -3, "-3"),
        ("fr", 0, "0"),
    ],
)
def test_numbers(language: str, value: float, said: str) -> None:
    with override(language):
        assert number(value) == said


def test_months_of_an_axis() -> None:
    with override("fr"):
        assert [month(date(2026, number, 1)) for number in (1, 2, 8)] == ["janv.", "févr.", "août"]


@pytest.mark.parametrize("language", ["fr", "br", "en"])
@pytest.mark.parametrize(
    "typed", ["2026-03-04", "04/03/2026", "4/3/2026", "04/03/26", "04.03.2026", "4 3 2026"]
)
def test_a_day_is_typed_day_first(language: str, typed: str) -> None:
    with override(language):
        assert forms.DateField(localize=True).clean(typed) == date(2026, 3, 4)
