"""A household's statement is read on each of its members of the day, by hand."""

from __future__ import annotations

from digor.engines.timeline.problem import FAR, Membership
from tests.engines.timeline.world import contact, problem, says, solved

H7 = 7


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


def test_two_records_that_follow_each_other_in_a_household_are_one_stay() -> None:
    stay = says("1", "housed", 10, source="lease", household=H7, on=20)
    first, second = member(1, 25, record=1), member(25, 60, record=2)
    given = problem(stay, complete=(("lease", 41),), records=(1, 2), memberships=(first, second))
    assert solved(given) == [(1, 10, 21, 41)]


def test_linked_records_keep_their_own_households() -> None:
    both = (member(1, record=1, household=7, order=1), member(1, record=2, household=8, order=2))
    stays = (
        says("1", "housed", 10, 20, source="lease", household=7),
        says("2", "housed", 30, 40, source="lease", household=8),
    )
    assert solved(problem(*stays, records=(1, 2), memberships=both)) == [(1, 10, 20, 20), (2, 30, 40, 40)]
