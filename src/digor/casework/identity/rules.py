"""What follows from what: pure, no table, no clock."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from digor.casework.identity.enums import Band, State

BANDS = (Band.CERTAIN, Band.PROBABLE, Band.POSSIBLE)
DECISIONS = (State.SAME, State.DIFFERENT, State.UNSURE)


def rank(state: str, band: str, weight: float, pair: int) -> tuple[int, int, float, int]:
    """The printed order of the list: those nobody has looked at, by band, heaviest first; then the unsure."""
    return (int(state == State.UNSURE), BANDS.index(Band(band)), -weight, pair)


def proposed_again(state: str, digest: str, found: str, *, one_person: bool) -> bool:
    """Whether a pair found by a run goes back among those to look at.

    A pair said different comes back only if what is known of one of them has changed; a pair said the
    same comes back once its records are no longer one person.
    """
    if state == State.DIFFERENT:
        return digest != found
    return state == State.SAME and not one_person


def in_order(a: int, b: int) -> tuple[int, int]:
    """The smaller record first, as pairs are stored."""
    return (a, b) if a < b else (b, a)


def closed(pairs: Sequence[tuple[int, ...]]) -> list[tuple[int, int]]:
    """Sets of records as the chain of pairs that joins each: a forest, as links are."""
    return [in_order(one, other) for own in pairs for one, other in itertools.pairwise(own)]
