"""Method of Equal Shares, cost utilities, add-1 completion.

Peters, Pierczyński & Skowron, *Proportional Participatory Budgeting with Additive Utilities* (NeurIPS 2021).
Exact: purses are whole numbers of one common fraction of the unit. Voters who support the same projects are
one row, purses of one value are one number, and a project's rate is computed again only when it comes first:
rates only rise.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING

from digor.engines.allocation.answer import Bought, ElectionAnswer, Purse, Unbought
from digor.engines.allocation.problem import Election

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ORDER = ("least rate", "most supporters", "least cost", "order of the list")


@dataclass(frozen=True, slots=True)
class Purchase:
    """A project, the most one voice pays for it, and how many pay."""

    place: int
    at_most: Fraction
    payers: int


class Count:
    """The voters, gathered by what they support."""

    def __init__(self, election: Election) -> None:
        import numpy as np

        self.costs = [one.cost for one in election.projects]
        voices: dict[frozenset[str], int] = {}
        for voter in election.voters:
            voices[voter.supports] = voices.get(voter.supports, 0) + voter.count
        rows = list(voices)
        self.voices = np.array([voices[one] for one in rows], dtype=np.int64)
        self.rows: list[NDArray[np.int64]] = [
            np.array([i for i, row in enumerate(rows) if one.id in row], dtype=np.int64)
            for one in election.projects
        ]
        self.supporters = [int(self.voices[rows].sum()) for rows in self.rows]

    def buy(self, share: Fraction) -> list[Purchase]:
        """What equal purses of `share` buy, one project after the other."""
        return list(_Round(self, share).purchases())


class _Round:
    """One run from equal purses. `values[state[row]] / unit` is what a voice of the row has left."""

    def __init__(self, count: Count, share: Fraction) -> None:
        import numpy as np

        self.count = count
        self.unit = share.denominator
        self.values = [share.numerator]
        self.state = np.zeros(len(count.voices), dtype=np.int64)

    def purchases(self) -> Iterator[Purchase]:
        count = self.count
        waiting = [
            (Fraction(1, voices), -voices, count.costs[place], place)
            for place, voices in enumerate(count.supporters)
            if voices
        ]
        heapq.heapify(waiting)
        while waiting:
            _, *ties, place = heapq.heappop(waiting)
            found = self.price(place)
            if found is None:
                continue  # purses only empty: never again
            money, payers_left, payers = found
            entry = (Fraction(money, payers_left * self.unit * count.costs[place]), ties[0], ties[1], place)
            if waiting and waiting[0] < entry:
                heapq.heappush(waiting, entry)
                continue
            at_most = Fraction(money, payers_left * self.unit)
            self.pay(place, money, payers_left)
            yield Purchase(place, at_most, payers)

    def price(self, place: int) -> tuple[int, int, int] | None:
        """(money, voices): what the voices able to pay alike pay each is money / voices; then who pays at all."""
        import numpy as np

        count = self.count
        rows = count.rows[place]
        counts = np.bincount(self.state[rows], weights=count.voices[rows], minlength=len(self.values))
        purses = sorted((self.values[one], int(counts[one])) for one in np.flatnonzero(counts))
        missing, voices = count.costs[place] * self.unit, count.supporters[place]
        payers = voices - sum(number for value, number in purses if not value)
        for value, number in purses:
            if value * voices >= missing:
                return missing, voices, payers
            missing -= value * number
            voices -= number
        return None

    def pay(self, place: int, money: int, voices: int) -> None:
        """Each supporter pays money / voices, or all they have."""
        import numpy as np

        scale = voices // gcd(money, voices)
        self.unit *= scale
        self.values = [value * scale for value in self.values]
        each = money * scale // voices
        known = {value: one for one, value in enumerate(self.values)}
        rows = self.count.rows[place]
        turned: NDArray[np.int64] = np.zeros(len(self.values), dtype=np.int64)
        for one in np.unique(self.state[rows]).tolist():
            left = max(0, self.values[one] - each)
            if left not in known:
                known[left] = len(self.values)
                self.values.append(left)
            turned[one] = known[left]
        self.state[rows] = turned[self.state[rows]]


def solve_equal_shares(election: Election) -> ElectionAnswer:
    """The list, who paid what, and what the others lack."""
    count = Count(election)
    share = Fraction(election.envelope, int(count.voices.sum()))
    purchases, raised, stopped = count.buy(share), 0, "fixed"
    while election.add_one:
        if full(election, count, purchases):
            stopped = "full"
            break
        more = count.buy(share + raised + 1)
        if sum(count.costs[one.place] for one in more) > election.envelope:
            stopped = "over"
            break
        purchases, raised = more, raised + 1
    return _told(election, count, purchases, share + raised, raised, stopped)


def full(election: Election, count: Count, purchases: list[Purchase]) -> bool:
    """Nothing more fits in the envelope, or every supported project is bought."""
    bought = {one.place for one in purchases}
    left = election.envelope - sum(count.costs[place] for place in bought)
    others = [place for place in range(len(count.costs)) if place not in bought]
    return all(count.costs[place] > left for place in others) or not any(
        count.supporters[place] for place in others
    )


def _told(
    election: Election, count: Count, purchases: list[Purchase], share: Fraction, raised: int, stopped: str
) -> ElectionAnswer:
    names = [one.id for one in election.projects]
    bought = tuple(
        Bought(names[one.place], one.at_most, one.at_most / count.costs[one.place], one.payers)
        for one in purchases
    )
    by_support = {
        supports: _purse(bought, share, supports) for supports in {one.supports for one in election.voters}
    }
    funded = {one.project for one in bought}
    left: dict[str, Fraction] = {name: Fraction(0) for name in names}
    for voter in election.voters:
        for name in voter.supports - funded:
            left[name] += voter.count * by_support[voter.supports][1]
    unbought = [
        Unbought(one.id, count.supporters[place], left[one.id], one.cost - left[one.id])
        for place, one in enumerate(election.projects)
        if one.id not in funded
    ]
    return ElectionAnswer(
        funded=tuple(name for name in names if name in funded),
        cost=sum(one.cost for one in election.projects if one.id in funded),
        share=share,
        raised=raised,
        stopped=stopped,
        bought=bought,
        unbought=tuple(sorted(unbought, key=lambda one: one.lacking)),
        purses=tuple(Purse(one.id, *by_support[one.supports]) for one in election.voters),
        order=ORDER,
    )


def _purse(
    bought: tuple[Bought, ...], share: Fraction, supports: frozenset[str]
) -> tuple[dict[str, Fraction], Fraction]:
    paid, left = {}, share
    for one in bought:
        if one.project in supports:
            paid[one.project] = min(left, one.at_most)
            left -= paid[one.project]
    return paid, left
