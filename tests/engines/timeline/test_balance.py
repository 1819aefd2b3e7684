"""Stock + entries = stock + exits, for persons, whole or by group."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digor.engines.timeline.answer import Spell, State
from digor.engines.timeline.balance import Balance, Unbalanced, balance, late_knowledge, stock
from digor.engines.timeline.problem import FAR
from digor.engines.timeline.solve import solve
from tests.engines.timeline.histories import History, histories

LISTED = State.LISTED


def on(start: int, end: int = FAR, entry: str = "new", exit: str = "") -> Spell:
    return Spell(start, end, LISTED, entry, exit)


PEOPLE = {
    "stays": [on(1)],
    "leaves": [on(1, 15, exit="housing")],
    "comes": [on(12)],
    "comes back": [on(1, 5, exit="hosted"), on(15, entry="hosted")],
    "passes": [on(11, 13, exit="elsewhere")],
}


def test_a_balance_names_every_flow() -> None:
    found = balance(PEOPLE, 10, 20)
    assert found == Balance(
        start=10,
        end=20,
        opening=2,
        entries={"hosted": 1, "new": 2},
        entered_group=0,
        exits={"elsewhere": 1, "housing": 1},
        left_group=0,
        closing=3,
    )
    assert (found.new, dict(found.returned), dict(found.moved_in)) == (2, {"hosted": 1}, {})


def test_an_entry_on_the_first_day_is_stock_and_on_the_last_a_flow() -> None:
    assert balance({"x": [on(10)]}, 10, 20).entries == {}
    assert balance({"x": [on(20)]}, 10, 20).entries == {"new": 1}
    assert balance({"x": [on(1, 20, exit="housing")]}, 10, 20).exits == {"housing": 1}
    assert balance({"x": [on(1, 21, exit="housing")]}, 10, 20).exits == {}


def test_changing_group_on_the_list_enters_and_leaves_the_group() -> None:
    groups = {"x": [(1, 14, "young"), (14, FAR, "adult")]}
    young = balance({"x": [on(5)]}, 10, 20, groups=groups, group="young")
    assert (young.opening, young.left_group, young.closing) == (1, 1, 0)
    adult = balance({"x": [on(5)]}, 10, 20, groups=groups, group="adult")
    assert (adult.opening, adult.entered_group, adult.closing) == (0, 1, 1)


def test_one_who_changes_group_while_off_the_list_enters_with_the_new_value() -> None:
    groups = {"x": [(1, 12, "young"), (12, FAR, "adult")]}
    stays = {"x": [on(5, 11, exit="hosted"), on(14, entry="hosted")]}
    assert balance(stays, 10, 20, groups=groups, group="young").exits == {"hosted": 1}
    adult = balance(stays, 10, 20, groups=groups, group="adult")
    assert (adult.entries, adult.entered_group) == ({"hosted": 1}, 0)


def test_spells_that_overlap_do_not_close() -> None:
    with pytest.raises(Unbalanced):
        balance({"x": [on(1, FAR), on(5, 15, exit="housing")]}, 10, 20)


def test_days_in_order() -> None:
    with pytest.raises(ValueError, match="first day"):
        balance({}, 20, 10)


def test_late_knowledge_is_a_line_of_its_own() -> None:
    assert late_knowledge({"x": [on(12)]}, {"x": [on(8)], "y": [on(1)]}, 10) == 2


groups_of_one = st.lists(st.tuples(st.integers(1, 8), st.sampled_from(["", "a", "b"])), max_size=5)


@given(histories(), st.integers(98, 140), st.integers(0, 40), st.lists(groups_of_one, min_size=3, max_size=3))
def test_it_closes_on_any_history_and_agrees_with_a_count_day_by_day(
    history: History, start: int, length: int, lengths: list[list[tuple[int, str]]]
) -> None:
    revision = len(history.events)
    stays = {min(p): solve(history.problem(p, revision)).spells for p in history.persons(revision)}
    groups = {}
    for person, own in enumerate(lengths, start=1):
        day = 98
        groups[person] = []
        for days, value in own:
            groups[person].append((day, day + days, value))
            day += days
    end = start + length
    for state in State:
        assert balance(stays, start, end, state=state).closing == stock(stays, end, state=state)
        parts = [balance(stays, start, end, state=state, groups=groups, group=g) for g in ("", "a", "b")]
        assert sum(part.opening for part in parts) == stock(stays, start, state=state)
        assert sum(part.entered_group for part in parts) == sum(part.left_group for part in parts)
        for group, part in zip(("", "a", "b"), parts, strict=True):
            assert part == slow(stays, start, end, state, groups, group)


@dataclass
class Status:
    spell: Spell | None
    group: str


def slow(
    stays: dict[int, tuple[Spell, ...]],
    start: int,
    end: int,
    state: State,
    groups: dict[int, list[tuple[int, int, str]]],
    group: str,
) -> Balance:
    """The balance, day by day and person by person."""

    def status(person: int, day: int) -> Status:
        spell = next((s for s in stays[person] if s.state is state and s.start <= day < s.end), None)
        return Status(spell, next((v for a, b, v in groups.get(person, []) if a <= day < b), ""))

    def counts(said: Status) -> bool:
        return said.spell is not None and said.group == group

    entries: Counter[str] = Counter()
    exits: Counter[str] = Counter()
    entered = left = 0
    for person in stays:
        for day in range(start + 1, end + 1):
            before, now = status(person, day - 1), status(person, day)
            if counts(now) and not counts(before):
                if before.spell is None and now.spell is not None:
                    entries[now.spell.entry] += 1
                else:
                    entered += 1
            if counts(before) and not counts(now):
                if now.spell is None and before.spell is not None:
                    exits[before.spell.exit] += 1
                else:
                    left += 1
    opening = sum(counts(status(person, start)) for person in stays)
    closing = sum(counts(status(person, end)) for person in stays)
    return Balance(start, end, opening, dict(entries), entered, dict(exits), left, closing)
