"""The slow twin: every list there is, compared level by level. Obvious, and only for small problems.

It shares nothing with the solver but the dataclasses and the reading of facts by the checker.
Cost: (opportunities + 1) ** households.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from digor.engines.matching.answer import Answer
from digor.engines.matching.check import Checker
from digor.engines.matching.problem import Problem

Pairs = list[tuple[str, str]]


def reference(problem: Problem) -> Pairs | None:
    """The (household, opportunity) pairs of the best list, sorted; None when no list is possible."""
    judge = Checker(problem, Answer((), (), {}, "", 0))
    best: tuple[Any, Pairs] | None = None
    for pairs in _lists(problem, judge):
        standing = _standing(problem, judge, pairs)
        if best is None or standing < best[0]:
            best = standing, sorted(pairs)
    return None if best is None else best[1]


def standing(problem: Problem, pairs: Pairs) -> tuple[Any, ...]:
    """How a list stands at each level, ties apart: smaller is better."""
    judge = Checker(problem, Answer((), (), {}, "", 0))
    return tuple(judge._standing(level, pairs) for level in judge.levels)


def _lists(problem: Problem, judge: Checker) -> Iterator[Pairs]:
    """Every list that keeps the rules, the capacities and the hard quotas."""
    may = {h.id: [o.id for o in problem.opportunities if judge._may(h.id, o.id)] for h in problem.households}

    def extend(place: int, pairs: Pairs, left: dict[str, int]) -> Iterator[Pairs]:
        if place == len(problem.households):
            within = all(judge._used(r, pairs) <= r.limit + 1e-9 for r in problem.resources)
            if within and not any(q.hard and judge._owed(q, pairs) > 0 for q in problem.quotas):
                yield pairs
            return
        household = problem.households[place].id
        for opportunity in may[household]:
            if left[opportunity] > 0:
                fewer = {**left, opportunity: left[opportunity] - 1}
                yield from extend(place + 1, [*pairs, (household, opportunity)], fewer)
        if not problem.serve_all:
            yield from extend(place + 1, pairs, left)

    yield from extend(0, [], {one.id: one.capacity for one in problem.opportunities})


def _standing(problem: Problem, judge: Checker, pairs: Pairs) -> tuple[Any, ...]:
    levels = tuple(judge._standing(level, pairs) for level in judge.levels)
    if not problem.ties:
        return levels
    first = {
        h: n
        for n, h in enumerate(
            sorted(judge.households, key=lambda h: (judge.households[h].since or "9", h)), 1
        )
    }
    second = {o: n for n, o in enumerate(sorted(judge.opportunities), 1)}
    draw = sum(int(sha256(f"{h}|{o}".encode()).hexdigest()[:5], 16) for h, o in pairs)
    return (
        *levels,
        -len(pairs),
        sum(first[h] for h, _ in pairs),
        -sum(first[h] * second[o] for h, o in pairs),
        -draw,
    )
