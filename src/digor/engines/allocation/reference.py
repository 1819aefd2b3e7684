"""Slow and obvious twins of the solvers: no search, no shortcut, a line of the definition at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from math import log

from digor.engines.allocation.problem import Action, Counted, Election, Projects


def shares(
    weights: Sequence[Fraction], floors: Sequence[int], caps: Sequence[int], envelope: int
) -> list[Fraction]:
    """min(cap, max(floor, L × weight)) summing to the envelope: every way of being held, tried in turn."""
    for held in product(("floor", "cap", "free"), repeat=len(weights)):
        fixed = {"floor": floors, "cap": caps}
        taken = sum(fixed[how][i] for i, how in enumerate(held) if how != "free")
        free = sum((weights[i] for i, how in enumerate(held) if how == "free"), Fraction(0))
        if free == 0 and taken != envelope:
            continue
        price = (envelope - taken) / free if free else None
        found = [
            Fraction(fixed[how][i]) if how != "free" else (price or 0) * weights[i]
            for i, how in enumerate(held)
        ]
        if price is None:
            highs = [floors[i] / weights[i] for i in range(len(weights)) if held[i] == "floor" and weights[i]]
            lows = [caps[i] / weights[i] for i in range(len(weights)) if held[i] == "cap" and weights[i]]
            price = max(lows, default=min(highs, default=Fraction(0)))
        if price >= 0 and found == [
            min(Fraction(c), max(Fraction(f), price * w))
            for w, f, c in zip(weights, floors, caps, strict=True)
        ]:
            return found
    raise ValueError("no share")


def whole_by_divisor(
    weights: Sequence[Fraction], floors: Sequence[int], caps: Sequence[int], envelope: int
) -> list[int]:
    """From the floors, units one by one to the greatest weight / (amount + 1/2)."""
    found = list(floors)
    for _ in range(envelope - sum(found)):
        open_ = [i for i in range(len(found)) if found[i] < caps[i] and weights[i]]
        best = max(open_, key=lambda i: (weights[i] / (2 * found[i] + 1), -i))
        found[best] += 1
    return found


def lists(projects: Projects) -> Iterator[tuple[Action, ...]]:
    """Every list that holds every rule."""
    for taken in product((True, False), repeat=len(projects.actions)):
        chosen = tuple(one for one, yes in zip(projects.actions, taken, strict=True) if yes)
        if holds(projects, chosen):
            yield chosen


def holds(projects: Projects, chosen: Sequence[Action]) -> bool:
    """Whether a list is within the envelope, every limit, every set, every prerequisite."""
    names = {one.id for one in chosen}
    if projects.envelope is not None and sum(one.cost for one in chosen) > projects.envelope:
        return False
    for limit in projects.limits:
        counted = [
            one for one in chosen if limit.territory in ("", one.territory) and limit.axis in ("", one.axis)
        ]
        total = Fraction(0)
        for one in counted:
            if limit.of == Counted.COST:
                total += one.cost
            elif limit.of == Counted.NUMBER:
                total += 1
            else:
                total += one.uses.get(limit.of, 0)
        if limit.least is not None and total < limit.least:
            return False
        if limit.most is not None and total > limit.most:
            return False
    variants = [one.variant_of for one in chosen if one.variant_of]
    return (
        len(variants) == len(set(variants))
        and all(len(names & set(group)) <= 1 for group in projects.exclusives)
        and all(names >= set(one.requires) for one in chosen)
    )


def best(projects: Projects, values: dict[str, Fraction]) -> tuple[Action, ...] | None:
    """Greatest value, least cost, then the earlier actions: the first of all lists under that order."""
    return min(
        lists(projects),
        key=lambda chosen: (
            -sum((values[one.id] for one in chosen), Fraction(0)),
            sum(one.cost for one in chosen),
            [one not in chosen for one in projects.actions],
        ),
        default=None,
    )


def equal_shares(election: Election, share: Fraction) -> list[str]:
    """Voices one by one: while some project can be paid, the one whose supporters pay the least rate."""
    purses = {(one.id, voice): share for one in election.voters for voice in range(one.count)}
    supports = {one.id: one.supports for one in election.voters}
    bought: list[str] = []
    while True:
        offers = []
        for place, project in enumerate(election.projects):
            payers = [voice for voice in purses if project.id in supports[voice[0]]]
            if project.id in bought or sum(purses[one] for one in payers) < project.cost or not payers:
                continue
            poor = sorted(payers, key=lambda one: purses[one])
            at_most = next(
                each
                for cut in range(len(poor))
                if (
                    each := (project.cost - sum(purses[one] for one in poor[:cut]))
                    / Fraction(len(poor) - cut)
                )
                <= purses[poor[cut]]
            )
            offers.append((at_most / project.cost, -len(payers), project.cost, place, at_most, payers))
        if not offers:
            return bought
        *_, place, at_most, payers = min(offers)
        bought.append(election.projects[place].id)
        for one in payers:
            purses[one] -= min(purses[one], at_most)


def add_one(election: Election) -> list[str]:
    """Raise every share by one unit until nothing more fits, or just before the list costs too much."""
    costs = {one.id: one.cost for one in election.projects}
    share = Fraction(election.envelope, sum(one.count for one in election.voters))
    found = equal_shares(election, share)
    supported = frozenset[str]().union(*(one.supports for one in election.voters))
    while True:
        left = election.envelope - sum(costs[one] for one in found)
        others = [one for one in costs if one not in found]
        if all(costs[one] > left for one in others) or not supported & set(others):
            return found
        share += 1
        more = equal_shares(election, share)
        if sum(costs[one] for one in more) > election.envelope:
            return found
        found = more


def welfare(amounts: Sequence[float], weights: Sequence[float], alpha: float) -> float:
    """What the alpha-fair division makes greatest, to try others beside it."""
    if alpha == 1:
        return sum(w * log(x) for w, x in zip(weights, amounts, strict=True))
    return sum(w * float(x ** (1 - alpha)) / (1 - alpha) for w, x in zip(weights, amounts, strict=True))
