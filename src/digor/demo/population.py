"""The truth of the demo: who they are, with whom, and where each spent each night of three years.

Nothing here is read by the product; files are written from it (`files`), with the errors real files have.
Pure and seeded: the same seed, last day and size give the same people, in any process.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

YEAR = timedelta(days=365)


@dataclass(slots=True)
class Person:
    """Somebody, as the papers would say it."""

    number: int
    family_name: str
    given_name: str
    birth_date: date
    woman: bool

    def adult(self, day: date) -> bool:
        """Eighteen on that day."""
        return (day - self.birth_date).days >= 18 * 365.25


@dataclass(slots=True)
class Stay:
    """A household's nights in one place: `[start, end)`; `end` None = still there on the last day."""

    place: str
    structure: str
    start: date
    end: date | None = None
    next_place: str = ""


@dataclass(slots=True)
class Member:
    """A person in a household, `[start, end)`."""

    person: Person
    start: date
    end: date | None = None


@dataclass(slots=True)
class House:
    """Those who live together, and where."""

    number: int
    members: list[Member]
    sector: str
    commune: str
    alias: str = ""
    stays: list[Stay] = field(default_factory=list)

    def stay_on(self, day: date) -> Stay | None:
        """Where they spend the night of `day`, if anybody knows."""
        at = bisect_right(self.stays, day, key=lambda stay: stay.start) - 1
        if at < 0:
            return None
        stay = self.stays[at]
        return stay if stay.end is None or day < stay.end else None

    def on(self, day: date) -> list[Person]:
        """Its members of that day, the one spoken to first at the head."""
        return [m.person for m in self.members if m.start <= day and (m.end is None or day < m.end)]

    def each(self, stay: Stay) -> Iterator[tuple[Person, date, date | None, bool]]:
        """Each member's own days in a stay, and whether the stay outlives them there."""
        for member in self.members:
            start = max(stay.start, member.start)
            ends = [day for day in (stay.end, member.end) if day is not None]
            end = min(ends, default=None)
            if end is None or start < end:
                yield member.person, start, end, end is not None and end != stay.end


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody leaves a household, or comes to live with somebody: `kind` is left or joined."""

    day: date
    kind: str
    person: Person
    house: House
    other: Person | None = None


@dataclass(slots=True)
class Population:
    """The territory's people over `[first, last)`."""

    first: date
    last: date
    houses: list[House] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def persons(self) -> dict[int, Person]:
        """Everybody, by number."""
        return {m.person.number: m.person for house in self.houses for m in house.members}


def winter(day: date) -> bool:
    """From 1 November to 31 March."""
    return day.month in (11, 12, 1, 2, 3)


def population(seed: int, last: date, *, persons: int = 900, years: float = 3) -> Population:
    """About so many persons over the years that end on `last` (excluded)."""
    from digor.demo.life import Life

    return Life(seed, last - years * YEAR, last, persons).play()
