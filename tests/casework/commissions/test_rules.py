"""The rules of the commission, as properties."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digor.casework.commissions import regulation, rules
from digor.casework.commissions.enums import CaseState, Cause, DecisionKind, Level, Step
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.enums import Role

CONTENT = regulation.read(regulation.default())
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
CANDIDATES = st.lists(
    st.builds(
        rules.Candidate,
        case=st.integers(1, 10_000),
        waiting_since=DAYS,
        returned=st.booleans(),
        escalated=st.booleans(),
        legal_deadline=st.none() | DAYS,
    ),
    max_size=20,
    unique_by=lambda one: one.case,
)
NEXT = date(2025, 6, 1)


def reachable(start: CaseState) -> set[CaseState]:
    found, todo = {start}, [start]
    while todo:
        for state in rules.TRANSITIONS.get(todo.pop(), {}).values():
            if state not in found:
                found.add(state)
                todo.append(state)
    return found


def test_the_ends_are_the_three_of_the_rules() -> None:
    assert {CaseState.CLOSED, CaseState.NOT_RECEIVABLE, CaseState.WITHDRAWN} == rules.ENDS


@pytest.mark.parametrize("state", list(CaseState))
def test_no_state_is_a_dead_end_and_all_are_reached(state: CaseState) -> None:
    assert reachable(state) & rules.ENDS
    assert state in reachable(CaseState.DRAFT)


def test_the_way_of_a_case_that_returns() -> None:
    state: CaseState = CaseState.DRAFT
    way = (Step.SEND, Step.ASK_MORE, Step.SEND, Step.ACCEPT, Step.LIST, Step.EXAMINE, Step.FOLLOW)
    for step in (*way, Step.RELIST, Step.LIST, Step.EXAMINE, Step.FOLLOW, Step.CLOSE):
        state = rules.after(state, step)
    assert state is CaseState.CLOSED


@pytest.mark.parametrize("state", list(CaseState))
@pytest.mark.parametrize("step", list(Step))
def test_a_step_leads_on_or_is_refused(state: CaseState, step: Step) -> None:
    if step in rules.TRANSITIONS.get(state, {}):
        assert rules.after(state, step) is not state
    else:
        with pytest.raises(Refused) as refusal:
            rules.after(state, step)
        assert refusal.value.code == "not_now"


def test_nothing_is_followed_that_was_not_examined() -> None:
    before = {state for state, steps in rules.TRANSITIONS.items() if Step.FOLLOW in steps}
    assert before == {CaseState.EXAMINED}


@settings(max_examples=60, deadline=None)
@given(CANDIDATES, st.integers(1, 10), st.randoms(use_true_random=False))
def test_the_agenda_is_the_printed_order_whatever_the_rows_come_in(
    rows: list[rules.Candidate], size: int, chance: Any
) -> None:
    got = rules.agenda(rows, CONTENT.order, size, NEXT)
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert rules.agenda(shuffled, CONTENT.order, size, NEXT) == got
    assert len(got) == min(size, len(rows))
    assert got == slow_agenda(rows, size)


def slow_agenda(rows: list[rules.Candidate], size: int) -> tuple[rules.Place, ...]:
    """One level after the other, each taken whole."""
    left, placed = sorted(rows, key=lambda one: (one.waiting_since, one.case)), []
    pressing = [one for one in left if one.legal_deadline and one.legal_deadline < NEXT]
    for one in sorted(pressing, key=lambda one: one.legal_deadline or NEXT):
        placed.append(rules.Place(one.case, Level.DEADLINE))
    left = [one for one in left if one not in pressing]
    for level in (Level.ESCALATED, Level.RETURN, Level.OLDEST):
        for one in list(left):
            if level is Level.OLDEST or (one.escalated if level is Level.ESCALATED else one.returned):
                placed.append(rules.Place(one.case, level))
                left.remove(one)
    return tuple(placed[:size])


def seats(*present: str) -> list[rules.Sitting]:
    colleges = ("chair", "state", "siao", "landlord", "social", "health")
    return [rules.Sitting(number, one, one in present) for number, one in enumerate(colleges)]


def test_quorum_is_half_and_one_of_each() -> None:
    assert rules.quorum(seats("state", "siao", "landlord"), CONTENT).reached
    without = rules.quorum(seats("chair", "state", "siao", "social"), CONTENT)
    assert not without.reached and without.missing == ("landlord",)
    assert not rules.quorum(
        [*seats("state", "siao", "landlord"), rules.Sitting(9, "health", False)], CONTENT
    ).reached
    assert not rules.quorum([], CONTENT).reached


@settings(max_examples=40, deadline=None)
@given(st.lists(st.booleans(), min_size=6, max_size=6), st.integers(0, 5))
def test_one_more_member_never_breaks_a_quorum(present: list[bool], one: int) -> None:
    rows = [rules.Sitting(s.organisation, s.college, here) for s, here in zip(seats(), present, strict=True)]
    more = [rules.Sitting(s.organisation, s.college, s.present or n == one) for n, s in enumerate(rows)]
    assert rules.quorum(more, CONTENT).reached >= rules.quorum(rows, CONTENT).reached


@settings(max_examples=40, deadline=None)
@given(DAYS, st.integers(0, 300))
def test_returns_come_at_one_three_six_months_then_no_more(day: date, later: int) -> None:
    days = rules.returns(day, CONTENT.returns)
    assert len(days) == 3 and list(days) == sorted(days) and days[0] > day
    today = day + timedelta(days=later)
    assert rules.next_return(day, CONTENT.returns, today) == min(
        (one for one in days if one > today), default=None
    )


def test_the_end_of_a_short_month() -> None:
    assert rules.returns(date(2026, 1, 31), (1, 3)) == (date(2026, 2, 28), date(2026, 4, 30))


DUE = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("tasks", "today", "cause"),
    [
        ([rules.Task(DUE), rules.Task(DUE)], DUE, None),
        ([rules.Task(DUE), rules.Task(DUE)], DUE + timedelta(days=1), Cause.MISSED),
        ([rules.Task(DUE), rules.Task(DUE, DUE)], DUE + timedelta(days=9), None),
        ([rules.Task(DUE), rules.Task(DUE, DUE + timedelta(days=1))], DUE + timedelta(days=9), Cause.MISSED),
        ([rules.Task(DUE, DUE, refused=True)] * 2, DUE, Cause.REFUSED),
        ([rules.Task(DUE, DUE, refused=True), rules.Task(DUE)], DUE + timedelta(days=9), None),
    ],
)
def test_two_missed_or_two_refused_go_to_the_committee(
    tasks: list[rules.Task], today: date, cause: Cause | None
) -> None:
    assert rules.escalation(tasks, CONTENT, today) is cause


def test_what_an_examination_leads_to() -> None:
    assert rules.leads_to([DecisionKind.SOLUTION, DecisionKind.REFERENT]) is Step.FOLLOW
    assert rules.leads_to([DecisionKind.ADJOURN]) is Step.RELIST
    assert rules.leads_to([DecisionKind.OUT_OF_SCOPE]) is Step.CLOSE
    for kinds, code in (([], "no_decision"), ([DecisionKind.ADJOURN, DecisionKind.DEBT], "alone_only")):
        with pytest.raises(Refused) as refusal:
            rules.leads_to(kinds)
        assert refusal.value.code == code


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from([role.value for role in Role])))
def test_the_wall_shows_nothing_that_somebody_present_may_not_see(roles: set[str]) -> None:
    shown = rules.shown(CONTENT, roles)
    assert all(shown <= CONTENT.sees.get(role, frozenset()) for role in roles)
    assert shown <= regulation.FIELDS


@pytest.mark.parametrize("role", [Role.ELECTED, Role.VOLUNTEER, Role.OPERATOR])
def test_outside_the_table_nothing_is_shown(role: Role) -> None:
    assert rules.shown(CONTENT, [role.value, Role.SIAO.value]) == frozenset()


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("order", ["oldest", "deadline", "escalated", "return"]),
        ("order", ["deadline", "oldest"]),
        ("sees", {"elected": ["persons"]}),
        ("sees", {"landlord": ["family_name"]}),
        ("quorum", {"share": [3, 2], "one_of_each": []}),
        ("quorum", {"share": [1, 2], "one_of_each": ["nobody"]}),
        ("agenda", {"min": 6, "max": 4, "minutes_each": 20, "days_before": 5}),
        ("escalation", {"missed": 0, "refusals": 2}),
    ],
)
def test_rules_that_cannot_be_applied_are_refused(where: str, value: Any) -> None:
    row = copy.deepcopy(regulation.default())
    row[where] = value
    with pytest.raises(Refused) as refusal:
        regulation.read(row)
    assert refusal.value.code == "bad_regulation"
