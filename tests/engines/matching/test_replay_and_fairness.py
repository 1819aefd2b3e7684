"""Another order tried on past vacancies, and how a list falls on groups."""

from __future__ import annotations

import pytest

from digor.engines.matching.fairness import by_group, interval
from digor.engines.matching.online import first_come, online
from digor.engines.matching.problem import Kind, Level, Problem, Source, Term
from digor.engines.matching.replay import Proposed, Session, replay
from tests.engines.matching.world import HOME, USED, WAITING, household, opportunity

PAST = Problem(
    "2026-01-01",
    (
        household("h1", "2025-01-01", months=9, without_home=False),
        household("h2", "2025-02-01", months=5, without_home=True),
        household("h3", "2025-06-01", months=1, without_home=True),
    ),
    (opportunity("o1"), opportunity("o2"), opportunity("o3")),
    (),
    (USED, WAITING),
)
SESSIONS = (Session("2025-03-01", ("o1",)), Session("2025-07-01", ("o2",)))


def test_each_order_goes_its_own_way_among_those_present() -> None:
    found = replay(PAST, (USED, HOME, WAITING), SESSIONS)
    assert found.rows == (
        Proposed("2025-03-01", "o1", ("h1",), ("h2",)),
        Proposed("2025-07-01", "o2", ("h2",), ("h3",)),
    )
    assert (found.gained, found.lost) == (("h3",), ("h1",))
    told = {(one.code, one.households, one.placed) for one in found.after}
    assert told == {("a", 2, 1), ("b", 1, 1)}


def test_who_left_is_no_longer_proposed() -> None:
    found = replay(PAST, (USED, HOME, WAITING), SESSIONS, until={"h2": "2025-06-30"})
    assert found.rows[1].before == ("h3",)


def test_the_same_order_changes_nobody() -> None:
    found = replay(PAST, PAST.levels, SESSIONS)
    assert all(one.before == one.after for one in found.rows) and found.gained == found.lost == ()


def test_an_unknown_vacancy_is_refused() -> None:
    with pytest.raises(ValueError, match="o9"):
        replay(PAST, PAST.levels, (Session("2025-03-01", ("o9",)),))


def test_rates_come_with_their_interval_and_a_word_on_small_numbers() -> None:
    shares = by_group(PAST, {"h1"})
    first = next(one for one in shares if one.code == "a")
    assert (first.households, first.placed, first.small) == (2, 1, True)
    assert first.low < first.rate < first.high and first.ratio == pytest.approx(1.5)
    assert first.mean_days == 365
    # Wilson's interval of 3 in 10, as printed in tables
    assert interval(3, 10) == pytest.approx((0.1078, 0.6032), abs=5e-5)
    assert interval(0, 0) == (0.0, 1.0)


def arrivals(eligible: list[bool]) -> Problem:
    """Two services; the second suits only some, and helps them a little more."""
    pairs = {}
    for number, both in enumerate(eligible):
        pairs[f"h{number}", "any"] = {"p": 0.5}
        if both:
            pairs[f"h{number}", "some"] = {"p": 0.6}
    return Problem(
        "2026-01-01",
        tuple(household(f"h{number}") for number in range(len(eligible))),
        (opportunity("any", eligible.count(False) + 2), opportunity("some", eligible.count(True) - 2)),
        levels=(Level("p", Kind.SUM, "case", Term(Source.PAIR, "p"), most=False),),
        pairs=pairs,
    )


def test_who_has_a_choice_leaves_the_place_to_who_has_none() -> None:
    problem = arrivals([number % 3 != 0 for number in range(120)])
    greedy, careful = first_come(problem), online(problem, every=20, memory=60)
    assert greedy.unserved and not careful.unserved
    assert careful.total == pytest.approx(0.5 * 42 + 0.6 * 78)


def test_the_online_rule_is_for_amounts_of_pairs_only() -> None:
    with pytest.raises(ValueError, match="online"):
        online(PAST)
