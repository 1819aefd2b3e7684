"""Method of Equal Shares, cost utilities, add-1 completion.

Peters, Pierczyński & Skowron, *Proportional Participatory Budgeting with Additive Utilities* (NeurIPS 2021).
Voters who support the same projects are one row (`paying.py` says how a run from equal purses goes). Raising
every share by one unit seldom changes the list: each run also says how far it surely stays the same, and those
raises are not run.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from digor.engines.allocation.answer import Bought, ElectionAnswer, Purse, Unbought
from digor.engines.allocation.paying import Purchase, Round
from digor.engines.allocation.problem import Election

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ORDER = ("least rate", "most supporters", "least cost", "order of the list")


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

    def buy(self, share: Fraction) -> tuple[list[Purchase], int | None]:
        """What equal purses of `share` buy, and by how much they may grow and surely buy the same (None: any)."""
        one = Round(self, share)
        return list(one.purchases()), one.same


def solve_equal_shares(election: Election) -> ElectionAnswer:
    """The list, who paid what, and what the others lack."""
    count = Count(election)
    share = Fraction(election.envelope, int(count.voices.sum()))
    purchases, same = count.buy(share)
    raised, stopped = 0, "fixed"
    while election.add_one:
        if full(election, count, purchases):
            stopped = "full"
            break
        # Nothing is bought without a purse large enough: some raise always changes the list.
        more, further = count.buy(share + raised + (same or 0) + 1)
        raised += same or 0
        if sum(count.costs[one.place] for one in more) > election.envelope:
            stopped = "over"
            break
        purchases, raised, same = more, raised + 1, further
    purchases, _ = count.buy(share + raised)
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
