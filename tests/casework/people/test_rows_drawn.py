"""Rows kept drawn: the same words whoever asks, other words in another language or on another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from digor.casework.people.shapes import Held, Row
from digor.casework.people.views.rows import drawn
from digor.foundation.frame import clock
from tests.casework.people.winter import day

ROW = Row(
    case_number="K7F-392",
    is_household=False,
    members=1,
    alias="l'homme au chien",
    situations=(Held("K7F-392", "RUE", presumed=True, contested=False),),
    since=day(3),
    nights=28,
    state="listed",
    referent="",
    mine=False,
    last_news=day(29),
    without_news=1,
    leaves_on=None,
    sector="gare",
    strips=(),
)


def html(row: Row = ROW, on: date | None = None, may_state: bool = True, query: str = "") -> str:
    return drawn(row, on or day(30), query=query, here="/personnes/", may_state=may_state)


@pytest.fixture(autouse=True)
def tonight() -> object:
    with clock.at(day(31)), translation.override("fr"):
        yield


def test_a_row_drawn_twice_is_the_same_text() -> None:
    assert html() is html(replace(ROW))


def test_what_it_says_is_what_it_is_given() -> None:
    assert "l&#x27;homme au chien" in html() and "gare" in html()
    assert "Awa" in html(replace(ROW, referent="Awa")) and "Awa" not in html()
    assert "dire/" in html() and "dire/" not in html(may_state=False)
    assert "?connu=2025-01-20" in html(query="?connu=2025-01-20")


def test_another_language_another_day() -> None:
    french = html()
    with translation.override("br"):
        assert html() != french
    with clock.at(day(45)):
        assert html() != french, "so many days ago is only true for a day"
    assert html() is french
