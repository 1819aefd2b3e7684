"""Lists by whole-number linear programmes (HiGHS): where quotas or further capacities bind.

Level after level, each fixed at its best before the next. The bound HiGHS proves is the certificate.
Only for problems small enough for its presolve, which does not watch the clock.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from digor.engines.matching.flow import Impossible, Network
from digor.engines.matching.measures import Row

if TYPE_CHECKING:
    from digor.engines.matching.grid import Booleans, Floats

WHOLE = 0.6  # share of the time given to the whole search before the near one
JOINED = 2**16  # greatest joined cost: far from where floating-point numbers lose units


@dataclass(frozen=True)
class Worst:
    """A level that brings down the greatest of `sums / scale` over groups."""

    level: str
    sums: Mapping[str, Floats]
    scales: Mapping[str, float]


@dataclass(frozen=True)
class Stage:
    """One thing to bring down: costs of the pairs, of the quotas' shortfalls, or the worst of groups."""

    levels: tuple[str, ...]
    costs: Floats | None = None
    shortfalls: tuple[str, ...] = ()
    worst: Worst | None = None
    own: bool = True  # whether the bound proved is the level's own, not that of several joined


@dataclass
class Found:
    """The best list so far; `bounds`: level → (reached, least possible or None: not proved)."""

    taken: Booleans
    bounds: dict[str, tuple[float, float | None]] = field(default_factory=dict)


class Programme:
    """What a network leaves free, with the rows a flow cannot hold; `run` brings the stages down in order."""

    def __init__(
        self,
        network: Network,
        resources: Sequence[Row],
        quotas: Sequence[Row],
        worst: Sequence[Worst] = (),
    ) -> None:
        import numpy as np
        from scipy import sparse

        self.network = network
        self.pair = network.arc < network.pairs  # which free arcs are pairs
        self.numbers = network.free()
        arcs, nodes = len(network.arc), len(network.supply)
        self.columns = {row.code: arcs + place for place, row in enumerate(quotas)}
        self.worst = {one.level: arcs + len(quotas) + place for place, one in enumerate(worst)}
        self.size = arcs + len(quotas) + len(worst)
        self.whole = np.zeros(self.size)
        self.whole[:arcs] = self.pair
        self.lower = np.zeros(self.size)
        self.lower[self.size - len(worst) :] = -np.inf
        shortfalls = [0.0 if row.hard else np.inf for row in quotas]
        self.upper = np.concatenate([network.cap.astype(float), shortfalls, np.full(len(worst), np.inf)])
        ends = np.concatenate([network.tail, network.head])
        ones = np.concatenate([np.ones(arcs), -np.ones(arcs)])
        numbers = np.concatenate([np.arange(arcs), np.arange(arcs)])
        balance = sparse.csr_array((ones, (ends, numbers)), shape=(nodes, self.size))
        self.equal: Any = balance
        self.supply = network.supply.astype(float)
        rows, most = [], []
        for row in (*resources, *quotas):
            weights = self._spread(row.weights)
            if row.code in self.columns:
                weights[self.columns[row.code]] = -1.0
            rows.append(weights)
            most.append(-row.base - float(row.weights @ network.chosen))
        for one in worst:
            for group, sums in one.sums.items():
                weights = self._spread(sums)
                weights[self.worst[one.level]] = -one.scales[group]
                rows.append(weights)
                most.append(-float(sums @ network.chosen))
        self.rows: Any = sparse.csr_array(np.array(rows).reshape(len(rows), self.size))
        self.most = np.array(most)
        self.held = 0  # stages held at what they reached

    def run(self, stages: Sequence[Stage], seconds: float) -> Found:
        """Every stage in order. Raises Impossible when no list exists or none is found in time."""
        began = time.monotonic()
        found: Found | None = None
        stopped = False
        for stage in stages:
            left = seconds - (time.monotonic() - began)
            step = None
            if not stopped and left > 0:
                step = self._step(self._costs(stage), left)
            if step is None:
                stopped = True
                if found is None:
                    raise Impossible(f"No list found in {seconds:g} seconds: fewer pairs, or more time.")
                found.bounds.update(dict.fromkeys(stage.levels, (math.nan, None)))
                continue
            solution, reached, bound = step
            stopped = bound is None or bound < reached - 1e-6 * max(1.0, abs(reached))
            settled = self._settled(stage)
            least = reached if not stopped else bound if stage.own else None
            found = Found(self._taken(solution), found.bounds if found else {})
            found.bounds.update(
                dict.fromkeys(stage.levels, (reached + settled, None if least is None else least + settled))
            )
        if found is None:
            raise Impossible("No level, nothing to search for.")
        return found

    def _step(self, costs: Floats, seconds: float) -> tuple[Floats, float, float | None] | None:
        """(solution, reached, bound), the costs then held at what was reached; None when there is none."""
        import numpy as np
        from scipy import sparse
        from scipy.optimize import linprog

        began = time.monotonic()
        relaxed = linprog(
            costs,
            A_ub=self.rows if self.rows.shape[0] else None,
            b_ub=self.most if self.rows.shape[0] else None,
            A_eq=self.equal,
            b_eq=self.supply,
            bounds=np.column_stack([self.lower, self.upper]),
            method="highs-ds",
            options={"time_limit": seconds},
        )
        if relaxed.status == 2 and not self.held:
            raise Impossible("No list satisfies the hard conditions.")
        if relaxed.x is None or relaxed.status != 0:
            return None
        solution, reached, bound = relaxed.x, float(relaxed.fun), float(relaxed.fun)
        parts = solution[self.whole > 0]
        if bool((np.abs(parts - np.rint(parts)) > 1e-7).any()):
            result = self._whole(costs, WHOLE * seconds, self.upper)
            if result.status == 2 and not self.held:
                raise Impossible("No list satisfies the hard conditions.")
            if result.x is None:
                return None
            solution, reached = result.x, float(result.fun)
            bound = reached if result.status == 0 else float(result.mip_dual_bound)
            if result.status != 0:
                # not proved in time: look harder where the relaxation finds it cheap, the bound stays
                dear = relaxed.lower.marginals > (reached - float(relaxed.fun)) / 3
                near = np.where(dear & (self.whole > 0), self.lower, self.upper)
                left = seconds - (time.monotonic() - began)
                closer = self._whole(costs, max(0.1, left), near)
                if closer.x is not None and float(closer.fun) < reached:
                    solution, reached = closer.x, float(closer.fun)
        # what the relaxation pays to move further than the gap is the same in every best list
        gap = reached - float(relaxed.fun) + 1e-6 * max(1.0, abs(reached))
        self.upper = np.where((relaxed.lower.marginals > gap) & (self.whole > 0), self.lower, self.upper)
        self.lower = np.where((relaxed.upper.marginals < -gap) & (self.whole > 0), self.upper, self.lower)
        counted = bool((costs == np.rint(costs)).all())
        if counted:  # whole numbers, but for what the solver's tolerance adds
            reached, bound = float(round(reached)), float(math.ceil(bound - 1e-3))
        slack = 1e-3 if counted else 1e-9 * max(1.0, abs(reached))
        self.held += 1
        self.rows = sparse.vstack([self.rows, sparse.csr_array(costs.reshape(1, -1))], "csr")
        self.most = np.append(self.most, reached + slack)
        return solution, reached, bound

    def _whole(self, costs: Floats, seconds: float, upper: Floats) -> Any:
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp

        constraints = [LinearConstraint(self.equal, self.supply, self.supply)]
        if self.rows.shape[0]:
            constraints.append(LinearConstraint(self.rows, -np.inf, self.most))
        return milp(
            costs,
            integrality=self.whole,
            bounds=Bounds(self.lower, upper),
            constraints=constraints,
            options={"time_limit": seconds, "mip_rel_gap": 0.0},
        )

    def _costs(self, stage: Stage) -> Floats:
        import numpy as np

        costs = np.zeros(self.size) if stage.costs is None else self._spread(stage.costs)
        for code in stage.shortfalls:
            costs[self.columns[code]] = 1.0
        if stage.worst is not None:
            costs[self.worst[stage.worst.level]] = 1.0
        return costs

    def _spread(self, of_pairs: Floats) -> Floats:
        import numpy as np

        found = np.zeros(self.size)
        found[: len(self.pair)][self.pair] = of_pairs[self.numbers]
        return found

    def _settled(self, stage: Stage) -> float:
        return 0.0 if stage.costs is None else float(stage.costs @ self.network.chosen)

    def _taken(self, solution: Floats) -> Booleans:
        found = self.network.chosen.copy()
        found[self.numbers] = solution[: len(self.pair)][self.pair] > 0.5
        return found
