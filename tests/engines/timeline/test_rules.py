"""One test or more per rule of the ledger, by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digor.engines.timeline.problem import FAR, Kind, Membership, Problem, Rules
from digor.engines.timeline.reference import reference
from digor.engines.timeline.solve import solve
from tests.engines.timeline.world import RULES, contact, problem, says, segments, spells

H7 = 7


def solved(given: Problem) -> list[tuple[object, ...]]:
    """Segments, once the twin has agreed."""
    answer = solve(given)
    assert answer == reference(given)
    return segments(answer)


def stayed(given: Problem) -> list[tuple[object, ...]]:
    """Spells, once the twin has agreed."""
    answer = solve(given)
    assert answer == reference(given)
    return spells(answer)


# Rule 1: the current row of a key


def test_a_row_sent_later_replaces_the_earlier_content() -> None:
    first = says("1", "street", 3, on=5, order=1)
    corrected = says("1", "hosted", 3, on=6, order=2)
    assert solved(problem(first, corrected)) == [(2, 3, 4, 93)]


def test_an_older_file_published_late_does_not_win() -> None:
    fresh = says("1", "hosted", 3, on=6, order=1)
    old = says("1", "street", 3, on=5, order=2)
    assert solved(problem(fresh, old)) == [(1, 3, 4, 93)]


def test_the_same_date_is_decided_by_revision_then_by_line() -> None:
    first = says("1", "hosted", 3, on=5, order=1, line=9)
    second = says("1", "housed", 3, on=5, order=2, line=1)
    third = says("1", "street", 3, on=5, order=2, line=2)
    assert solved(problem(first, second)) == [(2, 3, 4, 93)]
    assert solved(problem(first, second, third)) == [(3, 3, 4, "open")]


def test_a_key_that_moves_to_another_record_leaves_the_first() -> None:
    mine = says("1", "street", 3, record=1, on=5, order=1)
    theirs = says("1", "street", 3, record=2, on=6, order=2)
    assert solved(problem(mine, theirs, records=(1,))) == []
    assert solved(problem(mine, theirs, records=(2,))) == [(2, 3, 4, "open")]
    assert solved(problem(mine, theirs, records=(1, 2))) == [(2, 3, 4, "open")]


def test_a_key_taken_back_says_nothing() -> None:
    said = says("1", "street", 3, on=5, order=1)
    nothing = says("1", "", 3, kind=Kind.NOTHING, on=6, order=2)
    assert solved(problem(said, nothing)) == []


# Rule 2: supersession


def test_a_superseded_content_sent_again_stays_set_aside() -> None:
    said = says("1", "street", 3, on=5)
    assert solved(problem(said, said.again(2, 9), superseded=(said,))) == []


def test_a_changed_content_lives_and_a_superseded_one_does_not_revive_the_older() -> None:
    older = says("1", "hosted", 3, on=5, order=1)
    wrong = says("1", "housed", 3, on=6, order=2)
    right = says("1", "street", 3, on=7, order=4)
    assert solved(problem(older, wrong, superseded=(wrong,))) == []
    assert solved(problem(older, wrong, right, superseded=(wrong,))) == [(3, 3, 4, "open")]


# Rule 3: precedence


@pytest.mark.parametrize(
    ("loser", "winner"),
    [
        ({"closeness": 5, "on": 9}, {"by_night": True}),
        ({"on": 9}, {"closeness": 1}),
        ({"source": "zzz"}, {"on": 6}),
        ({"source": "alpha", "key": "9"}, {"source": "beta", "key": "1"}),
        ({"key": "1"}, {"key": "2"}),
    ],
    ids=["by night", "closeness", "stated on", "source", "row key"],
)
def test_precedence(loser: dict[str, object], winner: dict[str, object]) -> None:
    base: dict[str, object] = {"source": "round", "on": 4, "kind": Kind.OBSERVATION}
    hosted = says(situation="hosted", start=3, **({"key": "5"} | base | loser))  # type: ignore[arg-type]
    street = says(situation="street", start=3, **({"key": "4"} | base | winner))  # type: ignore[arg-type]
    for given in (problem(hosted, street), problem(street, hosted)):
        assert [(s.situation, s.contested) for s in solve(given).segments] == [("street", True)]
        solved(given)


def test_agreeing_statements_are_not_contested() -> None:
    assert solved(problem(says("1", "street", 3), says("2", "street", 3, source="other"))) == [
        (1, 3, 4, "open")
    ]


def test_contested_cuts_the_segment_where_it_begins_and_ends() -> None:
    stay = says("1", "shelter", 10, 20, source="shelter", by_night=True)
    other = says("2", "hosted", 12, 14)
    assert solved(problem(stay, other)) == [
        (1, 10, 12, 12),
        (1, 12, 14, 14, "contested"),
        (1, 14, 20, "open"),
    ]


# Rule 4: ends by absence from complete files


def test_missing_from_a_complete_file_known_until_vouched_presumed_until_the_file() -> None:
    stay = says("1", "housed", 10, source="lease", on=20)
    assert solved(problem(stay, complete=(("lease", 41),))) == [(1, 10, 21, 41)]


def test_the_earliest_complete_file_counts_and_the_day_not_the_arrival() -> None:
    stay = says("1", "housed", 10, source="lease", on=20)
    assert solved(problem(stay, complete=(("lease", 60), ("lease", 41), ("lease", 15)))) == [(1, 10, 21, 41)]


def test_a_key_that_comes_back_closes_the_gap() -> None:
    stay = says("1", "housed", 10, source="lease", on=20)
    given = problem(stay, stay.again(3, 50), complete=(("lease", 41),))
    assert solved(given) == [(1, 10, "open", "open")]
    assert solved(replace(given, coverages=problem(complete=(("lease", 51),)).coverages)) == [(1, 10, 51, 51)]


def test_a_file_of_another_source_or_perimeter_ends_nothing() -> None:
    stay = says("1", "housed", 10, source="lease", on=20, perimeter="north")
    assert solved(problem(stay, complete=(("shelter", 41),))) == [(1, 10, "open", "open")]
    assert solved(problem(stay, complete=(("lease", 41),), perimeter="south")) == [(1, 10, "open", "open")]
    assert solved(problem(stay, complete=(("lease", 41),), perimeter="north")) == [(1, 10, 21, 41)]


def test_a_stay_ended_on_the_day_of_the_file_is_not_missing_from_it() -> None:
    assert solved(problem(says("1", "housed", 10, 41, source="lease", on=20), complete=(("lease", 41),))) == [
        (1, 10, 41, 41)
    ]
    assert solved(problem(says("1", "housed", 10, 42, source="lease", on=20), complete=(("lease", 41),))) == [
        (1, 10, 21, 41)
    ]


def test_a_stay_announced_and_then_missing_never_was() -> None:
    assert solved(problem(says("1", "housed", 30, source="lease", on=20), complete=(("lease", 41),))) == []


# Rule 5: carrying forward


def test_an_older_observation_does_not_come_back_after_a_stay() -> None:
    given = problem(says("1", "street", 3), says("2", "housed", 10, 20, source="lease"))
    assert solved(given) == [(1, 3, 4, 10), (2, 10, 20, 20)]


def test_a_stay_of_the_list_that_ends_without_destination_is_carried() -> None:
    given = problem(says("1", "shelter", 10, 20, source="shelter"))
    assert solved(given) == [(1, 10, 20, "open")]
    assert solved(replace(given, notices=(30,))) == [(1, 10, 20, 109)]


def test_a_stay_followed_by_another_situation_carries_nothing() -> None:
    given = problem(says("1", "shelter", 10, 20, source="shelter"), says("2", "housed", 20, source="lease"))
    assert solved(given) == [(1, 10, 20, 20), (2, 20, "open", "open")]


def test_a_missing_stay_of_the_list_is_presumed_at_least_until_the_file() -> None:
    stay = says("1", "shelter", 10, source="shelter", on=20)
    assert solved(problem(stay, complete=(("shelter", 200),), notices=(21,))) == [(1, 10, 21, 200)]


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


# Rule 8: a silent source


def test_an_open_stay_stays_known_whatever_the_silence() -> None:
    assert solved(problem(says("1", "shelter", 10, source="shelter", on=20), notices=(500,))) == [
        (1, 10, "open", "open")
    ]


# Rule 10: the rules are data


def test_other_rules_give_another_list() -> None:
    given = problem(says("1", "hosted", 3), rules=Rules("wide", frozenset({"hosted"}), threshold_days=30))
    assert solved(given) == [(1, 3, 4, "open")]
    assert stayed(given) == [("listed", 3, "open", "new", "")]
    with pytest.raises(ValueError, match="threshold_days"):
        Rules("none", frozenset(), threshold_days=1)


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


# Households


def member(start: int, end: int = FAR, *, household: int = H7, record: int = 1, order: int = 1) -> Membership:
    return Membership(record, household, start, end, order)


def test_a_household_statement_holds_on_the_days_of_membership_only() -> None:
    lease_of_all = says("1", "housed", 10, 40, source="lease", household=H7)
    assert solved(problem(lease_of_all)) == []
    assert solved(problem(lease_of_all, memberships=(member(20, 30),))) == [(1, 20, 30, 30)]
    assert solved(problem(lease_of_all, memberships=(member(20, 30, record=2),))) == []


def test_the_latest_order_wins_a_day_of_membership() -> None:
    lease_of_all = says("1", "housed", 10, 40, source="lease", household=H7)
    alone = member(20, 30, household=0, order=2)
    assert solved(problem(lease_of_all, memberships=(alone, member(5)))) == [(1, 10, 20, 20), (1, 30, 40, 40)]
    again = member(22, 24, order=3)
    assert solved(problem(lease_of_all, memberships=(again, alone, member(5)))) == [
        (1, 10, 20, 20),
        (1, 22, 24, 24),
        (1, 30, 40, 40),
    ]


def test_an_observation_of_the_household_goes_on_with_each_member() -> None:
    given = problem(says("1", "street", 10, household=H7), memberships=(member(5, 15),))
    assert solved(given) == [(1, 10, 11, "open")]


def test_a_contact_with_the_household_is_news_of_its_members_of_that_day() -> None:
    seen = says("1", "hosted", 3)
    assert solved(problem(seen, contact("c", 50, household=H7), memberships=(member(40, 51),))) == [
        (1, 3, 4, 140)
    ]
    assert solved(problem(seen, contact("c", 50, household=H7), memberships=(member(40, 50),))) == [
        (1, 3, 4, 93)
    ]


def test_leaving_a_household_does_not_leave_its_missing_stay_behind() -> None:
    stay = says("1", "housed", 10, source="lease", household=H7, on=20)
    assert solved(problem(stay, complete=(("lease", 41),), memberships=(member(1, 30),))) == [(1, 10, 21, 30)]


def test_leaving_a_household_before_its_stay_is_missing_leaves_the_stay() -> None:
    stay = says("1", "housed", 10, source="lease", household=H7, on=20)
    assert solved(problem(stay, complete=(("lease", 41),), memberships=(member(1, 15),))) == [(1, 10, 15, 15)]
    assert solved(problem(stay, complete=(("lease", 41),), memberships=(member(1, 21),))) == [(1, 10, 21, 21)]


def test_linked_records_keep_their_own_households() -> None:
    both = (member(1, record=1, household=7, order=1), member(1, record=2, household=8, order=2))
    stays = (
        says("1", "housed", 10, 20, source="lease", household=7),
        says("2", "housed", 30, 40, source="lease", household=8),
    )
    assert solved(problem(*stays, records=(1, 2), memberships=both)) == [(1, 10, 20, 20), (2, 30, 40, 40)]


# What the answer does not depend on


def test_nothing_said_nothing_answered() -> None:
    assert solve(problem()) == reference(problem())
    assert solve(problem()).segments == ()


def test_the_rules_of_the_test_are_the_default_delays() -> None:
    assert (RULES.threshold_days, RULES.notice_days) == (90, 14)
