"""Levels as costs on the eligible pairs, lower is better; quotas and resources as rows over the pairs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digor.engines.matching.eligibility import Eligibility
from digor.engines.matching.grid import reads_pair
from digor.engines.matching.problem import Kind, Level, Problem, Source
from digor.engines.matching.screen import level_terms
from digor.engines.matching.terms import facts_read

if TYPE_CHECKING:
    from digor.engines.matching.grid import Booleans, Floats, Integers

TIES = (
    "as many households placed as possible",
    "first the households asking for longest, then by identifier (least sum of places in that order)",
    "the earlier household in the earlier opportunity (greatest sum of products of places in both orders)",
    "a fixed draw from both identifiers (greatest sum), which anyone can do again",
)


@dataclass(frozen=True)
class Measure:
    """One level over the eligible pairs. `days`: an EARLIEST level's class of each pair, −1 for none."""

    level: Level
    costs: Floats
    days: Integers | None = None
    of_household: bool = False  # the same for a household wherever they go

    def steps(self) -> Iterator[Floats]:
        """The costs to bring down one after the other: several only for EARLIEST."""
        if self.days is None:
            yield self.costs
            return
        for day in range(int(self.days.max(initial=-1)) + 1):
            yield -(self.days == day).astype(float)


@dataclass(frozen=True)
class Row:
    """`sum(weights over the list) + base` is at most 0 (a capacity), or is a shortfall when above 0 (a quota)."""

    code: str
    weights: Floats
    base: float
    hard: bool


def measures(problem: Problem, levels: tuple[Level, ...], eligible: Eligibility) -> list[Measure]:
    """Every level but quotas and WORST, whose costs are rows. ValueError where a term is not known."""
    return [measure(level, eligible) for level in levels if level.kind not in (Kind.QUOTA, Kind.WORST)]


def measure(level: Level, eligible: Eligibility) -> Measure:
    """The level's cost on each eligible pair."""
    import numpy as np

    pairs = eligible.households, eligible.opportunities
    counted = eligible.grid.tests_at(level.when, *pairs)
    terms = level_terms(level)
    alone = not reads_pair(terms) and not facts_read(terms, Source.OPPORTUNITY)
    if level.kind is Kind.EARLIEST:
        assert level.term is not None
        days = _classes(level.term.name, eligible)[pairs[0]]
        days[~counted] = -1
        return Measure(level, np.where(days >= 0, -1.0, 0.0), days, alone)
    weights = counted.astype(float)
    if level.kind is Kind.SUM:
        weights = summed(level, eligible, counted)
    return Measure(level, -weights if level.most else weights, None, alone)


def summed(level: Level, eligible: Eligibility, counted: Booleans) -> Floats:
    """The level's term on each pair it counts, 0 elsewhere; not known counts as 0."""
    import numpy as np

    assert level.term is not None
    found = eligible.grid.term_at(level.term, eligible.households, eligible.opportunities)
    return np.where(counted, np.nan_to_num(found, nan=0.0), 0.0)


def rows(problem: Problem, eligible: Eligibility) -> tuple[list[Row], list[Row]]:
    """Resources, then quotas. A resource whose use is not known on an eligible pair is a ValueError."""
    import numpy as np

    pairs = eligible.households, eligible.opportunities
    resources = []
    for resource in problem.resources:
        counted = eligible.grid.tests_at(resource.when, *pairs)
        use = eligible.grid.term_at(resource.use, *pairs)
        if bool(np.isnan(use[counted]).any()):
            raise ValueError(f"resources, {resource.code}: the use of an eligible pair is not known.")
        resources.append(
            Row(resource.code, np.where(counted, np.nan_to_num(use), 0.0), -resource.limit, True)
        )
    quotas = []
    for quota in problem.quotas:
        scope = eligible.grid.tests_at(quota.scope, *pairs)
        target = scope & eligible.grid.tests_at(quota.target, *pairs)
        base = quota.percent * quota.counted - 100 * quota.reached
        quotas.append(Row(quota.code, quota.percent * scope.astype(float) - 100.0 * target, base, quota.hard))
    return resources, quotas


def ties(problem: Problem, households: Integers, opportunities: Integers) -> list[Floats]:
    """Costs of the last levels, which leave one list (see TIES)."""
    import numpy as np

    first = order_of_households(problem)[households]
    second = order_of_opportunities(problem)[opportunities]
    names = [one.id for one in problem.households], [one.id for one in problem.opportunities]
    draw = [
        drawn(names[0][i], names[1][j])
        for i, j in zip(households.tolist(), opportunities.tolist(), strict=True)
    ]
    return [
        -np.ones(len(households)),
        first.astype(float),
        -(first * second).astype(float),
        -np.array(draw, dtype=float),
    ]


def drawn(household: str, opportunity: str) -> int:
    """The fixed draw of a pair: 20 bits of the SHA-256 of both identifiers."""
    from hashlib import sha256

    return int.from_bytes(sha256(f"{household}|{opportunity}".encode()).digest()[:4], "big") >> 12


def order_of_households(problem: Problem) -> Integers:
    """Each household's place (from 1) by day, then identifier; without a day, last."""
    import numpy as np

    keys = [(one.since or "9", one.id) for one in problem.households]
    places = np.empty(len(keys), dtype=np.int64)
    places[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(1, len(keys) + 1)
    return places


def order_of_opportunities(problem: Problem) -> Integers:
    """Each opportunity's place (from 1) by identifier."""
    import numpy as np

    keys = [one.id for one in problem.opportunities]
    places = np.empty(len(keys), dtype=np.int64)
    places[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(1, len(keys) + 1)
    return places


def _classes(name: str, eligible: Eligibility) -> Integers:
    """Each household's day as a number, the earliest 0; −1 when there is none."""
    import numpy as np

    days = [facts.get(name) for facts in eligible.grid.household_facts]
    places = {day: place for place, day in enumerate(sorted({str(day) for day in days if day is not None}))}
    return np.array([-1 if day is None else places[str(day)] for day in days], dtype=np.int64)
