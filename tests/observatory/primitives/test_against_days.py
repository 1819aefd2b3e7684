"""Each primitive against its slow twin, which lays out one row per day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digor.observatory.primitives.ages import age
from digor.observatory.primitives.counts import distinct
from digor.observatory.primitives.episodes import episodes
from digor.observatory.primitives.households import household_type
from digor.observatory.primitives.intervals import gaps, last_uncovered, remainder, union
from digor.observatory.primitives.nights import clipped, nights, ranked_nights

DAY = date(2026, 1, 1)
FEW = settings(max_examples=40)
Interval = tuple[int, int, int, int]  # who, rank, first, past (as days from DAY)

intervals = st.lists(
    st.tuples(
        st.integers(0, 1), st.integers(1, 3), st.integers(0, 25), st.integers(-2, 8)
    ).map(lambda told: (told[0], told[1], told[2], told[2] + told[3])),
    max_size=8,
)  # fmt: skip


@pytest.fixture(scope="module")
def base() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("set threads = 1")
    return connection


def told(base: duckdb.DuckDBPyConnection, name: str, rows: list[Interval]) -> str:
    values = ", ".join(
        f"({who}, {rank}, date '{DAY + timedelta(first)}', date '{DAY + timedelta(past)}')"
        for who, rank, first, past in [*rows, (9, 9, 0, 0)]
    )
    base.execute(
        f"create or replace temp table {name} as from (values {values}) as t(who, rank, first, past)"
    )
    return name


def days(rows: list[Interval], who: int, up_to: int = 3) -> set[int]:
    return {day for w, rank, first, past in rows if w == who and rank <= up_to for day in range(first, past)}


def covered(found: list[tuple[int, date, date]], who: int) -> list[int]:
    """The days of the answer, in order: twice the same would be seen."""
    return [
        day
        for w, first, past in sorted(found)
        if w == who
        for day in range((first - DAY).days, (past - DAY).days)
    ]


@FEW
@given(intervals)
def test_a_union_covers_the_same_days_in_the_fewest_intervals(base, rows: list[Interval]) -> None:  # type: ignore[no-untyped-def]
    found = base.execute(union(told(base, "source", rows), ["who"])).fetchall()
    for who in (0, 1):
        assert covered(found, who) == sorted(days(rows, who))
        parts = sorted((first, past) for w, first, past in found if w == who)
        assert all(before[1] < after[0] for before, after in pairwise(parts))


@FEW
@given(intervals, st.integers(0, 4))
def test_episodes_bridge_short_absences_alone(base, rows: list[Interval], absence: int) -> None:  # type: ignore[no-untyped-def]
    found = base.execute(episodes(told(base, "source", rows), ["who"], absence=absence)).fetchall()
    for who in (0, 1):
        there = days(rows, who)
        bridged = {
            day
            for day in range(-5, 60)
            if day in there
            or any(
                before in there and after in there and before < day < after and after - before - 1 <= absence
                for before in range(day - absence, day)
                for after in range(day + 1, day + absence + 1)
            )
        }
        assert covered(found, who) == sorted(bridged)


@FEW
@given(intervals)
def test_gaps_are_the_days_between(base, rows: list[Interval]) -> None:  # type: ignore[no-untyped-def]
    found = base.execute(gaps(told(base, "source", rows), ["who"])).fetchall()
    for who in (0, 1):
        there = days(rows, who)
        between = set(range(min(there), max(there))) - there if there else set()
        assert covered(found, who) == sorted(between)


@FEW
@given(intervals, intervals)
def test_a_remainder_hides_days(base, rows: list[Interval], hidden: list[Interval]) -> None:  # type: ignore[no-untyped-def]
    query = remainder(told(base, "source", rows), told(base, "hidden", hidden), ["who"])
    found = base.execute(query).fetchall()
    for who in (0, 1):
        assert covered(found, who) == sorted(days(rows, who) - days(hidden, who))


@FEW
@given(intervals, st.integers(0, 30))
def test_the_last_uncovered_day_before_a_moment(base, rows: list[Interval], moment: int) -> None:  # type: ignore[no-untyped-def]
    told(base, "source", rows)
    base.execute("create or replace temp table asked as from (values (0), (1)) as asked(who)")
    asked = f"(select who, date '{DAY + timedelta(moment)}' as moment from asked)"
    found = dict(
        base.execute(
            f"select who, day from ({last_uncovered('source', asked, ['who'], 'moment')})"
        ).fetchall()
    )
    for who in (0, 1):
        there = days(rows, who)
        assert found[who] == DAY + timedelta(
            next(day for day in range(moment - 1, -50, -1) if day not in there)
        )


@FEW
@given(intervals, st.integers(0, 30), st.integers(0, 30))
def test_nights_count_once_inside_the_window(base, rows: list[Interval], first: int, past: int) -> None:  # type: ignore[no-untyped-def]
    window = [f"date '{DAY + timedelta(day)}'" for day in (first, past)]
    query = nights(clipped(told(base, "source", rows), *window), ["who"])
    found = dict(base.execute(query).fetchall())
    for who in (0, 1):
        assert found.get(who, 0) == len(days(rows, who) & set(range(first, past)))


@FEW
@given(intervals)
def test_a_night_counts_under_its_lowest_rank(base, rows: list[Interval]) -> None:  # type: ignore[no-untyped-def]
    query = ranked_nights(told(base, "source", rows), ["who"], "rank", 3)
    found = {(who, rank): count for who, rank, count in base.execute(query).fetchall()}
    for who in (0, 1):
        for rank in (1, 2, 3):
            assert found.get((who, rank), 0) == len(days(rows, who, rank) - days(rows, who, rank - 1))


@FEW
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 2), st.sampled_from("ab")), min_size=1))
def test_a_total_counts_nobody_twice(base, rows: list[tuple[int, int, str]]) -> None:  # type: ignore[no-untyped-def]
    base.execute("create or replace temp table seen (person int, heading int, place text)")
    base.executemany("insert into seen values (?, ?, ?)", rows)
    query = distinct("seen", "person", ["place", "heading"], total="heading")
    found = {(place, heading): count for place, heading, count in base.execute(query).fetchall()}
    for place in "ab":
        for heading in (0, 1, 2):
            people = {who for who, h, p in rows if p == place and heading in {0, h}}
            assert found.get((place, heading), 0) == len(people)


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        ("2000-05-10", "2018-05-09", 17),
        ("2000-05-10", "2018-05-10", 18),
        ("2004-02-29", "2022-02-27", 17),
        ("2004-02-29", "2022-02-28", 18),
        ("2004-02-29", "2024-02-28", 19),
        ("2004-02-29", "2024-02-29", 20),
        ("2026-01-01", "2026-01-01", 0),
    ],
)
def test_ages_are_completed_years(base: duckdb.DuckDBPyConnection, born: str, day: str, years: int) -> None:
    query = age(f"date '{born}'", f"date '{day}'")
    assert base.execute(f"select {query}").fetchone() == (years,)


@pytest.mark.parametrize(
    ("ages", "kind"),
    [
        ([30], 1), ([30, 8], 2), ([30, 8, None], 2), ([12, 8], 3), ([30, None], 99), ([8, None], 99), ([None], 99),
        ([18], 1), ([17], 3),
    ],
)  # fmt: skip
def test_types_of_households(base: duckdb.DuckDBPyConnection, ages: list[int | None], kind: int) -> None:
    members = ", ".join(f"({'null' if one is None else one}::int)" for one in ages)
    query = f"select {household_type('age')} from (values {members}) as member(age)"
    assert base.execute(query).fetchone() == (kind,)


def test_equal_intervals_are_one_whatever_the_order_they_are_sorted_in() -> None:
    """Sorted twice by several threads, equal rows may come in another order: no run is cut by that."""
    with duckdb.connect() as connection:
        # single days three days apart, each told twice, shuffled
        connection.execute(
            "create table source as select hash(i // 2) % 997 as who, hash(i // 2 + 5) % 7 as level, "
            "date '2026-01-01' + cast((i // 2) % 300 * 3 as integer) as first, first + 1 as past "
            "from range(300000) as t(i) order by hash(i * 31)"
        )
        days = "select who, level, count(distinct first), count(distinct first) from source group by all order by all"
        runs = f"select who, level, sum(past - first), count(*) from ({union('source', ['who', 'level'])}) group by all order by all"
        expected = connection.execute(days).fetchall()
        for _again in range(6):
            assert connection.execute(runs).fetchall() == expected
