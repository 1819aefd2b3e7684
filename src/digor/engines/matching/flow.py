"""Lists by minimum-cost flow: exact, level after level, each one staying among the best of those before.

After a level, the flow's potentials say which pairs every best list has, which none has, and which are
free: the next level is solved on the free ones. Whole numbers only; the potentials are ours, so the proof of
optimality does not rest on the solver.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digor.engines.matching.grid import Booleans, Floats, Integers


class Impossible(ValueError):
    """No list satisfies what must be."""


class Network:
    """Households, opportunities, a source and a sink; what is settled leaves the network.

    `pairs_households`, `pairs_opportunities`: the eligible pairs; `capacities` of the opportunities.
    """

    def __init__(
        self, households: Integers, opportunities: Integers, capacities: Integers, serve: int | None
    ) -> None:
        """`serve`: number of households who must all be served, or None."""
        import numpy as np

        people = int(households.max(initial=-1)) + 1 if serve is None else serve
        places = len(capacities)
        self.pairs = len(households)
        source, sink = people + places, people + places + 1
        each, place = np.arange(people), np.arange(places)
        usable = np.minimum(capacities, len(households))
        tail = [households, people + place]
        head = [people + opportunities, np.full(places, sink)]
        cap = [np.ones(self.pairs, dtype=np.int64), usable]
        self.supply = np.zeros(people + places + 2, dtype=np.int64)
        if serve is None:
            tail += [np.full(people, source), np.array([sink])]
            head += [each, np.array([source])]
            cap += [np.ones(people, dtype=np.int64), np.array([people])]
        else:
            self.supply[:people] = 1
            self.supply[sink] = -people
        self.tail, self.head, self.cap = (np.concatenate(part).astype(np.int64) for part in (tail, head, cap))
        self.arc = np.arange(len(self.tail))  # numbers of the arcs still free
        self.chosen = np.zeros(self.pairs, dtype=np.bool_)  # pairs settled as taken
        self.flow = np.zeros(len(self.tail), dtype=np.int64)

    @property
    def limit(self) -> int:
        """Greatest cost the solver takes on this network."""
        return int(2**57 // (len(self.supply) + 2))

    def free(self) -> Integers:
        """Numbers of the pairs not settled yet."""
        found: Integers = self.arc[self.arc < self.pairs]
        return found

    def solve(self, costs: Integers, settle: bool = True) -> None:
        """Bring the costs of the free pairs (in the order of `free`) down to their least; settle the rest."""
        import numpy as np
        from ortools.graph.python import min_cost_flow

        costs_of_arcs = np.zeros(len(self.arc), dtype=np.int64)
        costs_of_arcs[self.arc < self.pairs] = costs
        solver = min_cost_flow.SimpleMinCostFlow()
        solver.add_arcs_with_capacity_and_unit_cost(self.tail, self.head, self.cap, costs_of_arcs)
        solver.set_nodes_supplies(np.arange(len(self.supply)), self.supply)
        status = solver.solve()
        if status == solver.INFEASIBLE:
            raise Impossible("No list serves every household.")
        if status != solver.OPTIMAL:
            raise Impossible(f"The flow has no answer ({status}).")
        self.flow = (
            np.asarray(solver.flows(np.arange(len(self.arc))))
            if len(self.arc)
            else np.zeros(0, dtype=np.int64)
        )
        if settle:
            self._settle(costs_of_arcs)

    def taken(self) -> Booleans:
        """The pairs of the list, settled or in the present flow."""
        found = self.chosen.copy()
        found[self.arc[(self.arc < self.pairs) & (self.flow > 0)]] = True
        return found

    def _settle(self, costs: Integers) -> None:
        import numpy as np

        potential = potentials(self.tail, self.head, self.cap, self.flow, costs, len(self.supply))
        reduced = costs + potential[self.tail] - potential[self.head]
        full, free = reduced < 0, reduced == 0
        self.chosen[self.arc[full & (self.arc < self.pairs)]] = True
        np.subtract.at(self.supply, self.tail[full], self.cap[full])
        np.add.at(self.supply, self.head[full], self.cap[full])
        for name in ("tail", "head", "cap", "arc", "flow"):
            setattr(self, name, getattr(self, name)[free])


def potentials(
    tail: Integers, head: Integers, cap: Integers, flow: Integers, costs: Integers, nodes: int
) -> Integers:
    """Shortest distances in the residual network: they exist if and only if the flow is the cheapest."""
    import numpy as np

    forward, backward = flow < cap, flow > 0
    start = np.concatenate([tail[forward], head[backward]])
    end = np.concatenate([head[forward], tail[backward]])
    length = np.concatenate([costs[forward], -costs[backward]])
    sorted_by_start = np.argsort(start, kind="stable")
    start, end, length = start[sorted_by_start], end[sorted_by_start], length[sorted_by_start]
    first = np.searchsorted(start, np.arange(nodes + 1))
    distance = np.zeros(nodes, dtype=np.int64)
    moved = np.arange(nodes)
    for _ in range(nodes + 1):
        sizes = first[moved + 1] - first[moved]
        offsets = np.repeat(first[moved] - np.concatenate([[0], np.cumsum(sizes)[:-1]]), sizes)
        arcs = np.arange(int(sizes.sum())) + offsets
        before = distance.copy()
        np.minimum.at(distance, end[arcs], distance[start[arcs]] + length[arcs])
        moved = np.nonzero(distance < before)[0]
        if not len(moved):
            return distance
    raise ArithmeticError("The flow found is not the cheapest.")


def grouped(costs: Iterable[Floats], units: int, limit: int) -> list[Integers]:
    """Consecutive levels joined into one cost while it stays exact: below `limit`, in whole numbers.

    `units`: most pairs a list can have. A cost with fractions is scaled to the limit and stands alone.
    """
    import numpy as np

    found: list[Integers] = []
    joined = None
    for one in costs:
        greatest = float(np.abs(one).max(initial=0.0))
        if greatest == 0.0:
            continue
        if not bool((one == np.rint(one)).all()) or greatest > limit:
            if joined is not None:
                found.append(joined)
                joined = None
            found.append(np.rint(one * (limit / greatest)).astype(np.int64))
            continue
        whole = np.rint(one).astype(np.int64)
        span = int(whole.max(initial=0)) - min(0, int(whole.min(initial=0)))
        base = span * units + 1
        if joined is not None and int(np.abs(joined).max()) * base + span <= limit:
            joined = joined * base + whole
        else:
            if joined is not None:
                found.append(joined)
            joined = whole
    if joined is not None:
        found.append(joined)
    return found
