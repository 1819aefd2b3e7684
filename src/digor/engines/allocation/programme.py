"""Whole lists of actions as a programme in whole numbers, searched by CP-SAT: no floating point, proved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, lcm

from digor.engines.allocation.problem import Action, Counted, Limit, Projects

ENVELOPE = "envelope"
LARGEST = 2**62  # CP-SAT counts in 64 bits
CHUNK = 40  # actions settled together when ties are broken


@dataclass(frozen=True, slots=True)
class Row:
    """least ≤ Σ coefficient × chosen ≤ most, in whole numbers."""

    terms: dict[int, int]
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """A list (positions of the actions), what it is worth, the best still conceivable, whether they are equal."""

    chosen: tuple[int, ...]
    value: int
    bound: int
    proved: bool


def limits(projects: Projects) -> tuple[Limit, ...]:
    """The envelope first, then the limits as given."""
    if projects.envelope is None:
        return projects.limits
    return (Limit(ENVELOPE, Counted.COST, most=Fraction(projects.envelope)), *projects.limits)


def amounts(limit: Limit, actions: Sequence[Action]) -> dict[int, Fraction]:
    """What each action counts for under a limit; those that count for nothing left out."""
    found = {}
    for place, one in enumerate(actions):
        if (limit.territory in ("", one.territory)) and (limit.axis in ("", one.axis)):
            if limit.of == Counted.COST:
                amount = Fraction(one.cost)
            else:
                amount = Fraction(1) if limit.of == Counted.NUMBER else one.uses.get(limit.of, Fraction(0))
            if amount:
                found[place] = amount
    return found


def sets(projects: Projects) -> list[list[int]]:
    """Positions of which at most one is funded: exclusives as given, then the variants of one action."""
    places = {one.id: place for place, one in enumerate(projects.actions)}
    variants: dict[str, list[int]] = {}
    for place, one in enumerate(projects.actions):
        if one.variant_of:
            variants.setdefault(one.variant_of, []).append(place)
    return [[places[name] for name in group] for group in projects.exclusives] + list(variants.values())


def whole(values: Sequence[Fraction]) -> tuple[list[int], int]:
    """The values times their common denominator, and that denominator."""
    scale = lcm(*(one.denominator for one in values)) if values else 1
    return [int(one * scale) for one in values], scale


class Programme:
    """The lists that hold every rule, asked again and again with one thing changed."""

    def __init__(self, projects: Projects) -> None:
        self.projects = projects
        self.costs = [one.cost for one in projects.actions]
        self.rows = {one.code: self._row(one) for one in limits(projects)}
        self.sets = sets(projects)
        places = {one.id: place for place, one in enumerate(projects.actions)}
        self.needs = [
            (place, places[name]) for place, one in enumerate(projects.actions) for name in one.requires
        ]

    def _row(self, limit: Limit) -> Row:
        terms = amounts(limit, self.projects.actions)
        scale = lcm(*(one.denominator for one in terms.values())) if terms else 1
        return Row(
            {place: int(amount * scale) for place, amount in terms.items()},
            None if limit.least is None else ceil(limit.least * scale),
            None if limit.most is None else floor(limit.most * scale),
        )

    def best(
        self,
        objective: Sequence[int],
        *,
        least: bool = False,
        without: frozenset[str] = frozenset(),
        fixed: Mapping[int, bool] | None = None,
        more: Sequence[Row] = (),
        hint: Sequence[int] = (),
    ) -> Found | None:
        """The greatest (or `least`) sum of `objective`; None when no list holds.

        `without`: codes of limits set aside ("code" both ways, "code:least" its least only).
        """
        from ortools.sat.python import cp_model

        model = cp_model.CpModel()
        takes = [model.new_bool_var("") for _ in self.costs]
        kept = [_loosened(row, code, without) for code, row in self.rows.items() if code not in without]
        for row in (*kept, *more):
            _fits(row.terms.values())
            total = sum(amount * takes[place] for place, amount in row.terms.items())
            if row.least is not None:
                model.add(total >= min(row.least, LARGEST))
            if row.most is not None:
                model.add(total <= min(row.most, LARGEST))
        for group in self.sets:
            model.add_at_most_one(takes[place] for place in group)
        for place, needed in self.needs:
            model.add_implication(takes[place], takes[needed])
        for place, taken in (fixed or {}).items():
            model.add(takes[place] == int(taken))
        for place in range(len(takes)) if hint else ():
            model.add_hint(takes[place], int(place in hint))
        _fits(objective)
        goal = sum(amount * take for amount, take in zip(objective, takes, strict=True) if amount)
        if least:
            model.minimize(goal)
        else:
            model.maximize(goal)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 0
        solver.parameters.max_deterministic_time = self.projects.effort
        status = solver.solve(model)
        if status == cp_model.INFEASIBLE:
            return None
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            raise ValueError("projects: no list was found within the effort. Raise “effort”.")
        chosen = tuple(place for place, take in enumerate(takes) if solver.boolean_value(take))
        value = sum(objective[place] for place in chosen)
        proved = status == cp_model.OPTIMAL
        return Found(chosen, value, value if proved else _bound(solver.best_objective_bound, least), proved)

    def settled(self, objective: Sequence[int]) -> Found | None:
        """The best list, ties settled: least cost, then the earlier actions of the list."""
        found = self.best(objective)
        if found is None or not found.proved:
            return found
        held = [Row(dict(enumerate(objective)), found.value, None)]
        cheap = self.best(self.costs, least=True, more=held, hint=found.chosen)
        if cheap is None or not cheap.proved:
            return found
        held.append(Row(dict(enumerate(self.costs)), None, cheap.value))
        fixed: dict[int, bool] = {}
        chosen = cheap.chosen
        for start in range(0, len(self.costs), CHUNK):
            places = range(start, min(start + CHUNK, len(self.costs)))
            order = [0] * len(self.costs)
            for place in places:
                order[place] = 1 << (places.stop - 1 - place)
            step = self.best(order, more=held, fixed=fixed, hint=chosen)
            if step is None or not step.proved:
                break
            chosen = step.chosen
            fixed.update({one: one in chosen for one in places})
        return Found(chosen, found.value, found.bound, True)

    def obstacle(self) -> str:
        """Why no list holds, as a sentence: the leasts that, set aside alone, would make one possible."""
        nothing = [0] * len(self.costs)
        guilty = [
            code
            for code, row in self.rows.items()
            if row.least is not None and self.best(nothing, without=frozenset({f"{code}:least"}))
        ]
        if guilty:
            return f"projects: no list holds every limit. Lower the least of one of: {', '.join(guilty)}."
        return "projects: no list holds every limit, and lowering one least is not enough."


def _loosened(row: Row, code: str, without: frozenset[str]) -> Row:
    return Row(row.terms, None, row.most) if f"{code}:least" in without else row


def _bound(value: float, least: bool) -> int:
    return ceil(value - 1e-6) if least else floor(value + 1e-6)


def _fits(terms: Iterable[int]) -> None:
    if sum(abs(one) for one in terms) >= LARGEST:
        raise ValueError("projects: the amounts are too large to be added exactly. Use a larger unit.")
