"""What the frame draws: nights as bars, lives as lanes, a night's composition. Plain values, no Django.

Texture says how sure we are: full is observed, hatched is presumed, a dashed outline is announced.
Days are half-open everywhere: a bar covers the nights `start` ≤ night < `end`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Certainty = Literal["known", "presumed", "announced", "unknown"]

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

    `word` is what is said above it ("Rue", "Hébergement (CHU)"), `short` where room lacks. Of presumed
    nights the frame says "Rue, présumé" and "présumé", unless `presumed_word` says it otherwise.
    `announced`: promised, not yet lived: a dashed outline. `end` may be `date.max`: open.
    """

    start: date
    known_to: date
    end: date
    family: str
    word: str
    short: str = ""
    presumed_word: str = ""
    presumed_short: str = ""
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


@dataclass(frozen=True, slots=True)
class Stretch:
    """Nights [start, end) of one family at one certainty; `bar` is None where nothing is said."""

    start: date
    end: date
    family: str
    certainty: Certainty
    bar: Bar | None

    @property
    def nights(self) -> int:
        return (self.end - self.start).days


def stretches(bars: Iterable[Bar], first: date, end: date, *, fill: bool = False) -> list[Stretch]:
    """The bars cut at their known end and at the window [first, end), in order of days.

    With `fill`, nights of the window about which nothing is said become stretches of the family
    "unknown". Bars of one life do not overlap; neighbours of one family, certainty and word are joined.
    """
    cut: list[Stretch] = []
    for bar in sorted(bars, key=lambda bar: bar.start):
        for start, stop, certainty in _pieces(bar):
            start, stop = max(start, first), min(stop, end)
            if start < stop:
                _add(cut, Stretch(start, stop, bar.family, certainty, bar))
    if not fill:
        return cut
    filled: list[Stretch] = []
    day = first
    for stretch in cut:
        if day < stretch.start:
            filled.append(Stretch(day, stretch.start, "unknown", "unknown", None))
        filled.append(stretch)
        day = max(day, stretch.end)
    if day < end:
        filled.append(Stretch(day, end, "unknown", "unknown", None))
    return filled


def window(last_day: date, nights: int) -> tuple[date, date]:
    """The `nights` nights up to the night `last_day`, as [first, end)."""
    end = last_day + timedelta(days=1)
    return end - timedelta(days=nights), end


def _pieces(bar: Bar) -> Iterable[tuple[date, date, Certainty]]:
    if bar.family == "unknown":
        return [(bar.start, bar.end, "unknown")]
    if bar.announced:
        return [(bar.start, bar.end, "announced")]
    known_to = min(max(bar.known_to, bar.start), bar.end)
    return [(bar.start, known_to, "known"), (known_to, bar.end, "presumed")]


def _add(cut: list[Stretch], new: Stretch) -> None:
    last = cut[-1] if cut else None
    if (
        last is not None
        and last.bar is not None
        and new.bar is not None
        and (last.end, last.family, last.certainty, last.bar.word)
        == (new.start, new.family, new.certainty, new.bar.word)
    ):
        cut[-1] = Stretch(last.start, new.end, last.family, last.certainty, last.bar)
    else:
        cut.append(new)
