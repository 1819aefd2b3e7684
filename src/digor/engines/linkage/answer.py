"""What the linkage engine answers: pairs, with what each field says. About pairs, never about a person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from digor.engines.linkage.problem import Rules


class Band(StrEnum):
    """How strongly the fields speak for one person. Nothing is linked by a band: somebody decides."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class FieldWeight:
    """What one field says: its level, in bits for (positive) or against (negative) one person.

    `level`: a code of `levels.py`, "missing" (0 bits) when one of the two records does not say.
    `rarity`: the bits, counted in `weight`, that the value's frequency added or took away;
    `bearers`: how many records bear the value (the more frequent of the two when they differ); 0 when
    the level does not look at frequency. No value of a record is repeated here.
    """

    field: str
    level: str
    weight: float
    rarity: float = 0.0
    bearers: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one person; a < b. `weight` = the answer's prior + its fields' weights, exactly.

    Weights are in bits, rounded to 4 decimals so that the printed sum is the sum.
    """

    a: str
    b: str
    weight: float
    band: Band
    fields: tuple[FieldWeight, ...]


@dataclass(frozen=True, slots=True)
class Blocks:
    """One way of proposing pairs: its keys shared by 2 records or more, and those left out as too common."""

    rule: str
    keys: int
    keys_left_out: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What was compared: told, so that silence about a pair can be understood."""

    records: int
    comparisons: int
    largest_block: int  # the bound applied: that of the rules, or less to stay under most_comparisons
    blocks: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Pairs by weight, greatest first, then by ids; every pair lists every field of the rules, in their order.

    `parameters`: the rules as applied, learnt probabilities included: solved again under them, the
    same problem has the same answer. `prior`: the bits a pair starts with.
    """

    pairs: tuple[Pair, ...]
    parameters: Rules
    prior: float
    counted: Counted
