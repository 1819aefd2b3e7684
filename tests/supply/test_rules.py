"""The way of a vacancy, pure: what follows what, whatever the order it is said in."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from digor.supply import rules
from digor.supply.delays import deadline_of, delay_on, delays
from digor.supply.enums import Holder, State, Step
from digor.supply.rules import FOLLOWS, Told, replay, winner

FIRST = date(2026, 1, 1)
STEPS = st.builds(
    Told,
    step=st.sampled_from(list(Step)),
    on=st.dates(FIRST - timedelta(days=3), FIRST + timedelta(days=30)),
    number=st.integers(1, 9),
    line=st.integers(0, 3),
    holder=st.just("state"),
)


def naive(declared_on: date, steps: list[Told]) -> State:
    """The same, obvious: one pass over the sorted days, a chain of ifs."""
    rank = {"orient": 0, "propose": 1, "refuse": 2, "lapse": 3, "let": 4, "withdraw": 5}
    state = "declared"
    for one in sorted(steps, key=lambda s: (s.on, rank[s.step], s.number, s.line)):
        if one.on < declared_on or state in ("let", "withdrawn"):
            continue
        if one.step in ("let", "withdraw"):
            state = "let" if one.step == "let" else "withdrawn"
        elif one.step == "orient" and state != "proposed":
            state = "open"
        elif one.step == "propose" and state == "open":
            state = "proposed"
        elif one.step == "refuse" and state == "proposed":
            state = "open"
        elif one.step == "lapse" and state == "open":
            state = "lapsed"
    return State(state)


@settings(max_examples=200)
@given(st.lists(STEPS, max_size=7), st.randoms(use_true_random=False))
def test_the_order_of_saying_does_not_matter_and_nothing_is_lost(steps: list[Told], chance: object) -> None:
    way = replay(FIRST, steps)
    shuffled = list(steps)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert replay(FIRST, shuffled) == way
    assert sorted(map(repr, (*way.followed, *way.aside))) == sorted(map(repr, steps))
    assert way.state == naive(FIRST, steps)


@given(st.lists(STEPS, max_size=7))
def test_each_step_followed_could_follow(steps: list[Told]) -> None:
    state = State.DECLARED
    for one in replay(FIRST, steps).followed:
        state = FOLLOWS[state][one.step]
    assert state == replay(FIRST, steps).state


def test_a_vacancy_that_is_let_or_withdrawn_has_ended() -> None:
    assert [state for state, after in FOLLOWS.items() if not after] == [State.LET, State.WITHDRAWN]
    assert {state for state, after in FOLLOWS.items() if after} == rules.FREE


def test_a_declaration_that_names_its_holder_is_open_at_once() -> None:
    way = replay(FIRST, [], holder="state", deadline=FIRST + timedelta(days=30))
    assert (way.state, way.opened_on, way.holder) == (State.OPEN, FIRST, "state")


def test_the_last_useful_day_is_the_deadline_itself() -> None:
    day = date(2026, 11, 23)
    assert not rules.overdue(State.OPEN, day, day)
    assert rules.overdue(State.OPEN, day, day + timedelta(days=1))
    assert not rules.overdue(State.PROPOSED, day, day + timedelta(days=1))


def test_what_is_stated_wins_over_the_rule_and_the_landlord_has_no_deadline() -> None:
    stated = date(2026, 2, 1)
    assert deadline_of("state", FIRST, stated) == (stated, "stated")
    on, rule = deadline_of("state", FIRST, None)
    assert (on, rule) == (FIRST + timedelta(days=30), "state-2020")
    assert deadline_of("landlord", FIRST, None) == (None, "")


def test_every_holder_but_the_landlord_has_a_dated_rule_that_says_who_takes_over() -> None:
    for holder in Holder:
        found = delay_on(holder, date(2026, 1, 1))
        assert (found is None) == (holder == Holder.LANDLORD)
        assert found is None or (found.source and found.takes_over)
    before = delay_on("state", date(2019, 1, 1))
    assert before is not None and before.code == "before-2020"
    assert all(one.to_verify for one in delays()), "once somebody has read the article, say it here"


def test_the_latest_saying_wins_by_day_then_publication_then_line() -> None:
    rows = [(FIRST, 2, 0, "b"), (FIRST, 1, 9, "a"), (FIRST - timedelta(days=1), 9, 9, "old")]
    assert winner(rows) == "b"
    assert winner([]) is None
