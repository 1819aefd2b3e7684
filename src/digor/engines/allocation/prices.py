"""What the limits are worth when actions may be divided, and a ceiling anyone can add up again."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from digor.engines.allocation.answer import Certificate
from digor.engines.allocation.problem import Limit, Projects
from digor.engines.allocation.programme import amounts, limits, sets

EXACTNESS = 10**9  # prices are kept as fractions under this denominator


def certificate(projects: Projects, values: Sequence[Fraction]) -> Certificate | None:
    """The prices of the linear programme (HiGHS), made exact; None when it has no solution.

    Whatever prices ≥ 0 are written here, the ceiling computed from them by `ceiling` holds for every list
    (weak duality): floating point may only make it looser, never false.
    """
    import numpy as np
    from scipy.optimize import linprog

    bounds: list[tuple[Limit, bool]] = []
    matrix: list[list[float]] = []
    right: list[float] = []
    for limit in limits(projects):
        terms = amounts(limit, projects.actions)
        for given, least in ((limit.most, False), (limit.least, True)):
            if given is not None:
                sign = -1 if least else 1
                size = max([abs(given), *map(abs, terms.values())]) or Fraction(1)
                matrix.append([float(sign * terms.get(i, Fraction(0)) / size) for i in range(len(values))])
                right.append(float(sign * given / size))
                bounds.append((limit, least))
    groups = sets(projects)
    for group in groups:
        matrix.append([float(place in group) for place in range(len(values))])
        right.append(1.0)
    places = {one.id: place for place, one in enumerate(projects.actions)}
    for place, one in enumerate(projects.actions):
        for name in one.requires:
            row = [0.0] * len(values)
            row[place], row[places[name]] = 1.0, -1.0
            matrix.append(row)
            right.append(0.0)
    found = linprog(
        -np.array([float(one) for one in values]),
        A_ub=np.array(matrix) if matrix else None,
        b_ub=np.array(right) if right else None,
        bounds=(0, 1),
        method="highs",
    )
    if not found.success:
        return None
    prices = [-float(one) for one in found.ineqlin.marginals] if matrix else []
    most: dict[str, Fraction] = {}
    least_: dict[str, Fraction] = {}
    for (limit, least), price in zip(bounds, prices, strict=False):
        terms = amounts(limit, projects.actions)
        given = (limit.least if least else limit.most) or Fraction(0)
        size = max([abs(given), *map(abs, terms.values())]) or Fraction(1)
        exact = max(Fraction(0), Fraction(price).limit_denominator(EXACTNESS)) / size
        (least_ if least else most)[limit.code] = exact
    exact_sets = tuple(
        max(Fraction(0), Fraction(one).limit_denominator(EXACTNESS))
        for one in prices[len(bounds) : len(bounds) + len(groups)]
    )
    return Certificate(most, least_, exact_sets, ceiling(projects, values, most, least_, exact_sets))


def ceiling(
    projects: Projects,
    values: Sequence[Fraction],
    most: dict[str, Fraction],
    least: dict[str, Fraction],
    set_prices: Sequence[Fraction],
) -> Fraction:
    """A value no list exceeds: the limits at their prices, and what each action is still worth above them.

    Prerequisites are left out, which can only raise it.
    """
    total, worth = Fraction(0), list(values)
    for limit in limits(projects):
        up, down = most.get(limit.code, Fraction(0)), least.get(limit.code, Fraction(0))
        total += up * (limit.most or 0) - down * (limit.least or 0)
        for place, amount in amounts(limit, projects.actions).items():
            worth[place] -= (up - down) * amount
    for price, group in zip(set_prices, sets(projects), strict=True):
        total += price
        for place in group:
            worth[place] -= price
    return total + sum((max(Fraction(0), one) for one in worth), Fraction(0))
