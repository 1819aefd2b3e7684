"""What the matching engine answers. It proposes; only a person decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """What a hard rule says of a pair."""

    PASSED = "passed"
    FAILED = "failed"
    MISSING = "missing"  # a fact is not known: a document to bring, not a refusal


@dataclass(frozen=True, slots=True, order=True)
class Allotment:
    """This household in this opportunity."""

    opportunity: str
    household: str


@dataclass(frozen=True, slots=True)
class LevelValue:
    """What the list reaches at a level, and the best any list could.

    `bound` None: not proved, because a level above is not. Equal to `value`: proved the best.
    """

    code: str
    value: float
    bound: float | None

    @property
    def proved(self) -> bool:
        """Nobody can do better at this level without losing above it."""
        return self.bound is not None and abs(self.bound - self.value) <= 1e-6 * max(1.0, abs(self.value))

    @property
    def gap(self) -> float | None:
        """Share of the bound still in doubt; None when there is no bound."""
        if self.bound is None:
            return None
        return abs(self.bound - self.value) / max(1.0, abs(self.bound))


@dataclass(frozen=True, slots=True)
class Refused:
    """A practice or level set aside because it rests on a prohibited ground."""

    code: str
    owner: str
    ground: str
    article: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The list, its certificate, and what was set aside.

    `method`: flow (proved), programme (HiGHS, proved within its limits), prices (Lagrangian flow, gap said).
    """

    allotments: tuple[Allotment, ...]
    levels: tuple[LevelValue, ...]
    quotas: dict[str, int]  # shortfall of each after this list, in hundredths of an attribution
    method: str
    eligible_pairs: int
    refused: tuple[Refused, ...] = ()
    order: tuple[str, ...] = ()  # the printed order, levels then ties

    @property
    def proved(self) -> bool:
        """Whether every level is proved."""
        return all(level.proved for level in self.levels)

    @property
    def placed(self) -> dict[str, str]:
        """household → opportunity."""
        return {one.household: one.opportunity for one in self.allotments}


class Why(StrEnum):
    """Why a better-ranked candidate does not get this place."""

    PLACED = "placed"  # gets another place of this list
    RESOURCE = "resource"  # in their stead (or added), they would exceed a capacity or a hard quota
    QUOTA = "quota"  # in their stead, they would deepen the shortfall of a legal quota
    ORDER = "order"  # in their stead, the whole list would be worse at a level of the order
    LIMIT = "limit"  # the search stopped at its limit: said, never hidden


@dataclass(frozen=True, slots=True)
class Passed:
    """A candidate better ranked than who gets the place, and why not them."""

    household: str
    rank: int
    why: Why
    detail: str  # the place, the capacity, or the level where the list would be worse


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line of the printed order of one vacancy."""

    household: str
    rank: int  # place in the printed order among all the eligible, from 1
    values: tuple[float | str, ...]  # what each level reads of this pair
    placed: str = ""  # where this list places them


@dataclass(frozen=True, slots=True)
class Line:
    """One vacancy (or set of like places): who is proposed, who next, and why not the better ranked."""

    opportunity: str
    proposed: tuple[Candidate, ...]  # rank 1 of the proposal: the allotment
    next: tuple[Candidate, ...]  # ranks 2 and 3: the next eligible in the printed order, not placed elsewhere
    eligible: int
    passed: tuple[Passed, ...] = ()


@dataclass(frozen=True, slots=True)
class Nearest:
    """Where a household not placed was closest to being so."""

    opportunity: str
    rank: int
    ahead: tuple[str, ...]  # who got it


@dataclass(frozen=True, slots=True)
class NotProposed:
    """Why a household gets nothing in this list."""

    household: str
    eligible: int  # opportunities whose rules all pass
    failed: dict[str, int]  # rule → opportunities it refuses
    missing: dict[str, int]  # rule → opportunities it cannot judge
    only: dict[str, int]  # rule → opportunities it alone stands before
    nearest: Nearest | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One criterion that, changed alone, would place this household (found by drawing the list again)."""

    household: str
    fact: str
    before: object
    after: object
    opportunity: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything the list says of itself."""

    lines: tuple[Line, ...]
    not_proposed: tuple[NotProposed, ...]
    changes: tuple[Change, ...] = field(default=())
