"""What remains to be shown: not what people have decided, one pair a record where sources hold nobody twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from digor.engines.linkage.answer import Band, FieldWeight, Pair
from digor.engines.linkage.problem import Problem, Rules


class Weighed(NamedTuple):
    """A pair before the choice; `by_splink` is its weight as Splink adds it up."""

    a: str
    b: str
    source_a: str
    source_b: str
    weight: float
    fields: tuple[FieldWeight, ...]
    by_splink: float = 0.0


def choose(weighed: Iterable[Weighed], problem: Problem) -> tuple[Pair, ...]:
    """Heaviest first, then by ids."""
    decided = Decided(problem)
    left = sorted((w for w in weighed if not decided(w.a, w.b)), key=lambda w: (-w.weight, w.a, w.b))
    if problem.rules.one_to_one:
        left = _one_to_one(left)
    return tuple(Pair(w.a, w.b, w.weight, band(w.weight, problem.rules), w.fields) for w in left)


def band(weight: float, rules: Rules) -> Band:
    """The band of a weight not under `possible`."""
    if weight >= rules.certain:
        return Band.CERTAIN
    return Band.PROBABLE if weight >= rules.probable else Band.POSSIBLE


class Decided:
    """Whether people have settled a pair, directly or through records known to be the same."""

    def __init__(self, problem: Problem) -> None:
        """Read what is known of the problem's records."""
        self._above: dict[str, str] = {}
        for one, other in problem.known_same:
            self._above[self._person(one)] = self._person(other)
        self._different = {
            frozenset((self._person(one), self._person(other))) for one, other in problem.known_different
        }

    def __call__(self, a: str, b: str) -> bool:
        """Nothing is left to ask about these two."""
        one, other = self._person(a), self._person(b)
        return one == other or frozenset((one, other)) in self._different

    def _person(self, record: str) -> str:
        top = record
        while (above := self._above.get(top, top)) != top:
            top = above
        while record != top:
            self._above[record], record = top, self._above.get(record, record)
        return top


def _one_to_one(pairs: list[Weighed]) -> list[Weighed]:
    taken: set[tuple[str, str]] = set()
    kept = []
    for pair in pairs:
        sides = {(pair.a, pair.source_b), (pair.b, pair.source_a)}
        if pair.source_a == pair.source_b or not sides & taken:
            kept.append(pair)
            if pair.source_a != pair.source_b:
                taken |= sides
    return kept
