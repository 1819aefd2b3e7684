"""Weights drawn from the seed: uniformly among all that sum to one, within the jury's intervals (SMAA)."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction

from digor.engines.allocation.problem import Criterion

GRAIN = 10**6  # weights are millionths
PATIENCE = 2000  # rejected draws per draw kept


def weights(criteria: Sequence[Criterion], draws: int, seed: int) -> list[list[int]]:
    """`draws` vectors of millionths summing to one million, each within its criterion's interval.

    Lahdelma & Salminen, SMAA-2, *Operations Research* 49 (2001). ValueError when the intervals leave too little.
    """
    chance = random.Random(seed)
    floors = [one.least * GRAIN for one in criteria]
    caps = [one.most * GRAIN for one in criteria]
    kept: list[list[int]] = []
    for _ in range(draws * PATIENCE):
        if len(kept) == draws:
            break
        cuts = sorted(chance.randrange(GRAIN + 1) for _ in range(len(criteria) - 1))
        drawn = [high - low for low, high in zip([0, *cuts], [*cuts, GRAIN], strict=True)]
        if all(low <= one <= high for low, one, high in zip(floors, drawn, caps, strict=True)):
            kept.append(drawn)
    if len(kept) < draws:
        raise ValueError("criteria: the intervals of the weights leave too little to draw from. Widen them.")
    return kept


def verdict(funded: int, draws: int) -> str:
    """firm from nine draws in ten, out up to one in ten, else to discuss."""
    share = Fraction(funded, draws)
    return "firm" if share >= Fraction(9, 10) else "out" if share <= Fraction(1, 10) else "to discuss"
