"""The fast solvers beside their slow twins, and what is promised of every answer."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digor.engines.allocation import reference
from digor.engines.allocation.answer import Answer
from digor.engines.allocation.check import check
from digor.engines.allocation.equal_shares import solve_equal_shares
from digor.engines.allocation.fair import solve_fair
from digor.engines.allocation.problem import Election, Fair, Problem, Projects, Rounding, Stakes
from digor.engines.allocation.projects import solve_projects, worth
from digor.engines.allocation.stakes import bounds, solve_stakes
from tests.engines.allocation.world import elections, projects, stakes


@settings(max_examples=150, deadline=None)
@given(stakes())
def test_shares_are_those_of_the_definition(asked: Stakes) -> None:
    answer = solve_stakes(asked)
    weights = [one.weight or Fraction(0) for one in asked.territories]
    assert [one.exact for one in answer.shares] == reference.shares(weights, *bounds(asked), asked.envelope)
    assert check(Problem(stakes=asked), Answer(stakes=answer))[0] == ()


@settings(max_examples=150, deadline=None)
@given(stakes(most=8), st.sampled_from(Rounding))
def test_the_whole_envelope_and_nobody_under_the_floor(asked: Stakes, rounding: Rounding) -> None:
    answer = solve_stakes(replace(asked, rounding=rounding))
    assert sum(one.amount for one in answer.shares) == asked.envelope
    for territory, share in zip(asked.territories, answer.shares, strict=True):
        assert territory.floor <= share.amount
        assert territory.cap is None or share.amount <= territory.cap


@settings(max_examples=150, deadline=None)
@given(stakes(most=8), st.integers(1, 12))
def test_a_larger_envelope_never_lowers_a_share(asked: Stakes, less: int) -> None:
    lowest = sum(one.floor for one in asked.territories)
    before = solve_stakes(replace(asked, envelope=max(lowest, asked.envelope - less)))
    after = solve_stakes(asked)
    for one, other in zip(before.shares, after.shares, strict=True):
        assert one.exact <= other.exact
        assert one.amount <= other.amount + 1  # largest remainder may take one unit back, never two


@settings(max_examples=150, deadline=None)
@given(stakes(most=8), st.integers(1, 12))
def test_with_the_divisor_not_even_a_unit_is_taken_back(asked: Stakes, less: int) -> None:
    asked = replace(asked, rounding=Rounding.DIVISOR)
    lowest = sum(one.floor for one in asked.territories)
    before = solve_stakes(replace(asked, envelope=max(lowest, asked.envelope - less)))
    after = solve_stakes(asked)
    weights = [one.weight or Fraction(0) for one in asked.territories]
    slow = reference.whole_by_divisor(weights, *bounds(asked), asked.envelope)
    assert [one.amount for one in after.shares] == slow
    for one, other in zip(before.shares, after.shares, strict=True):
        assert one.amount <= other.amount


@settings(max_examples=40, deadline=None)
@given(projects())
def test_the_list_is_the_first_of_all_lists(asked: Projects) -> None:
    values = dict(zip((one.id for one in asked.actions), worth(asked), strict=True))
    slow = reference.best(asked, values)
    if slow is None:
        with pytest.raises(ValueError, match="no list holds every limit"):
            solve_projects(asked)
        return
    answer = solve_projects(asked)
    assert answer.proved and answer.funded == tuple(one.id for one in slow)
    assert check(Problem(projects=asked), Answer(projects=answer))[0] == ()
    _reasons_are_those_of_the_definition(asked, values)


def _reasons_are_those_of_the_definition(asked: Projects, values: dict[str, Fraction]) -> None:
    answer = solve_projects(asked)
    envelope = asked.envelope or 0
    within = list(reference.lists(asked))
    beyond = list(reference.lists(replace(asked, envelope=None)))

    def total(chosen: tuple[object, ...]) -> Fraction:
        return sum((values[one.id] for one in chosen), Fraction(0))  # type: ignore[attr-defined]

    for line in answer.lines:
        has = [chosen for chosen in within if line.action in {one.id for one in chosen}]
        others = [chosen for chosen in within if chosen not in has]
        rest = others if line.funded else has
        change = answer.value - max(map(total, rest)) if rest else None
        assert (line.marginal if line.funded else line.loss) == change
        if not line.funded:
            costs = [
                sum(one.cost for one in chosen)
                for chosen in beyond
                if line.action in {one.id for one in chosen} and total(chosen) >= answer.value
            ]
            assert line.to_enter == (max(0, min(costs) - envelope) if costs else None)
    better = [sum(one.cost for one in chosen) for chosen in beyond if total(chosen) > answer.value]
    assert (answer.next.more if answer.next else None) == (min(better) - envelope if better else None)
    for used in answer.limits:
        if used.costs is not None:
            freed = tuple(replace(one, least=None) if one.code == used.code else one for one in asked.limits)
            best = max(map(total, reference.lists(replace(asked, limits=freed))))
            assert used.costs == best - answer.value


@settings(max_examples=100, deadline=None)
@given(elections(), st.booleans())
def test_equal_shares_voice_by_voice(asked: Election, add_one: bool) -> None:
    asked = replace(asked, add_one=add_one)
    voices = sum(one.count for one in asked.voters)
    slow = (
        reference.add_one(asked)
        if add_one
        else reference.equal_shares(asked, Fraction(asked.envelope, voices))
    )
    answer = solve_equal_shares(asked)
    assert [one.project for one in answer.bought] == slow
    assert check(Problem(equal_shares=asked), Answer(equal_shares=answer))[0] == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.fractions(min_value=Fraction(1, 4), max_value=9, max_denominator=4), min_size=2, max_size=5),
    st.sampled_from([Fraction(1, 2), Fraction(1), Fraction(2), Fraction(5)]),
    st.integers(10, 500),
)
def test_no_small_move_makes_a_fair_division_better(
    weights: list[Fraction], alpha: Fraction, envelope: int
) -> None:
    answer = solve_fair(Fair(envelope, tuple(weights), alpha))
    assert sum(answer.amounts) == envelope
    assert isclose(float(sum(answer.exact)), envelope)
    amounts, floats = [float(one) for one in answer.exact], [float(one) for one in weights]
    best = reference.welfare(amounts, floats, float(alpha))
    step = min(amounts) / 10
    for giver in range(len(amounts)):
        moved = [one + step * ((place == 0) - (place == giver)) for place, one in enumerate(amounts)]
        assert reference.welfare(moved, floats, float(alpha)) <= best + 1e-9 * abs(best)
