"""One after the other, without knowing who comes next: prices learned from the past, and nobody left out.

For outside cases where a service has a measured effect (Kube, Das and Fowler 2019). Never for people of a
territory: on screen a vacancy between two sessions follows the printed order.
Each arrival takes the open service with the least (amount − price); prices are the dual values of the best sharing
of the last arrivals between the capacities left (Ahani, Gölz, Procaccia, Teytelboym and Trapp 2024), worked out
again at intervals. Someone with a choice leaves a service to those who have none as soon as these, at the rate
seen so far, would run short.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

from digor.engines.matching.problem import Kind, Level, Problem

Offer = dict[str, float]


@dataclass(frozen=True, slots=True)
class Online:
    """`placed`: household → opportunity; `total` of the amounts; `unserved` for want of an open place."""

    placed: dict[str, str]
    total: float
    unserved: tuple[str, ...]
    prices: dict[str, float]


def first_come(problem: Problem) -> Online:
    """Each, in the order of the list, takes the best still open."""
    return _play(problem, 0, 0, careful=False)


def online(problem: Problem, every: int = 500, memory: int = 1000) -> Online:
    """The priced rule. Prices are worked out again every `every` arrivals on the last `memory`."""
    return _play(problem, every, memory, careful=True)


def _play(problem: Problem, every: int, memory: int, careful: bool) -> Online:
    level = _level(problem)
    assert level.term is not None and problem.pairs is not None
    sign = -1.0 if level.most else 1.0
    offers: dict[str, Offer] = {one.id: {} for one in problem.households}
    for (household, opportunity), facts in problem.pairs.items():
        amount = facts.get(level.term.name)
        if isinstance(amount, (int, float)):
            offers[household][opportunity] = sign * float(amount)
    left = {one.id: one.capacity for one in problem.opportunities}
    prices = dict.fromkeys(left, 0.0)
    past: deque[Offer] = deque(maxlen=memory or 1)
    placed: dict[str, str] = {}
    unserved = []
    total = 0.0
    for number, arrival in enumerate(problem.households):
        coming = len(problem.households) - number - 1
        if careful and number and (number % every == 0 or number in (50, 100)):
            prices = dual_prices(list(past), left, coming + 1)
        offer = offers[arrival.id]
        open_ = {name: amount for name, amount in offer.items() if left[name] > 0}
        past.append(offer)
        if not open_:
            unserved.append(arrival.id)
            continue
        if careful:
            open_ = _spared(open_, left, past, coming) or open_
        chosen = min(open_, key=lambda name: (open_[name] - prices[name], name))
        left[chosen] -= 1
        placed[arrival.id] = chosen
        total += sign * offer[chosen]
    return Online(placed, total, tuple(unserved), prices)


def _spared(open_: Offer, left: dict[str, int], past: deque[Offer], coming: int) -> Offer:
    """What this arrival may take without those of fewer choices running short, at the rate seen so far."""
    wanting: dict[frozenset[str], int] = {}
    for offer in past:
        wanting[frozenset(offer)] = wanting.get(frozenset(offer), 0) + 1
    mine = frozenset(open_)
    kept = dict(open_)
    for choices, seen in wanting.items():
        if not choices or choices >= mine:
            continue
        share = seen / len(past)
        expected = coming * share
        margin = 4.0 * math.sqrt(coming * share * (1 - share)) + 5.0
        if sum(left[name] for name in choices) <= expected + margin:
            kept = {name: amount for name, amount in kept.items() if name not in choices}
    return kept


def dual_prices(past: list[Offer], left: dict[str, int], coming: int) -> dict[str, float]:
    """What one more place of each service would change for the past arrivals, capacities cut to their number."""
    import numpy as np
    from scipy import sparse
    from scipy.optimize import linprog

    offers = [offer for offer in past if offer]
    names = sorted(left)
    at = {name: place for place, name in enumerate(names)}
    entries = [(row, at[name], amount) for row, offer in enumerate(offers) for name, amount in offer.items()]
    if not entries:
        return dict.fromkeys(names, 0.0)
    size, count = len(entries), len(offers)
    rows, columns, amounts = (np.array(part) for part in zip(*entries, strict=True))
    variables = np.arange(size)
    one = np.ones(size)
    # a costly way out keeps the sharing possible when the past was unlike the capacities left
    way_out = sparse.eye_array(count)
    served = sparse.hstack([sparse.csr_array((one, (rows, variables)), shape=(count, size)), way_out])
    used = sparse.csr_array((one, (columns, variables)), shape=(len(names), size + count))
    share = count / max(1, coming)
    found = linprog(
        np.concatenate([amounts, np.full(count, float(np.abs(amounts).max()) * 2 + 1)]),
        A_ub=used,
        b_ub=np.array([left[name] * share for name in names]),
        A_eq=served,
        b_eq=np.ones(count),
        method="highs",
    )
    if found.status != 0:
        return dict.fromkeys(names, 0.0)
    return {name: float(found.ineqlin.marginals[at[name]]) for name in names}


def _level(problem: Problem) -> Level:
    if problem.pairs is None or len(problem.levels) != 1 or problem.levels[0].kind is not Kind.SUM:
        raise ValueError("online: give the pairs, and one level: the sum of an amount of the pair.")
    return problem.levels[0]
