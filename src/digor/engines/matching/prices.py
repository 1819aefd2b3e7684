"""Large lists whose quotas or capacities bind: a flow that pays for the shortfall, and says how far it may be.

One price for the shortfall of the quotas, found by bisection: each price gives a list and, by weak duality,
a bound that no list can pass (Lagrangian relaxation over a minimum-cost flow). Capacities in further dimensions are
then kept by going through the pairs in the printed order.
"""

from __future__ import annotations

import time
from copy import copy
from typing import TYPE_CHECKING

from digor.engines.matching.problem import Kind, Level

if TYPE_CHECKING:
    from digor.engines.matching.flow import Network
    from digor.engines.matching.grid import Booleans, Floats
    from digor.engines.matching.measures import Row
    from digor.engines.matching.solve import Search

TRIALS = 12


def search(ready: Search, network: Network, settled: int) -> tuple[Booleans, dict[str, float | None]]:
    """A list, and for each level the best any list could reach (None: not known).

    `network`: what the first `settled` levels, all without a side condition, leave free.
    """
    began = time.monotonic()
    levels = ready.levels
    bounds: dict[str, float | None] = {}
    place = next((n for n, one in enumerate(levels) if one.kind is Kind.QUOTA), len(levels))
    free = taken = ready.by_flow()
    if place == settled < len(levels):
        for level in levels[:place]:
            bounds[level.code] = ready.value(level, taken)
        priced = Priced(ready, network, levels[place], levels[place + 1 :])
        taken = priced.best(ready.problem.limits.seconds - (time.monotonic() - began))
        bounds.update(priced.bounds)
    else:
        _bounded_by(ready, levels, taken, bounds)
    if any(float(row.weights @ taken) + row.base > 1e-9 for row in _hard(ready)):
        taken = _kept_within(ready, taken)
    for level in levels:  # equal above to the list without side conditions: nobody does better than it below
        if level.code in ready.measures:
            if bounds.get(level.code) is None:
                bounds[level.code] = ready.value(level, free)
            if abs(ready.value(level, free) - ready.value(level, taken)) > 1e-9:
                break
    return taken, bounds


class Priced:
    """The quota level and those below, on the lists that are best above."""

    def __init__(self, ready: Search, network: Network, quota: Level, below: tuple[Level, ...]) -> None:
        import numpy as np

        self.ready, self.network, self.quota, self.below = ready, network, quota, below
        self.rows = [row for row in ready.quotas if row.code in quota.quotas]
        self.focus = next((one.code for one in below if one.code in ready.measures), None)
        size = len(ready.households)
        self.costs = ready.measures[self.focus].costs if self.focus else np.zeros(size)
        self.bounds: dict[str, float | None] = {}

    def best(self, seconds: float) -> Booleans:
        """The cheapest price that brings the shortfall down to the least found, and what it buys."""
        import numpy as np

        began = time.monotonic()
        binding = self.rows
        for _ in range(3):  # quotas that were satisfied before the price may be short after it
            weights: Floats = np.sum([row.weights for row in binding], axis=0)
            base = sum(row.base for row in binding)
            effort = self._at(weights)
            least = float(weights @ effort) + base
            short = [row for row in self.rows if self.ready.shortfall(row, effort)]
            over = [row for row in binding if float(row.weights @ effort) + row.base < 0]
            if not over or not short:
                break
            binding = short
        reached = self.ready.value(self.quota, effort)
        # sum of max(0, r) ≥ sum of r over any quotas, and the flow gives the least of that sum
        self.bounds[self.quota.code] = max(0.0, least)
        low, high = 0.0, self._highest(weights)
        best, bound = effort, float(self.costs @ self._at(self.costs))
        price = high
        for trial in range(TRIALS):
            if trial and time.monotonic() - began > seconds:
                break
            found = self._at(self.costs + price * weights)
            bound = max(bound, float((self.costs + price * weights) @ found) + price * (base - reached))
            if self.ready.value(self.quota, found) <= reached + 0.5:
                high = price
                if float(self.costs @ found) <= float(self.costs @ best):
                    best = found
            else:
                low = price
            price = (low + high) / 2
        self._say(bound)
        settled = self._settled(self.costs + high * weights)
        if self._keeps(settled, best):
            return settled
        arranged = self._arranged(best)
        return arranged if self._keeps(arranged, best) else best

    def _keeps(self, some: Booleans, best: Booleans) -> bool:
        """Whether a list loses nothing at the quota level and the next."""
        less = self.ready.value(self.quota, some) <= self.ready.value(self.quota, best)
        return less and float(self.costs @ some) <= float(self.costs @ best) + 1e-9

    def _at(self, costs: Floats) -> Booleans:
        from digor.engines.matching.flow import grouped

        network = self._copy()
        for joined in grouped([costs], self.ready.units, network.limit):
            network.solve(joined[network.free()], settle=False)
        return network.taken()

    def _highest(self, weights: Floats) -> float:
        import numpy as np

        units = np.abs(weights[weights != 0])
        return float(np.abs(self.costs).max(initial=1.0)) * 2 / float(units.min(initial=100.0))

    def _say(self, bound: float) -> None:
        for level in self.below:
            self.bounds[level.code] = None
        if self.focus:
            level = next(one for one in self.below if one.code == self.focus)
            self.bounds[self.focus] = -bound if level.most else bound

    def _settled(self, costs: Floats) -> Booleans:
        """The best list of the levels below among those that are best at this price."""
        from digor.engines.matching.flow import grouped

        network = self._copy()
        for joined in grouped([costs], self.ready.units, network.limit):
            network.solve(joined[network.free()])
        self.ready.settle(network, self.below, whole=False)
        return self.ready.settle_ties(network)

    def _arranged(self, taken: Booleans) -> Booleans:
        """The same households, and who goes where settled again at the levels below."""
        import numpy as np

        network = self._copy()
        inside = np.zeros(int(self.ready.households.max()) + 1, dtype=np.bool_)
        inside[self.ready.households[taken]] = True
        neutral = np.all([row.weights == 0 for row in self.rows], axis=0)
        keep = np.where(taken | (inside[self.ready.households] & neutral), -1, 0).astype(np.int64)
        network.solve(keep[network.free()])
        self.ready.settle(network, self.below, whole=False)
        return self.ready.settle_ties(network)

    def _copy(self) -> Network:
        network = copy(self.network)
        network.chosen, network.supply = self.network.chosen.copy(), self.network.supply.copy()
        return network


def _hard(ready: Search) -> list[Row]:
    return [*ready.resources, *(row for row in ready.quotas if row.hard)]


def _bounded_by(
    ready: Search, levels: tuple[Level, ...], free: Booleans, bounds: dict[str, float | None]
) -> None:
    """Without the side conditions nobody does better at the first level; below, nothing is known."""
    for number, level in enumerate(levels):
        bounds[level.code] = ready.value(level, free) if number == 0 else None


def _kept_within(ready: Search, taken: Booleans) -> Booleans:
    """Pairs of the list, then all the others, in the printed order, while every capacity lasts."""
    import numpy as np

    from digor.engines.matching.measures import order_of_households, order_of_opportunities

    rows = _hard(ready)
    used = np.array([row.base for row in rows])
    weights = np.array([row.weights for row in rows])
    costs = [
        -1.0 / (2.0 + one.days) * (one.days >= 0) if one.days is not None else one.costs
        for one in ready.measures.values()
    ]
    first = order_of_households(ready.problem)[ready.households]
    second = order_of_opportunities(ready.problem)[ready.opportunities]
    order = np.lexsort((second, first, *reversed(costs), ~taken))
    left = ready.capacities.copy()
    served: set[int] = set()
    kept = np.zeros(len(taken), dtype=np.bool_)
    for pair in order.tolist():
        household, opportunity = int(ready.households[pair]), int(ready.opportunities[pair])
        if household in served or left[opportunity] <= 0:
            continue
        after = used + weights[:, pair]
        if bool(((after > 1e-9) & (weights[:, pair] > 0)).any()):
            continue
        used = after
        served.add(household)
        left[opportunity] -= 1
        kept[pair] = True
    return kept
