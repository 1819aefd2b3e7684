"""Layer 1: the envelope in proportion to needs, between floor and cap, whole units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from digor.engines.allocation.answer import Evenness, Share, StakesAnswer
from digor.engines.allocation.problem import Rounding, Stakes, Territory
from digor.engines.allocation.rounding import divisor, largest_remainder

ORDER = {
    Rounding.LARGEST_REMAINDER: ("proportion to need within floor and cap", "largest remainder", "order of the list"),
    Rounding.DIVISOR: ("proportion to need within floor and cap", "Sainte-Laguë", "order of the list"),
}  # fmt: skip


def solve_stakes(stakes: Stakes) -> StakesAnswer:
    """Every share with its reasons. Raises ValueError when floors exceed, or caps cannot use, the envelope."""
    parts = needs(stakes)
    weights = [sum(one.values(), Fraction(0)) for one in parts]
    floors, caps = bounds(stakes)
    price, exact = proportion(weights, floors, caps, stakes.envelope)
    if stakes.rounding is Rounding.DIVISOR:
        amounts = divisor(weights, floors, caps, exact, stakes.envelope)
    else:
        amounts = largest_remainder(exact, stakes.envelope)
    equal = Fraction(stakes.envelope, len(exact))
    shares = []
    for i, territory in enumerate(stakes.territories):
        own = exact[i]
        held = "" if own == price * weights[i] else "floor" if own == floors[i] else "cap"
        shares.append(
            Share(
                territory=territory.id,
                weight=weights[i],
                exact=own,
                amount=amounts[i],
                held_by=held,
                floor_cost=_without(stakes, weights, i, held == "floor", floor=True),
                cap_gift=_without(stakes, weights, i, held == "cap", floor=False),
                per_need=amounts[i] / weights[i] if weights[i] else None,
                to_equal=amounts[i] / equal if equal else Fraction(1),
                parts=parts[i] if stakes.indicators else {},
            )
        )
    return StakesAnswer(
        tuple(shares), price, evenness([one.per_need for one in shares]), ORDER[stakes.rounding]
    )


def bounds(stakes: Stakes) -> tuple[list[int], list[int]]:
    """Floors and caps; no cap is the envelope."""
    return (
        [one.floor for one in stakes.territories],
        [max(one.floor, stakes.envelope) if one.cap is None else one.cap for one in stakes.territories],
    )


def needs(stakes: Stakes) -> list[dict[str, Fraction]]:
    """Each territory's need, by indicator: its part of the total of all, times the indicator's weight."""
    if not stakes.indicators:
        return [{"": one.weight or Fraction(0)} for one in stakes.territories]
    found: list[dict[str, Fraction]] = [{} for _ in stakes.territories]
    for indicator in stakes.indicators:
        volumes = [_volume(one, indicator.code, indicator.rate) for one in stakes.territories]
        total = sum(volumes)
        for place, volume in enumerate(volumes):
            found[place][indicator.code] = indicator.weight * volume / total if total else Fraction(0)
    return found


def _volume(territory: Territory, code: str, rate: bool) -> Fraction:
    value = territory.values[code]
    return value * territory.population / 1000 if rate else value


def proportion(
    weights: Sequence[Fraction], floors: Sequence[int], caps: Sequence[int], envelope: int
) -> tuple[Fraction, list[Fraction]]:
    """L and min(cap, max(floor, L × weight)), summing to the envelope. O(n log n): one sweep over the bounds."""
    if sum(floors) > envelope:
        raise ValueError(f"stakes: the floors need {sum(floors)}, the envelope is {envelope}. Lower a floor.")
    most = sum(caps[i] if weights[i] else floors[i] for i in range(len(weights)))
    if most < envelope:
        raise ValueError(
            f"stakes: caps and territories without need use {most} of {envelope}. Raise a cap, or add a need."
        )
    turns = sorted(
        [(floors[i] / weights[i], 0, i) for i in range(len(weights)) if weights[i]]
        + [(caps[i] / weights[i], 1, i) for i in range(len(weights)) if weights[i]]
    )
    price, held, free = Fraction(0), Fraction(sum(floors)), Fraction(0)
    for at, leaves, i in turns:
        if free and held + free * at >= envelope:
            price = (envelope - held) / free
            break
        price = at
        if held + free * at >= envelope:
            break
        if leaves:
            held, free = held + caps[i], free - weights[i]
        else:
            held, free = held - floors[i], free + weights[i]
    return price, [
        min(Fraction(c), max(Fraction(f), price * w)) for w, f, c in zip(weights, floors, caps, strict=True)
    ]


def _without(
    stakes: Stakes, weights: Sequence[Fraction], place: int, asked: bool, *, floor: bool
) -> Fraction:
    """What this territory's floor takes from the others, or its cap leaves them: shared again without it."""
    if not asked:
        return Fraction(0)
    one = stakes.territories[place]
    freed = replace(one, floor=0) if floor else replace(one, cap=None)
    rest = stakes.territories
    other = replace(stakes, territories=(*rest[:place], freed, *rest[place + 1 :]))
    floors, caps = bounds(other)
    try:
        _, exact = proportion(weights, floors, caps, stakes.envelope)
    except ValueError:
        return Fraction(0)  # nobody else could use it
    return one.floor - exact[place] if floor else exact[place] - Fraction(one.cap or 0)


def evenness(values: Sequence[Fraction | None]) -> Evenness | None:
    """Of money per need unit, over those that have a need; None below two."""
    known = sorted(one for one in values if one is not None)
    if len(known) < 2:
        return None
    total, count = sum(known, Fraction(0)), len(known)
    ranked = sum(((2 * rank - count - 1) * one for rank, one in enumerate(known, 1)), Fraction(0))
    gini = ranked / (count * total) if total else Fraction(0)
    return Evenness(known[0], known[-1], known[0] / known[-1] if known[-1] else Fraction(1), gini)


def per_need(spent: Mapping[str, int], needed: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Money per need unit of each territory that has a need."""
    return {name: spent.get(name, 0) / need for name, need in needed.items() if need > 0}
