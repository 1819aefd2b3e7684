"""Nights without a home: the observatory's intervals against nights laid out one by one."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from digor.observatory.spm.nights_homeless import nights_homeless

START, END = date(2025, 10, 1), date(2026, 9, 30)
Stay = tuple[
    int, int, int | None, int | None
]  # kind, entry, nights (None: still there), days before moving in

stays = st.lists(
    st.tuples(
        st.sampled_from([0, 2, 3, 8, 13]),
        st.integers(-500, 360),
        st.one_of(st.none(), st.integers(1, 300)),
        st.one_of(st.none(), st.integers(0, 40)),
    ),
    min_size=1,
    max_size=5,
)


def plainly(given_stays: list[Stay], transitional: bool) -> tuple[int, date, date] | None:
    """Night after night: away, not at home; the year up to the last one, and the run before it."""
    away: set[date] = set()
    home: set[date] = set()
    for kind, entry, length, wait in given_stays:
        first = START + timedelta(entry)
        past = END + timedelta(1) if length is None else min(first + timedelta(length), END + timedelta(1))
        own = first + timedelta(wait) if wait is not None else past
        for night in (first + timedelta(day) for day in range((past - first).days)):
            if kind in {0, 8} or (kind == 2 and transitional):
                away.add(night)
            elif kind in {3, 13} and night >= own:
                home.add(night)
    nights = away - home
    if not nights or max(nights) < START:
        return None
    first = max(nights) - timedelta(364)
    while first in nights and first - timedelta(1) in nights:
        first -= timedelta(1)
    counted = [night for night in nights if night >= first]
    return len(counted), min(counted), max(counted)


@settings(max_examples=60)
@given(stays, st.booleans())
def test_as_told_night_by_night(given_stays: list[Stay], transitional: bool) -> None:
    with duckdb.connect() as base:
        base.execute("create table stay (person int, kind int, entry date, left_on date, move_in date)")
        base.execute("create table bed_night (person int, entry date, left_on date, night date)")
        for kind, entry, length, wait in given_stays:
            first = START + timedelta(entry)
            left_on = None if length is None else first + timedelta(length)
            moved = None if wait is None else first + timedelta(wait)
            base.execute("insert into stay values (1, ?, ?, ?, ?)", [kind, first, left_on, moved])
        found = nights_homeless(base, START, END, transitional=transitional)
    expected = plainly(given_stays, transitional)
    assert [(row.nights, row.first, row.last) for row in found] == ([expected] if expected else [])
