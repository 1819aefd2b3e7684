"""The printed order of one vacancy: who comes before whom, and what each level reads of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from digor.engines.matching.answer import Candidate
from digor.engines.matching.measures import order_of_households
from digor.engines.matching.problem import Kind

if TYPE_CHECKING:
    from digor.engines.matching.solve import Search

Key = tuple[float, ...]


class Printed:
    """Every eligible pair with its place in the order of its opportunity."""

    def __init__(self, ready: Search, only: set[int] | None = None) -> None:
        """`only`: the opportunities (by place) to order; None: all."""
        self.ready = ready
        self.of_opportunity: dict[int, list[int]] = {}  # pairs, best first
        opportunities = ready.opportunities.tolist()
        for pair, opportunity in enumerate(opportunities):
            if only is None or opportunity in only:
                self.of_opportunity.setdefault(opportunity, []).append(pair)
        for pairs in self.of_opportunity.values():
            pairs.sort(key=self.keys.__getitem__)
        self.rank = {
            pair: rank for pairs in self.of_opportunity.values() for rank, pair in enumerate(pairs, 1)
        }

    @cached_property
    def keys(self) -> list[Key]:
        """Smaller comes first: each level in order, then day and identifier."""
        import numpy as np

        ready = self.ready
        columns = []
        for level in ready.levels:
            one = ready.measures.get(level.code)
            if one is not None and one.days is not None:
                last = one.days.max(initial=-1) + 1
                columns.append(np.where(one.days >= 0, one.days, last).astype(float))
            elif one is not None:
                columns.append(one.costs)
            elif level.kind is Kind.QUOTA:
                short = [row.weights for row in ready.quotas if row.code in level.quotas and row.base > 0]
                columns.append(np.sum(short, axis=0) if short else np.zeros(len(ready.households)))
        columns.append(order_of_households(ready.problem)[ready.households].astype(float))
        return list(zip(*(column.tolist() for column in columns), strict=True))

    def values(self, pair: int) -> tuple[float | str, ...]:
        """What each level reads of a pair, in its own unit: 0 or 1, an amount, a day."""
        ready, found = self.ready, []
        for level in ready.levels:
            one = ready.measures.get(level.code)
            value: float | str
            if one is not None and one.days is not None:
                assert level.term is not None
                facts = ready.eligible.grid.household_facts[int(ready.households[pair])]
                value = str(facts[level.term.name]) if one.days[pair] >= 0 else ""
            elif one is not None:
                value = float(-one.costs[pair] if level.most else one.costs[pair]) + 0.0
            elif level.kind is Kind.QUOTA:
                short = [row for row in ready.quotas if row.code in level.quotas and row.base > 0]
                value = -sum(float(row.weights[pair]) for row in short) + 0.0
            else:
                continue
            found.append(value)
        return tuple(found)

    def candidate(self, pair: int, placed: dict[str, str]) -> Candidate:
        """A line of the printed order."""
        household = self.ready.problem.households[int(self.ready.households[pair])].id
        return Candidate(household, self.rank[pair], self.values(pair), placed.get(household, ""))
