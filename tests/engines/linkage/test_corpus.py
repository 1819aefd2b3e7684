"""Scores on an invented French and Breton territory whose truth is known; parameters were chosen on another seed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digor.engines.linkage.answer import Band
from digor.engines.linkage.levels import printed_rules
from digor.engines.linkage.problem import Learning, Problem
from digor.engines.linkage.solve import solve
from tests.engines.linkage.corpus import corpus


@pytest.mark.parametrize("seed", [2, 3])
def test_pairs_worth_showing_and_none_falsely_certain(seed: int) -> None:
    made = corpus(900, seed)
    true = made.pairs()
    pairs = solve(Problem(tuple(made.records), printed_rules())).pairs
    right = sum((pair.a, pair.b) in true for pair in pairs)
    assert 2 * right / (len(pairs) + len(true)) > 0.96  # F1
    assert not [pair for pair in pairs if pair.band is Band.CERTAIN and (pair.a, pair.b) not in true]
    probable = [pair for pair in pairs if pair.band is not Band.POSSIBLE]
    assert sum((pair.a, pair.b) in true for pair in probable) > 0.985 * len(probable)
    certain = sum(pair.band is Band.CERTAIN for pair in pairs)
    assert certain > 0.72 * len(true)


def test_what_is_learnt_is_printed_and_gives_the_same_answer_again() -> None:
    made = corpus(150, 4)
    problem = Problem(tuple(made.records), replace(printed_rules(), learning=Learning(7, 20_000)))
    learnt = solve(problem)
    printed = {field.name: field for field in problem.rules.fields}
    assert learnt.parameters.learning is None
    assert learnt.parameters.fields != problem.rules.fields
    fixed = [field for field in learnt.parameters.fields if field.name in ("kin", "alias")]
    assert fixed == [printed["alias"], printed["kin"]]
    assert solve(replace(problem, rules=learnt.parameters)) == learnt
