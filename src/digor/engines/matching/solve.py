"""Draw up the list: flow first; where a quota or a further capacity binds, a programme; beyond its size, prices."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from digor.engines.matching import prices
from digor.engines.matching.answer import Allotment, Answer, LevelValue
from digor.engines.matching.eligibility import Eligibility
from digor.engines.matching.flow import Impossible, Network, grouped
from digor.engines.matching.measures import TIES, Measure, Row, measures, rows, summed, ties
from digor.engines.matching.problem import Kind, Level, Problem
from digor.engines.matching.programme import JOINED, Programme, Stage, Worst
from digor.engines.matching.screen import kept, refused

if TYPE_CHECKING:
    from digor.engines.matching.grid import Booleans, Floats, Integers

TIE = "tie"


class Search:
    """One problem made ready: eligible pairs, levels as costs, conditions as rows."""

    def __init__(self, problem: Problem) -> None:
        import numpy as np

        self.problem = problem
        self.eligible = Eligibility(problem)
        self.households, self.opportunities = self.eligible.households, self.eligible.opportunities
        self.capacities = np.array([one.capacity for one in problem.opportunities], dtype=np.int64)
        self.levels = kept(problem)
        self.measures = {one.level.code: one for one in measures(problem, self.levels, self.eligible)}
        self.resources, self.quotas = rows(problem, self.eligible)
        self.serve = len(problem.households) if problem.serve_all else None
        self.units = int(min(len(problem.households), self.capacities.clip(min=0).sum())) or 1
        self.worst = [self._worst(level) for level in self.levels if level.kind is Kind.WORST]

    def answer(self) -> Answer:
        """The list with its certificate. Raises Impossible when no list satisfies what must be."""
        if not len(self.households):
            if self.serve:
                raise Impossible("No list serves every household: none has an eligible opportunity.")
            if any(row.base > 1e-9 for row in (*self.resources, *(one for one in self.quotas if one.hard))):
                raise Impossible("No list satisfies the hard conditions: nobody is eligible.")
            return self.told(self._nobody(), "flow", {})
        began = time.monotonic()
        free = None if self.worst else self.by_flow()
        if free is not None and self._satisfied(free):
            return self.told(free, "flow", {level.code: self.value(level, free) for level in self.levels})
        network, settled = self.network(), 0
        if not self.resources and not any(row.hard for row in self.quotas):
            # above the first quota or worst level the flow alone is exact: the rest is sought in what it leaves free
            special = (Kind.QUOTA, Kind.WORST)
            settled = next((n for n, one in enumerate(self.levels) if one.kind in special), len(self.levels))
            self.settle(network, self.levels[:settled], whole=True)
        if free is None or len(network.free()) <= self.problem.limits.exact_pairs:
            return self._by_programme(network, settled)
        left = self.problem.limits.seconds - (time.monotonic() - began)
        taken, bounds = prices.search(self, network, settled, free, left)
        return self.told(taken, "prices", bounds)

    def network(self) -> Network:
        """Nothing settled yet."""
        return Network(self.households, self.opportunities, self.capacities, self.serve)

    def by_flow(self) -> Booleans:
        """The best list when no side condition is looked at."""
        network = self.network()
        self.settle(network, self.levels, whole=True)
        return self.settle_ties(network)

    def settle(self, network: Network, levels: tuple[Level, ...], whole: bool) -> None:
        """Bring these levels down on what is free. `whole`: nothing was settled before, ranks may stand."""
        for costs in self.groups(levels, network.limit, whole):
            network.solve(costs[network.free()])

    def settle_ties(self, network: Network) -> Booleans:
        """Settle what the levels leave equal, by the printed order; the pairs of the list."""
        free = network.free()
        if self.problem.ties and len(free):
            settled = ties(self.problem, self.households[free], self.opportunities[free])
            for joined in grouped(settled, self.units, network.limit):
                network.solve(joined[_places(network.free(), free)])
        return network.taken()

    def groups(self, levels: tuple[Level, ...], limit: int, whole: bool) -> list[Integers]:
        """The levels as few whole costs, in order. Levels of households alone count together, by rank."""
        applied = [self.measures[level.code] for level in levels if level.code in self.measures]
        prefix: list[Measure] = []
        if self.serve is None and whole:
            for one in applied:
                if not one.of_household or bool((one.costs > 0).any()):
                    break
                prefix.append(one)
        costs: list[Floats] = [ranked(prefix)] if prefix else []
        for one in applied[len(prefix) :]:
            costs.extend(one.steps())
        return grouped(costs, self.units, limit)

    def value(self, level: Level, taken: Booleans) -> float:
        """What a list reaches at a level."""
        import numpy as np

        if level.kind is Kind.QUOTA:
            return float(sum(self.shortfall(row, taken) for row in self.quotas if row.code in level.quotas))
        if level.kind is Kind.WORST:
            one = next(one for one in self.worst if one.level == level.code)
            return max((float(one.sums[g] @ taken) / one.scales[g] for g in one.sums), default=0.0)
        total = float(np.sum(self.measures[level.code].costs[taken]))
        return -total if level.most and total else total

    @staticmethod
    def shortfall(row: Row, taken: Booleans) -> int:
        """Hundredths of an attribution missing to a quota."""
        return max(0, round(float(row.weights @ taken) + row.base))

    def told(self, taken: Booleans, method: str, bounds: dict[str, float | None]) -> Answer:
        """The answer for a list, the best bound known of each level beside what it reaches."""
        problem = self.problem
        chosen = sorted(
            Allotment(problem.opportunities[j].id, problem.households[i].id)
            for i, j in zip(self.households[taken].tolist(), self.opportunities[taken].tolist(), strict=True)
        )
        reached = {level.code: self.value(level, taken) for level in self.levels}
        if not bounds and method == "flow":
            bounds = dict(reached)
        return Answer(
            allotments=tuple(chosen),
            levels=tuple(LevelValue(code, value, bounds.get(code)) for code, value in reached.items()),
            quotas={row.code: self.shortfall(row, taken) for row in self.quotas},
            method=method,
            eligible_pairs=len(self.households),
            refused=refused(problem),
            order=tuple(level.code for level in self.levels) + (TIES if problem.ties else ()),
        )

    def stages(self, levels: tuple[Level, ...]) -> Iterator[Stage]:
        """The levels as the programme brings them down, counts joined while exact."""
        import numpy as np

        joined: list[tuple[str, Floats]] = []

        def flush() -> Iterator[Stage]:
            for codes, costs in grouped_softly(joined, self.units):
                own = len(codes) == 1 and self.measures[codes[0]].days is None
                yield Stage(codes, costs, own=own)
            joined.clear()

        for level in levels:
            one = self.measures.get(level.code)
            if one is not None and bool((one.costs == np.rint(one.costs)).all()):
                joined.extend((level.code, costs) for costs in one.steps())
                continue
            yield from flush()
            if one is not None:
                yield Stage((level.code,), one.costs)
            elif level.kind is Kind.QUOTA:
                yield Stage((level.code,), None, level.quotas)
            else:
                worst = next(one for one in self.worst if one.level == level.code)
                yield Stage((level.code,), None, (), worst)
        yield from flush()
        if self.problem.ties:
            for number, costs in enumerate(ties(self.problem, self.households, self.opportunities)):
                yield Stage((f"{TIE} {number}",), costs)

    def _by_programme(self, network: Network, settled: int) -> Answer:
        import numpy as np

        levels = self.levels
        programme = Programme(network, self.resources, self.quotas, self.worst)
        stages = list(self.stages(levels[settled:])) or [Stage((), np.zeros(len(self.households)))]
        found = programme.run(stages, self.problem.limits.seconds)
        for level in levels[:settled]:
            found.bounds[level.code] = (0.0, 0.0)
        bounds: dict[str, float | None] = {}
        for level in self.levels:
            reached, bound = found.bounds.get(level.code, (0.0, 0.0))  # no stage: nobody counts
            value = self.value(level, found.taken)
            if bound is None or abs(bound - reached) <= 1e-9:
                bounds[level.code] = None if bound is None else value
            else:
                turned = level.kind in (Kind.COUNT, Kind.SUM) and level.most
                bounds[level.code] = -bound if turned else bound
        return self.told(found.taken, "programme", bounds)

    def _satisfied(self, taken: Booleans) -> bool:
        """Whether the free list keeps every capacity, every hard quota, and leaves no shortfall to bring down."""
        if any(float(row.weights @ taken) + row.base > 1e-9 for row in self.resources):
            return False
        levelled = {code for level in self.levels for code in level.quotas}
        return not any(self.shortfall(row, taken) for row in self.quotas if row.hard or row.code in levelled)

    def _worst(self, level: Level) -> Worst:
        import numpy as np

        counted = self.eligible.grid.tests_at(level.when, self.households, self.opportunities)
        weights = summed(level, self.eligible, counted)
        codes = [one.groups.get(level.grouping, "") for one in self.problem.households]
        of_pairs = np.array(codes, dtype=object)[self.households]
        return Worst(
            level.code, {g: np.where(of_pairs == g, weights, 0.0) for g in level.scales}, level.scales
        )

    def _nobody(self) -> Booleans:
        import numpy as np

        return np.zeros(0, dtype=np.bool_)


def solve(problem: Problem) -> Answer:
    """The best list of the problem, in its printed order. ValueError (Impossible) when there is none."""
    return Search(problem).answer()


def ranked(prefix: list[Measure]) -> Floats:
    """Levels of households alone as one rank: a list serves the best set of households for any weights of
    that order (a transversal matroid: Edmonds 1971), so the ranks may stand for the levels."""
    import numpy as np

    keys = [
        -one.costs
        if one.days is None
        else np.where(one.days >= 0, one.days.max(initial=-1) + 1 - one.days, 0)
        for one in prefix
    ]
    _, rank = np.unique(np.stack(keys, axis=1).astype(float), axis=0, return_inverse=True)
    nothing = np.all(np.stack(keys, axis=1) == 0, axis=1)
    return -np.where(nothing, 0.0, rank.reshape(-1) + 1.0)


def grouped_softly(costs: list[tuple[str, Floats]], units: int) -> list[tuple[tuple[str, ...], Floats]]:
    """As `grouped`, small enough for a solver in floating point; a large cost stands alone as it is."""
    import numpy as np

    found: list[tuple[tuple[str, ...], Floats]] = []
    for code, one in costs:
        small = float(np.abs(one).max(initial=0.0)) <= JOINED
        base = (float(one.max(initial=0.0)) - min(0.0, float(one.min(initial=0.0)))) * units + 1
        if found and small and float(np.abs(found[-1][1]).max(initial=1.0)) * base <= JOINED:
            codes, before = found[-1]
            found[-1] = (tuple(dict.fromkeys((*codes, code))), before * base + one)
        else:
            found.append(((code,), one))
    return found


def _places(some: Integers, among: Integers) -> Integers:
    import numpy as np

    return np.searchsorted(among, some)
