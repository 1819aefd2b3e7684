"""From records to pairs: propose, weigh, choose."""

from __future__ import annotations

from collections.abc import Iterable

from digor.engines.linkage.answer import Answer, Counted
from digor.engines.linkage.choosing import Weighed, choose
from digor.engines.linkage.learning import learn
from digor.engines.linkage.problem import Problem
from digor.engines.linkage.proposing import bound, parts
from digor.engines.linkage.scoring import linker, prior, said_of, score
from digor.engines.linkage.tables import load
from digor.engines.linkage.weighing import Weigher


def solve(problem: Problem) -> Answer:
    """The pairs that may be one person, heaviest first. ValueError when two records have one id."""
    base = load(problem)
    try:
        rules = problem.rules
        starting = prior(rules, len(problem.records))
        rules = learn(base, rules, starting)
        largest, blocks = bound(base, rules)
        made = linker(base, rules, starting)
        weigher = Weigher(rules, starting, said_of(base))
        compared = 0
        weighed: list[Weighed] = []
        for pairs in parts(base, rules):
            compared += pairs
            weighed += _kept(map(weigher.weigh, score(base, made, rules)), rules.possible)
        return Answer(
            pairs=choose(weighed, problem),
            parameters=rules,
            prior=starting,
            counted=Counted(len(problem.records), compared, largest, blocks),
        )
    finally:
        base.close()


def _kept(weighed: Iterable[Weighed], least: float) -> list[Weighed]:
    return [one for one in weighed if one.weight >= least]
