"""Exact shares to whole units whose sum is the envelope."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from fractions import Fraction
from math import floor


def largest_remainder(exact: Sequence[Fraction], envelope: int) -> list[int]:
    """Each share's whole part, then one unit to the largest remainders (ties: first in the list).

    The exact shares sum to the envelope. Whole floors and caps stay kept: a share is rounded to one of
    the two whole numbers around it.
    """
    amounts = [floor(one) for one in exact]
    left = envelope - sum(amounts)
    by_remainder = sorted(range(len(exact)), key=lambda i: (amounts[i] - exact[i], i))
    for place in by_remainder[:left]:
        amounts[place] += 1
    return amounts


def divisor(
    weights: Sequence[Fraction],
    floors: Sequence[int],
    caps: Sequence[int],
    exact: Sequence[Fraction],
    envelope: int,
) -> list[int]:
    """Sainte-Laguë within floor and cap: units given one by one to the greatest weight / (amount + 1/2).

    A larger envelope only gives more units (Balinski & Young, *Fair Representation*, 1982): no share falls.
    The exact shares are a start a few units away from the end, whatever the envelope.
    """
    amounts = [min(caps[i], max(floors[i], floor(one))) for i, one in enumerate(exact)]

    def gain(i: int, amount: int) -> tuple[Fraction, int]:
        """Smallest first: the inverse of the priority of the unit that leads to `amount`, then the place."""
        return Fraction(2 * amount - 1, 1) / weights[i], i

    movable = [i for i, weight in enumerate(weights) if weight > 0]
    rising = [(*gain(i, amounts[i] + 1), amounts[i]) for i in movable if amounts[i] < caps[i]]
    falling = [(-gain(i, amounts[i])[0], -i, amounts[i]) for i in movable if amounts[i] > floors[i]]
    heapq.heapify(rising)
    heapq.heapify(falling)

    def give() -> None:
        while True:
            _, i, at = heapq.heappop(rising)
            if amounts[i] == at:
                break
        _move(i, 1)

    def take() -> None:
        while True:
            _, minus, at = heapq.heappop(falling)
            if amounts[-minus] == at:
                break
        _move(-minus, -1)

    def _move(i: int, step: int) -> None:
        amounts[i] += step
        if amounts[i] < caps[i]:
            heapq.heappush(rising, (*gain(i, amounts[i] + 1), amounts[i]))
        if amounts[i] > floors[i]:
            heapq.heappush(falling, (-gain(i, amounts[i])[0], -i, amounts[i]))

    for _ in range(envelope - sum(amounts)):
        give()
    for _ in range(sum(amounts) - envelope):
        take()
    while _out_of_order(rising, falling, amounts):
        take()
        give()
    return amounts


def _out_of_order(
    rising: list[tuple[Fraction, int, int]], falling: list[tuple[Fraction, int, int]], amounts: list[int]
) -> bool:
    """Whether the last unit given deserves it less than the next to be given."""
    while rising and amounts[rising[0][1]] != rising[0][2]:
        heapq.heappop(rising)
    while falling and amounts[-falling[0][1]] != falling[0][2]:
        heapq.heappop(falling)
    return bool(rising and falling) and rising[0][:2] < (-falling[0][0], -falling[0][1])
