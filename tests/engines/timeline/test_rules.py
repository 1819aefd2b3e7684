"""Rules 1 to 5, 8 and 10 of the ledger, by hand: rows, precedence, absence, carrying forward."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digor.engines.timeline.problem import Kind, Rules
from digor.engines.timeline.reference import reference
from digor.engines.timeline.solve import solve
from tests.engines.timeline.world import RULES, problem, says, solved, stayed

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


# What the answer does not depend on


def test_nothing_said_nothing_answered() -> None:
    assert solve(problem()) == reference(problem())
    assert solve(problem()).segments == ()


def test_the_rules_of_the_test_are_the_default_delays() -> None:
    assert (RULES.threshold_days, RULES.notice_days) == (90, 14)


def test_an_unspecified_situation_contradicts_none_of_those_it_may_be() -> None:
    rules = replace(RULES, vague={"shelter": frozenset({"hotel"})})
    vague, precise = says("1", "shelter", 3, source="a"), says("2", "hotel", 3, source="b")
    other = says("3", "hosted", 3, source="c")

    def contested(*said: object) -> list[bool]:
        return [segment.contested for segment in solve(problem(*said, rules=rules)).segments]  # type: ignore[arg-type]

    assert contested(vague, precise) == [False]
    assert contested(vague, other) == [True]
    assert contested(vague, precise, other) == [True]
    assert contested(precise, other) == [True]
