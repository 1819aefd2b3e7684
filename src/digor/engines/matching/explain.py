"""Why this list: who is proposed for each vacancy, why not the better ranked, why some get nothing."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from digor.engines.matching.answer import (
    Answer,
    Explanation,
    Line,
    Nearest,
    NotProposed,
    Passed,
    Why,
)
from digor.engines.matching.order import Printed
from digor.engines.matching.problem import Kind

if TYPE_CHECKING:
    from digor.engines.matching.grid import Booleans
    from digor.engines.matching.measures import Row
    from digor.engines.matching.solve import Search


class Explainer:
    """A list and its problem, side by side."""

    def __init__(self, ready: Search, answer: Answer, only: Collection[str] | None = None) -> None:
        """`only`: the opportunities that will be explained; None: all."""
        self.ready, self.answer = ready, answer
        self.placed = answer.placed
        at = ready.eligible.grid.opportunity_at
        self.printed = Printed(ready, None if only is None else {at[name] for name in only})
        self.taken = taken(ready, answer)
        rows = [*ready.resources, *(row for row in ready.quotas if row.hard)]
        self.hard = [(row, float(row.weights @ self.taken) + row.base) for row in rows]
        self.quotas = {row.code: (row, float(row.weights @ self.taken) + row.base) for row in ready.quotas}
        self._people = ready.households.tolist()

    def explanation(self) -> Explanation:
        """Every line, and every household not proposed, in the order of the problem's lists."""
        problem = self.ready.problem
        return Explanation(
            lines=tuple(self.line(one.id) for one in problem.opportunities),
            not_proposed=self.not_proposed(),
        )

    def line(self, opportunity: str) -> Line:
        """One vacancy."""
        ready, problem = self.ready, self.ready.problem
        place = ready.eligible.grid.opportunity_at[opportunity]
        pairs = self.printed.of_opportunity.get(place, [])
        inside = [pair for pair in pairs if self.taken[pair]]
        proposed = tuple(self.printed.candidate(pair, self.placed) for pair in inside)
        alone = bool(inside) and bool(problem.alone_when) and all(self._alone(pair, place) for pair in inside)
        wanted = 0 if alone else max(0, problem.ranks - len(proposed))
        waiting = [pair for pair in pairs if self._name(pair) not in self.placed]
        return Line(
            opportunity,
            proposed,
            tuple(self.printed.candidate(pair, self.placed) for pair in waiting[:wanted]),
            len(pairs),
            self._passed(pairs, inside, problem.opportunities[place].capacity),
        )

    def not_proposed(self) -> tuple[NotProposed, ...]:
        """Every household without a place in this list: which rules stand before which places."""
        ready = self.ready
        counts = ready.eligible.counts()
        nearest: dict[str, tuple[int, str, int]] = {}
        eligible: dict[str, int] = {}
        opportunities = ready.problem.opportunities
        for place, pairs in self.printed.of_opportunity.items():
            for rank, pair in enumerate(pairs, 1):
                name = self._name(pair)
                if name in self.placed:
                    continue
                eligible[name] = eligible.get(name, 0) + 1
                miss = rank, opportunities[place].id, place
                nearest[name] = min(nearest.get(name, miss), miss)
        ahead: dict[str, list[str]] = {}
        for one in self.answer.allotments:
            ahead.setdefault(one.opportunity, []).append(one.household)
        found = []
        for household in ready.problem.households:
            if household.id in self.placed:
                continue
            failed, missing, only = counts[household.id]
            miss_at = nearest.get(household.id)
            found.append(
                NotProposed(
                    household.id,
                    eligible.get(household.id, 0),
                    failed,
                    missing,
                    only,
                    miss_at and Nearest(miss_at[1], miss_at[0], tuple(ahead.get(miss_at[1], ()))),
                )
            )
        return tuple(found)

    def _passed(self, pairs: list[int], inside: list[int], capacity: int) -> tuple[Passed, ...]:
        """Those before the last proposed; all the others when places remain."""
        if len(inside) < capacity:
            others, instead = [pair for pair in pairs if not self.taken[pair]], None
        else:
            instead = inside[-1] if inside else None
            last = self.printed.rank[instead] if instead is not None else 0
            others = [pair for pair in pairs[:last] if not self.taken[pair]]
        return tuple(
            Passed(self._name(pair), self.printed.rank[pair], *self._why(pair, instead)) for pair in others
        )

    def _why(self, pair: int, instead: int | None) -> tuple[Why, str]:
        where = self.placed.get(self._name(pair))
        if where:
            return Why.PLACED, where
        for row, reached in self.hard:
            added = _moved(row, pair, instead)
            if added > 0 and reached + added > 1e-9:
                return Why.RESOURCE, row.code
        for level in self.ready.levels:
            worse = self._worse(level.code, pair, instead)
            if worse > 0:
                return (Why.QUOTA if level.kind is Kind.QUOTA else Why.ORDER), level.code
            if worse < 0:
                break
        return Why.LIMIT, ""

    def _worse(self, code: str, pair: int, instead: int | None) -> float:
        """How much worse the list is at a level with this pair in the other's stead (or added)."""
        one = self.ready.measures.get(code)
        if one is not None and one.days is not None:
            new = int(one.days[pair])
            old = int(one.days[instead]) if instead is not None else -1
            return 0.0 if new == old else (1.0 if new < 0 or 0 <= old < new else -1.0)
        if one is not None:
            change = float(one.costs[pair]) - (float(one.costs[instead]) if instead is not None else 0.0)
            return change
        level = next(level for level in self.ready.levels if level.code == code)
        total = 0.0
        for name in level.quotas:
            row, reached = self.quotas[name]
            total += max(0.0, reached + _moved(row, pair, instead)) - max(0.0, reached)
        return total

    def _alone(self, pair: int, place: int) -> bool:
        """Whether the vacancy is examined for this candidate only."""
        import numpy as np

        grid, household = self.ready.eligible.grid, self._people[pair]
        held = grid.tests_at(self.ready.problem.alone_when, np.array([household]), np.array([place]))
        return bool(held[0])

    def _name(self, pair: int) -> str:
        return self.ready.problem.households[int(self._people[pair])].id


def explain(ready: Search, answer: Answer) -> Explanation:
    """The whole explanation of a list."""
    return Explainer(ready, answer).explanation()


def taken(ready: Search, answer: Answer) -> Booleans:
    """The pairs of a list. ValueError for a pair that is not eligible."""
    import numpy as np

    grid = ready.eligible.grid
    size = max(1, len(ready.problem.opportunities))
    wanted = sorted(
        grid.household_at[one.household] * size + grid.opportunity_at[one.opportunity]
        for one in answer.allotments
    )
    numbers = ready.households * size + ready.opportunities
    found = np.isin(numbers, np.array(wanted, dtype=np.int64))
    if int(found.sum()) != len(wanted):
        raise ValueError("The list holds a pair that the rules refuse.")
    return found


def _moved(row: Row, pair: int, instead: int | None) -> float:
    return float(row.weights[pair]) - (float(row.weights[instead]) if instead is not None else 0.0)
