"""One run of Equal Shares from equal purses, and how far the purses may grow without changing what is bought.

A purse is (first + slope × t) / unit, in whole numbers, where t is a raise of every share: at t = 0 the run is
decided, and every comparison made on the way (who pays all they have, which rate is least, what cannot be paid)
is between two such lines, so it says until which t it holds. Exact: no floating point.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Voices(Protocol):
    """Rows of voters who support the same projects."""

    costs: list[int]
    supporters: list[int]
    voices: NDArray[np.int64]
    rows: list[NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Purchase:
    """A project, the most one voice pays for it, and how many pay."""

    place: int
    at_most: Fraction
    payers: int


@dataclass(frozen=True, slots=True)
class Price:
    """Those able to pay alike pay (first + slope × t) / (voices × unit) each; `payers` have something to pay."""

    first: int
    slope: int
    voices: int
    payers: int


@dataclass(frozen=True, slots=True, order=True)
class Offer:
    """A lower bound of a project's rate, (first + slope × t) / under; rates only rise as purses empty.

    Sorted by the printed order: least rate, most supporters, least cost, order of the list.
    """

    rate: Fraction
    minus_supporters: int
    cost: int
    place: int
    first: int
    slope: int
    under: int

    @property
    def ties(self) -> tuple[int, int, int]:
        """What settles equal rates."""
        return self.minus_supporters, self.cost, self.place


class Round:
    """One run. `purses[state[row]]` is what a voice of the row has left."""

    def __init__(self, voices: Voices, share: Fraction) -> None:
        import numpy as np

        self.voices = voices
        self.unit = share.denominator
        self.purses = [(share.numerator, share.denominator)]
        self.state = np.zeros(len(voices.voices), dtype=np.int64)
        self.same: int | None = None

    def purchases(self) -> Iterator[Purchase]:
        """One project after the other, the least rate first."""
        costs = self.voices.costs
        waiting = [
            Offer(Fraction(1, number), -number, costs[place], place, 1, 0, number)
            for place, number in enumerate(self.voices.supporters)
            if number
        ]
        heapq.heapify(waiting)
        while waiting:
            seen = heapq.heappop(waiting)
            price = self.price(seen.place)
            if price is None:
                continue  # purses only empty: never again
            under = price.voices * self.unit * seen.cost
            rate = Fraction(price.first, under)
            offer = Offer(rate, seen.minus_supporters, seen.cost, seen.place, price.first, price.slope, under)
            if waiting and waiting[0] < offer:
                heapq.heappush(waiting, offer)
                continue
            for other in waiting:
                self.holds(
                    other.first * under - offer.first * other.under,
                    other.slope * under - offer.slope * other.under,
                    strictly=other.ties < offer.ties,
                )
            self.pay(seen.place, price)
            yield Purchase(seen.place, rate * seen.cost, price.payers)

    def holds(self, first: int, slope: int, *, strictly: bool = False) -> None:
        """first + slope × t ≥ 0 (or > 0) holds at t = 0: keep until when it does."""
        if slope < 0:
            until = (first - strictly) // -slope
            self.same = until if self.same is None else min(self.same, until)

    def price(self, place: int) -> Price | None:
        """What each pays; None when the supporters together have less than the cost."""
        import numpy as np

        rows = self.voices.rows[place]
        counts = np.bincount(self.state[rows], weights=self.voices.voices[rows], minlength=len(self.purses))
        purses = sorted((*self.purses[one], int(counts[one])) for one in np.flatnonzero(counts).tolist())
        first, slope = self.voices.costs[place] * self.unit, 0
        voices = self.voices.supporters[place]
        payers = voices - sum(number for value, _, number in purses if not value)
        for poor, (value, grows, number) in enumerate(purses):
            if value * voices >= first:
                for low, rises, _ in purses[:poor]:
                    self.holds(first - low * voices, slope - rises * voices)
                for high, rises, _ in purses[poor:]:
                    self.holds(high * voices - first, rises * voices - slope)
                return Price(first, slope, voices, payers)
            first -= value * number
            slope -= grows * number
            voices -= number
        self.holds(first, slope, strictly=True)
        return None

    def pay(self, place: int, price: Price) -> None:
        """Each supporter pays the price, or all they have."""
        import numpy as np

        scale = price.voices // gcd(price.voices, price.first, price.slope)
        self.unit *= scale
        self.purses = [(first * scale, slope * scale) for first, slope in self.purses]
        each, slope = price.first * scale // price.voices, price.slope * scale // price.voices
        known = {purse: one for one, purse in enumerate(self.purses)}
        rows = self.voices.rows[place]
        turned: NDArray[np.int64] = np.zeros(len(self.purses), dtype=np.int64)
        for one in np.unique(self.state[rows]).tolist():
            first, grows = self.purses[one]
            left = (first - each, grows - slope) if first >= each else (0, 0)
            if left not in known:
                known[left] = len(self.purses)
                self.purses.append(left)
            turned[one] = known[left]
        self.state[rows] = turned[self.state[rows]]
