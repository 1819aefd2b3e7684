"""The winter truce on its edges, year by year, its exemptions, and the first day an eviction could be carried out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from digor.engines.clock.french import LAW
from digor.engines.clock.problem import Exemption, Problem
from digor.engines.clock.solve import solve
from tests.engines.clock.world import read, told

ORDERED = "leave_order 2025-08-01, leave_order_copied 2025-08-04, force_granted 2025-09-20"

# read on, whether the truce holds, the day it ends or will end
EDGES = [
    ("2025-10-31", False, "2026-03-31"),
    ("2025-11-01", True, "2026-03-31"),
    ("2026-03-31", True, "2026-03-31"),
    ("2026-04-01", False, "2027-03-31"),
    ("2024-02-29", True, "2024-03-31"),
    ("2013-03-15", True, "2013-03-15"),  # until 2014 the truce ended in the middle of March
    ("2013-03-16", False, "2014-03-15"),
    ("2014-03-16", False, "2015-03-31"),
    ("2015-03-16", True, "2015-03-31"),
    ("2020-04-01", True, "2020-07-10"),  # prolonged
    ("2020-07-10", True, "2020-07-10"),
    ("2020-07-11", False, "2021-05-31"),
    ("2021-05-31", True, "2021-05-31"),
    ("2021-06-01", False, "2022-03-31"),
    ("2022-04-01", False, "2023-03-31"),
]
EXEMPT = [
    ("adequate_rehousing", "2025-12-15", False),
    ("squat_of_home", "2025-12-15", False),
    ("squat_of_home", "2018-11-24", True),  # the exemption is a little younger
    ("squat_of_home", "2018-11-25", False),
    ("removed_by_judge", "2025-12-15", False),
    ("student_housing", "2025-12-15", False),
    ("violent_partner", "2025-12-15", False),
]
# what it is about, acts, words, read on, first day, what it went through
FIRST_DAYS = [
    ("the day after the delay, a Sunday", ORDERED, "", "2025-09-01", "2025-10-06", ["idle"]),
    ("today, once the delay is over", ORDERED, "", "2025-10-21", "2025-10-21", []),
    ("the eve of the truce", ORDERED, "", "2025-10-31", "2025-10-31", []),
    ("in the truce", ORDERED, "", "2025-11-01", "2026-04-01", ["truce"]),
    ("its last day", ORDERED, "", "2026-03-31", "2026-04-01", ["truce"]),
    ("exempted", ORDERED, "truce_exception adequate_rehousing", "2025-12-24", "2025-12-24", []),
    ("exempted, on Christmas day", ORDERED, "truce_exception adequate_rehousing", "2025-12-25", "2025-12-26", ["idle"]),
    ("a delay that ends on the last of October", "leave_order 2025-08-31, leave_order_copied 2025-08-31", "",
     "2025-09-01", "2026-04-01", ["truce"]),
    ("a Sunday that leads into the truce", "leave_order 2021-08-30, leave_order_copied 2021-08-30", "", "2021-09-01",
     "2022-04-01", ["idle", "truce"]),
    ("the truce ends before Easter", "leave_order 2023-10-01, leave_order_copied 2023-10-01", "", "2024-01-10",
     "2024-04-02", ["truce", "idle"]),
    ("more time than the truce", f"{ORDERED}, more_time_granted 2025-10-15, more_time_until 2026-04-15", "",
     "2025-11-20", "2026-04-16", []),
    ("the winter of 2020", "leave_order 2019-10-01, leave_order_copied 2019-10-01", "", "2020-03-01", "2020-07-11",
     ["truce"]),
    ("the winter of 2021", "leave_order 2020-10-01, leave_order_copied 2020-10-01", "", "2021-03-01", "2021-06-01",
     ["truce"]),
    ("no delay to leave", "leave_order 2025-10-01, leave_order_copied 2025-10-01", "leave_delay removed", "2025-10-01",
     "2025-10-01", []),
]  # fmt: skip


@pytest.mark.parametrize(("day", "holds", "ends"), EDGES)
def test_the_truce_on_its_edges(day: str, holds: bool, ends: str) -> None:
    truce = read(told("lease 2012-01-01"), day).truce
    assert (truce.holds, str(truce.ends)) == (holds, ends)
    assert truce.winter is not None
    assert truce.winter.text


@pytest.mark.parametrize(("word", "day", "holds"), EXEMPT)
def test_what_is_exempted_from_the_truce(word: str, day: str, holds: bool) -> None:
    truce = read(told("lease 2012-01-01", f"truce_exception {word}"), day).truce
    assert truce.holds is holds
    assert (truce.exemption is None) is holds


@pytest.mark.parametrize(
    ("acts", "words", "day", "first", "through"),
    [one[1:] for one in FIRST_DAYS],
    ids=[one[0] for one in FIRST_DAYS],
)
def test_the_first_day_of_an_eviction(
    acts: str, words: str, day: str, first: str, through: list[str]
) -> None:
    (opening,) = read(told(acts, words), day).openings
    assert (opening.act, str(opening.day)) == ("eviction", first)
    assert [one.code for one in opening.steps if one.code not in ("today", "wait")] == through


def test_the_truce_is_a_stage_of_those_ordered_to_leave() -> None:
    assert [one.stage for one in read(told(ORDERED), "2025-11-02").reached] == ["E6", "E8"]
    assert [one.stage for one in read(told(ORDERED), "2025-10-20").reached] == ["E6"]
    assert [one.stage for one in read(told("payment_order 2025-09-01"), "2025-11-02").reached] == ["E1"]
    exempted = read(told(ORDERED, "truce_exception adequate_rehousing"), "2025-11-02")
    assert [one.stage for one in exempted.reached] == ["E6"]


def test_the_truce_stops_no_delay() -> None:
    """Procedures go on: only the eviction itself waits."""
    acts = "lease 2024-01-01, payment_order 2025-11-03, leave_order 2025-11-03, leave_order_copied 2025-11-03"
    answer = read(told(acts, "landlord legal_person"), "2025-12-01")
    assert {one.rule.code: str(one.counted.ends) for one in answer.moments} == {
        "pay": "2025-12-15",
        "clause": "2025-12-15",
        "leave": "2026-01-03",
    }


def test_a_done_or_stopped_eviction_has_no_first_day() -> None:
    assert read(told(f"{ORDERED}, eviction 2025-10-21"), "2025-12-01").openings == ()
    assert read(told(f"{ORDERED}, rehoused 2025-10-01"), "2025-12-01").openings == ()
    assert read(told("judgment 2025-07-01"), "2025-12-01").openings == ()


def test_a_law_without_winters_shelters_nobody() -> None:
    law = replace(LAW, winters=())
    answer = solve(Problem(date(2025, 12, 1), law, (told(ORDERED),))).files[0]
    assert (answer.truce.holds, answer.truce.begins) == (False, None)
    assert str(answer.openings[0].day) == "2025-12-01"


def test_an_exemption_may_end() -> None:
    ended = Exemption("squat_of_home", "", "x", "x", valid_to=date(2025, 12, 1))
    law = replace(LAW, exemptions=(ended,))
    file = told(ORDERED, "truce_exception squat_of_home")
    held = [solve(Problem(date(2025, 11, day), law, (file,))).files[0].truce.holds for day in (1, 30)]
    assert held == [False, False]
    assert solve(Problem(date(2025, 12, 1), law, (file,))).files[0].truce.holds
