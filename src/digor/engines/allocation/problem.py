"""What the allocation engine reads. Money is whole (euros or cents, one unit throughout); the rest is exact.

Five questions, each asked or left out: the stakes of territories (layer 1), the choice of actions (layer 2),
Equal Shares, the alpha-fair division of one sum, dossiers judged on several criteria.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction


class Rounding(StrEnum):
    """How exact shares become whole units."""

    LARGEST_REMAINDER = "largest_remainder"  # Hamilton: never a unit away from the exact share
    DIVISOR = "divisor"  # Sainte-Laguë within floor and cap: a larger envelope never takes a unit back


class Counted(StrEnum):
    """What a limit counts; any other word is a resource the actions use."""

    COST = "cost"
    NUMBER = "number"


class Method(StrEnum):
    """How dossiers judged on several criteria are ordered."""

    WEIGHTED_SUM = "weighted_sum"
    TOPSIS = "topsis"
    PROMETHEE_II = "promethee_II"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measure of need. A rate (per 1,000 inhabitants) is brought back to a number by the population."""

    code: str
    weight: Fraction
    rate: bool = False


@dataclass(frozen=True, slots=True)
class Territory:
    """Who shares. `weight` is its need; without it, the need is read from the indicators."""

    id: str
    floor: int = 0
    cap: int | None = None
    weight: Fraction | None = None
    population: int = 0
    values: dict[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stakes:
    """Layer 1: `envelope` between `territories`, in the order that settles ties."""

    envelope: int
    territories: tuple[Territory, ...]
    indicators: tuple[Indicator, ...] = ()
    rounding: Rounding = Rounding.LARGEST_REMAINDER


@dataclass(frozen=True, slots=True)
class Criterion:
    """A line of the jury's grid. `least` and `most` bound its weight when weights are drawn."""

    code: str
    weight: Fraction
    more_is_better: bool = True
    least: Fraction = Fraction(0)
    most: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Action:
    """What may be funded, whole or not at all. Variants of one action carry the same `variant_of`."""

    id: str
    cost: int
    value: Fraction = Fraction(0)
    territory: str = ""
    axis: str = ""
    variant_of: str = ""
    requires: tuple[str, ...] = ()  # all of them
    uses: dict[str, Fraction] = field(default_factory=dict)
    grid: dict[str, Fraction] = field(default_factory=dict)  # criterion → mark of the jury


@dataclass(frozen=True, slots=True)
class Limit:
    """Least and most, of cost, number or a resource, over the actions of a territory, of an axis, or all."""

    code: str
    of: str = Counted.COST
    territory: str = ""
    axis: str = ""
    least: Fraction | None = None
    most: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Projects:
    """Layer 2: the list of greatest value within the envelope and the limits.

    With `criteria`, an action's value is the weighted sum of its marks. `draws` of weights tell what
    holds whatever the weights; `explain` False leaves only the list. `effort` bounds each search
    (deterministic time of CP-SAT): beyond it the list is given as not proved.
    """

    actions: tuple[Action, ...]
    envelope: int | None = None
    limits: tuple[Limit, ...] = ()
    exclusives: tuple[tuple[str, ...], ...] = ()
    criteria: tuple[Criterion, ...] = ()
    needs: dict[str, Fraction] = field(default_factory=dict)  # territory → need units
    draws: int = 0
    explain: bool = True
    effort: float = 60.0


@dataclass(frozen=True, slots=True)
class Voter:
    """`count` equal voices (people, or need units of a territory) supporting the same projects."""

    id: str
    supports: frozenset[str]
    count: int = 1


@dataclass(frozen=True, slots=True)
class Project:
    """What voters may pay for together."""

    id: str
    cost: int


@dataclass(frozen=True, slots=True)
class Election:
    """Equal Shares, cost utilities. `add_one`: raise every share by 1 unit while the list stays within."""

    envelope: int
    projects: tuple[Project, ...]
    voters: tuple[Voter, ...]
    add_one: bool = True


@dataclass(frozen=True, slots=True)
class Fair:
    """One sum between weights: alpha 1 in proportion, greater more equal, None (infinite) equal."""

    envelope: int
    weights: tuple[Fraction, ...]
    alpha: Fraction | None = Fraction(1)


@dataclass(frozen=True, slots=True)
class Dossiers:
    """Dossiers judged on criteria: `marks[i][k]` is what dossier i has on criterion k."""

    names: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    marks: tuple[tuple[Fraction, ...], ...]
    draws: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """The questions asked together. Every draw comes from `seed`."""

    stakes: Stakes | None = None
    projects: Projects | None = None
    equal_shares: Election | None = None
    fair: Fair | None = None
    dossiers: Dossiers | None = None
    seed: int = 0
