"""The timeline of one person at one revision, by intervals (docs/engines/timeline.md)."""

from __future__ import annotations

from digor.engines.timeline.answer import Answer
from digor.engines.timeline.claims import claims, current_rows
from digor.engines.timeline.problem import Problem
from digor.engines.timeline.spells import list_spells
from digor.engines.timeline.sweep import Sweep


def solve(problem: Problem) -> Answer:
    """One situation per night, or unknown, and the stays on the list that follow.

    n mentions cost O(n log n); no loop over days. The answer is the one normal form of the problem:
    it does not depend on the order of the tuples, on the numbers of the statements, nor on the
    values of the orders beyond their relative order.
    """
    claimed, news = claims(problem, current_rows(problem))
    segments = Sweep(claimed, news, problem.rules, sorted(problem.notices)).segments
    return Answer(tuple(segments), list_spells(segments, problem.rules))
