"""What the allocation engine answers. It proposes; only people decide. Fractions are exact."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Evenness:
    """How unlike the money per need unit is: 1 and 0 when all are served alike."""

    least: Fraction
    most: Fraction
    ratio: Fraction  # least over most
    gini: Fraction


@dataclass(frozen=True, slots=True)
class Share:
    """One territory's part. `held_by`: "floor", "cap", or "" when in proportion to its need."""

    territory: str
    weight: Fraction
    exact: Fraction
    amount: int
    held_by: str
    floor_cost: Fraction  # what its floor takes from the others
    cap_gift: Fraction  # what its cap leaves to the others
    per_need: Fraction | None  # money per need unit; None without a need
    to_equal: Fraction  # amount over an equal share of the envelope
    parts: dict[str, Fraction] = field(default_factory=dict)  # indicator → its part of the weight


@dataclass(frozen=True, slots=True)
class StakesAnswer:
    """`price` L: money per need unit of those held by neither floor nor cap. Fully used, always."""

    shares: tuple[Share, ...]
    price: Fraction
    evenness: Evenness | None
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Used:
    """A limit and what the list makes of it. `costs`: value lost to its least; None when not asked."""

    code: str
    used: Fraction
    least: Fraction | None
    most: Fraction | None
    costs: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One action, in the printed order (value per unit of money), in or out.

    In: `marginal` is the value the best list loses without it. Out: `loss` is what the best list loses
    with it forced in (None: never possible); `missing` what the envelope needs for it to be added to
    the list as it stands (None: something else forbids it); `to_enter` the least that must be added to the
    envelope for a list holding it to be worth no less than this one, and `with_list` is such a list.
    """

    action: str
    funded: bool
    cost: int
    value: Fraction
    per_unit: Fraction | None
    marginal: Fraction | None = None
    loss: Fraction | None = None
    missing: int | None = None
    to_enter: int | None = None
    with_list: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Next:
    """The least money with which a better list exists, and that list."""

    more: int
    value: Fraction
    with_list: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """A ceiling on every list's value that anyone can add up again: one price of each limit."""

    most: dict[str, Fraction]  # limit → price of its most
    least: dict[str, Fraction]  # limit → price of its least
    sets: tuple[Fraction, ...]  # price of each exclusive set, variants after
    ceiling: Fraction


@dataclass(frozen=True, slots=True)
class Robust:
    """How often an action is funded when weights are drawn: firm (≥ 90 %), out (≤ 10 %), else to discuss."""

    action: str
    funded: int
    draws: int
    verdict: str


@dataclass(frozen=True, slots=True)
class ProjectsAnswer:
    """The list. `proved`: no list has more value; `bound` is the best value still conceivable."""

    funded: tuple[str, ...]
    value: Fraction
    cost: int
    proved: bool
    bound: Fraction
    limits: tuple[Used, ...]
    lines: tuple[Line, ...] = ()
    below: str = ""  # first action below the line: best value per unit of money among those left out
    next: Next | None = None
    price: Fraction | None = None  # value bought by one more unit of money, actions divisible
    certificate: Certificate | None = None
    robust: tuple[Robust, ...] = ()
    per_need: dict[str, Fraction] = field(default_factory=dict)  # territory → money per need unit
    evenness: Evenness | None = None
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bought:
    """One project paid together, in the order bought: nobody pays more than `at_most`."""

    project: str
    at_most: Fraction
    rate: Fraction  # at_most over the cost: the least of all, round after round
    payers: int


@dataclass(frozen=True, slots=True)
class Unbought:
    """A project left out: what its supporters have left, and what they lack."""

    project: str
    supporters: int
    left: Fraction
    lacking: Fraction


@dataclass(frozen=True, slots=True)
class Purse:
    """What one voice of this voter had, paid for and keeps."""

    voter: str
    paid: dict[str, Fraction]
    left: Fraction


@dataclass(frozen=True, slots=True)
class ElectionAnswer:
    """`raised`: units added to every share. `stopped`: "full" (nothing more fits), "over", or "fixed"."""

    funded: tuple[str, ...]
    cost: int
    share: Fraction
    raised: int
    stopped: str
    bought: tuple[Bought, ...]
    unbought: tuple[Unbought, ...]  # the least lacking first: the first is the first below the line
    purses: tuple[Purse, ...]
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FairAnswer:
    """`exact` to 40 digits; `amounts` in whole units, by largest remainder."""

    exact: tuple[Fraction, ...]
    amounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """One method: scores, ranks from 1 (equal scores, equal ranks), and how often each rank when drawn."""

    method: str
    scores: tuple[Fraction, ...]
    ranks: tuple[int, ...]
    frequencies: tuple[tuple[int, ...], ...] = ()  # [dossier][rank - 1], out of the draws


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to each question asked."""

    stakes: StakesAnswer | None = None
    projects: ProjectsAnswer | None = None
    equal_shares: ElectionAnswer | None = None
    fair: FairAnswer | None = None
    dossiers: tuple[Ranking, ...] = ()
