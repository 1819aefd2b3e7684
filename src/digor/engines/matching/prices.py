"""Large lists whose quotas or capacities bind: a flow that pays for the shortfall, and says how far it may be.

One price for each quota, moved up while it is short and down while it is ahead: each set of prices gives a list and,
by weak duality, a bound that no list can pass (Lagrangian relaxation over a minimum-cost flow, Geoffrion 1974). Capacities in further dimensions are
then kept by going through the pairs in the printed order.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from copy import copy
from typing import TYPE_CHECKING

from digor.engines.matching.problem import Kind, Level

if TYPE_CHECKING:
    from digor.engines.matching.flow import Network
    from digor.engines.matching.grid import Booleans, Floats
    from digor.engines.matching.measures import Row
    from digor.engines.matching.solve import Search

TRIALS = 24


def search(
    ready: Search, network: Network, settled: int, free: Booleans, seconds: float
) -> tuple[Booleans, dict[str, float | None]]:
    """A list, and for each level the best any list could reach (None: not known).

    `network`: what the first `settled` levels, all without a side condition, leave free. `free`: the best
    list when no side condition is looked at. `seconds`: what is left of the time.
    """
    levels = ready.levels
    bounds: dict[str, float | None] = {}
    place = next((n for n, one in enumerate(levels) if one.kind is Kind.QUOTA), len(levels))
    taken = free
    if place == settled < len(levels):
        for level in levels[:place]:
            bounds[level.code] = ready.value(level, taken)
        priced = Priced(ready, network, levels[place], levels[place + 1 :])
        taken = priced.best(max(1.0, seconds))
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
        self.pool: list[Booleans] = []  # every list a price gave, the last first

    def best(self, seconds: float) -> Booleans:
        """The least shortfall found, then the best next level at that shortfall."""
        began = time.monotonic()

        def before(share: float) -> Callable[[], bool]:
            return lambda: time.monotonic() - began < seconds * share

        effort, shares = self._effort(before(0.25))
        reached = self.ready.value(self.quota, effort)
        best, prices = self._bought(effort, shares, reached, before(0.5))
        lists = [best]
        if before(0.5)():
            lists.append(self._among_pool(0.3 * seconds))
        if before(0.8)():
            lists.append(self._settled(self.costs + self._priced(prices)))
        if before(0.8)():
            lists.append(self._arranged(best))
        return min(lists, key=lambda one: [self.ready.value(self.quota, one), *self._below(one)])

    def _below(self, taken: Booleans) -> list[float]:
        """How a list stands at the levels below: smaller is better."""
        found = []
        for level in self.below:
            value = self.ready.value(level, taken)
            found.append(-value if level.most and level.kind in (Kind.COUNT, Kind.SUM) else value)
        return found

    def _among_pool(self, seconds: float) -> Booleans:
        """The best list made of the pairs that some price brought in (a restricted programme)."""
        from digor.engines.matching.flow import Impossible
        from digor.engines.matching.programme import Programme

        ready, network = self.ready, self._copy()
        pool = self.pool[0].copy()
        for one in self.pool[1:]:
            if int((pool | one).sum()) > ready.problem.limits.exact_pairs and pool.any():
                break
            pool |= one
        pairs = network.arc < network.pairs
        kept = ~pairs
        kept[pairs] = pool[network.arc[pairs]]
        for name in ("tail", "head", "cap", "arc", "flow"):
            setattr(network, name, getattr(network, name)[kept])
        try:
            programme = Programme(network, [], ready.quotas)
            return programme.run(list(ready.stages((self.quota, *self.below))), seconds).taken
        except Impossible:
            return self.pool[0]

    def _effort(self, in_time: Callable[[], bool]) -> tuple[Booleans, Floats]:
        """The list of least shortfall, and the shares in [0, 1] of each quota that led to it.

        For any shares, the sum of max(0, shortfall) is at least the least of the shares' sum: a bound.
        """
        import numpy as np

        shares = np.ones(len(self.rows))
        best, with_shares, bound = self._at(self.costs), shares, 0.0
        least = self.ready.value(self.quota, best)
        for trial in range(TRIALS):
            if least <= bound + 0.5 or (trial and not in_time()):
                break
            found = self._at(self._priced(shares))
            owed = self._owed(found)
            bound = max(bound, float(shares @ owed))
            value = self.ready.value(self.quota, found)
            if value < least or not trial:
                best, with_shares, least = found, shares.copy(), value
            shares = np.clip(shares + owed / np.abs(owed).max(initial=1.0) / (1 + trial) ** 0.5, 0.0, 1.0)
        self.bounds[self.quota.code] = bound
        return best, with_shares

    def _bought(
        self, effort: Booleans, shares: Floats, reached: float, in_time: Callable[[], bool]
    ) -> tuple[Booleans, Floats]:
        """The best list of the next level that owes no more than `reached`, and the prices that gave it."""
        import numpy as np

        unit = 2 * float(np.abs(self.costs).max(initial=1.0)) / 100
        prices = np.zeros(len(self.rows))
        best, with_prices, bound = effort, unit * 2 * shares, -np.inf
        for trial in range(TRIALS):
            if trial and not in_time():
                break
            found = self._at(self.costs + self._priced(prices))
            owed = self._owed(found)
            paid = float(self.costs @ found) + float(prices @ owed) - float(prices.max(initial=0.0)) * reached
            bound = max(bound, paid)
            worth = float(self.costs @ found)
            if self.ready.value(self.quota, found) <= reached + 0.5 and worth <= float(self.costs @ best):
                best, with_prices = found, prices.copy()
                if worth <= bound + 1e-9:
                    break
            step = unit / (1 + trial) ** 0.5
            prices = np.maximum(0.0, prices + step * owed / np.abs(owed).max(initial=1.0))
        self._say(bound)
        return best, with_prices

    def _owed(self, taken: Booleans) -> Floats:
        import numpy as np

        return np.array([float(row.weights @ taken) + row.base for row in self.rows])

    def _priced(self, each: Floats) -> Floats:
        import numpy as np

        return np.asarray(sum(price * row.weights for price, row in zip(each, self.rows, strict=True)))

    def _at(self, costs: Floats) -> Booleans:
        from digor.engines.matching.flow import grouped

        network = self._copy()
        for joined in grouped([costs], self.ready.units, network.limit):
            network.solve(joined[network.free()], settle=False)
        taken = network.taken()
        self.pool.insert(0, taken)
        return taken

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
