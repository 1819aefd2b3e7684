"""What the frame draws: nights as bars, lives as lanes, a night's composition. Plain values, no Django.

Texture says how sure we are: full is observed, hatched is presumed, a dashed outline is announced.
Days are half-open everywhere: a bar covers the nights `start` ≤ night < `end`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FAMILIES = (
    "street",
    "third_party",
    "shelter",
    "institution",
    "adapted_housing",
    "housing",
    "unknown",
)


@dataclass(frozen=True, slots=True)
class Bar:
    """Nights of one situation: known on [start, known_to), presumed on [known_to, end).

    `word` is what is said above it ("Rue", "Hébergement (CHU)"), `short` where room lacks.
    `announced`: promised, not yet lived: a dashed outline. `end` may be `date.max`: open.
    """

    start: date
    known_to: date
    end: date
    family: str
    word: str
    short: str = ""
    presumed_word: str = ""
    contested: bool = False
    announced: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Two sources contradict each other on `day`: a lozenge that opens the explanation at `url`."""

    day: date
    url: str
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One member's life. `losing` are the statements set aside: thin bars beneath."""

    name: str
    note: str
    bars: tuple[Bar, ...]
    losing: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A share of a night: `value` households (or persons) of one family, observed or presumed."""

    family: str
    value: int
    word: str
    presumed: bool = False
    url: str = ""
