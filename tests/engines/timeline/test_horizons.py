"""Rules 6 and 11 of the ledger, by hand: until when one is presumed, and the spells that follow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digor.engines.timeline.problem import Kind
from tests.engines.timeline.world import contact, problem, says, solved, stayed

# Rule 6: horizons


def test_outside_the_list_the_horizon_ends_by_itself_and_contacts_renew_it() -> None:
    assert solved(problem(says("1", "hosted", 3))) == [(1, 3, 4, 93)]
    assert solved(problem(says("1", "hosted", 3), contact("c", 50))) == [(1, 3, 4, 140)]


def test_on_the_list_nobody_leaves_before_a_notice_has_run() -> None:
    given = problem(says("1", "street", 3))
    assert solved(given) == [(1, 3, 4, "open")]
    assert solved(replace(given, notices=(3,))) == [(1, 3, 4, "open")]  # the very day of the news: too early
    assert solved(replace(given, notices=(4,))) == [(1, 3, 4, 93)]
    assert solved(replace(given, notices=(100,))) == [(1, 3, 4, 114)]
    assert solved(replace(given, notices=(120, 100))) == [(1, 3, 4, 114)]


def test_news_after_the_notice_asks_for_another_one() -> None:
    given = problem(says("1", "street", 3), contact("c", 105), notices=(100,))
    assert solved(given) == [(1, 3, 4, "open")]
    assert solved(replace(given, notices=(100, 190))) == [(1, 3, 4, 204)]


@pytest.mark.parametrize("situation", ["street", "hosted"])
def test_a_contact_on_the_very_day_the_presumption_ends_comes_too_late(situation: str) -> None:
    said = says("1", situation, 3)
    end = 93
    assert solved(problem(said, contact("c", end), notices=(79,))) == [(1, 3, 4, end)]
    assert solved(problem(said, contact("c", end - 1), notices=(79,))) != [(1, 3, 4, end)]
    assert solved(problem(said, contact("c", end - 1), notices=(79, 100))) == [(1, 3, 4, 182)]


def test_old_news_known_only_after_its_horizon_ends_there_without_notice() -> None:
    assert solved(problem(says("1", "street", 3, known=92))) == [(1, 3, 4, "open")]
    assert solved(problem(says("1", "street", 3, known=93))) == [(1, 3, 4, 93)]
    old = problem(says("1", "street", 3, known=300), contact("c", 50, known=300))
    assert solved(old) == [(1, 3, 4, 140)]


def test_old_news_never_takes_off_the_list_somebody_nobody_was_warned_about() -> None:
    live = says("1", "street", 3, known=3)
    assert solved(problem(live, contact("c", 50, known=300))) == [(1, 3, 4, "open")]
    assert solved(problem(live, says("2", "shelter", 50, known=300))) == [(1, 3, 4, 50), (2, 50, 51, "open")]
    # Warned and gone on 109: the old news brings back until its own horizon, nobody is warned twice.
    assert solved(problem(live, contact("c", 105, known=300), notices=(95,))) == [(1, 3, 4, 195)]


def test_known_first_by_another_statement_of_the_same_night_is_known() -> None:
    late = says("1", "street", 3, known=300, closeness=1)
    live = says("2", "street", 3, known=3, source="other")
    assert solved(problem(late)) == [(1, 3, 4, 93)]
    assert solved(problem(late, live)) == [(1, 3, 4, "open")]
    assert solved(problem(late, contact("c", 3, known=3))) == [(1, 3, 4, "open")]


def test_became_known_with_the_first_act_that_says_it() -> None:
    said = says("1", "street", 3, known=300)
    assert solved(problem(said, replace(said, order=2, prepared_on=10))) == [(1, 3, 4, "open")]


def test_contacts_count_in_the_order_of_their_days_and_on_each_of_their_days() -> None:
    seen = says("1", "hosted", 3)
    assert solved(problem(seen, contact("c", 150), contact("b", 90))) == [(1, 3, 4, 240)]
    followed = says("c", "", 90, 96, kind=Kind.CONTACT)
    assert solved(problem(seen, followed)) == [(1, 3, 4, 185)]
    assert solved(problem(seen, followed, contact("d", 92))) == [(1, 3, 4, 185)]
    between = says("2", "hosted", 92)
    assert solved(problem(seen, followed, between)) == [(1, 3, 4, 92), (3, 92, 93, 185)]


def test_a_contact_does_not_lengthen_a_missing_stay_outside_the_list() -> None:
    stay = says("1", "housed", 10, source="lease", on=20)
    assert solved(problem(stay, contact("c", 30), complete=(("lease", 41),))) == [(1, 10, 21, 41)]


def test_off_the_list_earlier_news_is_forgotten() -> None:
    live = says("1", "street", 3, known=3)
    housed = says("2", "housed", 10, 20, source="lease")
    old = says("3", "street", 50, known=300)
    assert solved(problem(live, housed, old)) == [(1, 3, 4, 10), (2, 10, 20, 20), (3, 50, 51, 140)]


# Rule 11: spells


def test_entries_and_exits_name_the_touching_situation() -> None:
    given = problem(
        says("1", "hosted", 1, 5),
        says("2", "shelter", 5, 20, source="shelter"),
        says("3", "housed", 20, 40, source="lease"),
        says("4", "street", 40),
    )
    assert stayed(given) == [("listed", 5, 20, "new", "housing"), ("listed", 40, "open", "housing", "")]


def test_one_spell_runs_through_situations_of_the_list() -> None:
    given = problem(
        says("1", "street", 3), says("2", "shelter", 10, 20, source="shelter"), says("3", "street", 30)
    )
    assert stayed(given) == [("listed", 3, "open", "new", "")]


def test_inactive_is_a_spell_of_its_own_and_one_returns_from_it() -> None:
    given = problem(says("1", "street", 3), says("2", "street", 200), notices=(79,))
    assert stayed(given) == [
        ("listed", 3, 93, "new", "inactivity"),
        ("inactive", 93, 200, "inactivity", "street"),
        ("listed", 200, "open", "inactivity", ""),
    ]


def test_a_stay_without_destination_exits_to_unknown_once_warned() -> None:
    given = problem(says("1", "shelter", 3, 10, source="shelter"), says("2", "hosted", 200), notices=(79,))
    assert stayed(given) == [("listed", 3, 99, "new", "unknown"), ("inactive", 99, 200, "unknown", "hosted")]


def test_after_a_gap_one_returns_from_inactivity_or_from_unknown() -> None:
    seen = says("0", "street", 1, kind=Kind.PRESENCE, source="stay")
    first = replace(seen, content=replace(seen.content, end=2))
    hosted = problem(first, says("1", "hosted", 2), says("2", "street", 200))
    assert stayed(hosted)[-1] == ("listed", 200, "open", "inactivity", "")
    housed = problem(first, says("1", "housed", 2, 9, source="lease"), says("2", "street", 200))
    assert stayed(housed)[-1] == ("listed", 200, "open", "unknown", "")
