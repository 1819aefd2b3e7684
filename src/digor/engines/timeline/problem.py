"""What the timeline engine reads: everything active at one revision about one person.

Days are proleptic ordinals (`date.toordinal()`), intervals are half-open `[start, end)`,
an open end is `FAR`. Only acts active at the revision are given; their relative order is
`order` (the number of the revision that published them).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

FAR: int = date.max.toordinal()


class Kind(StrEnum):
    """What a statement claims."""

    PRESENCE = "presence"  # a stay or a lease: holds until its source ends it
    OBSERVATION = "observation"  # holds its own days, then is carried forward as presumed
    CONTACT = "contact"  # news without a situation: renews the horizon
    NOTHING = "nothing"  # the same key taken back


@dataclass(frozen=True, slots=True)
class Statement:
    """One content of one source key. `subject` is a record id, or a household id if `of_household`."""

    id: int
    source: str
    row_key: str
    subject: int
    of_household: bool
    kind: Kind
    situation: str
    start: int
    end: int
    by_night: bool
    closeness: int
    perimeter: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A source said this statement, in an act published at revision `order`."""

    statement: int
    order: int
    line: int
    stated_on: int
    prepared_on: int  # our day of preparation of the act: when the news became known
    file_day: int  # day of the file that carries it (stated day for a hand statement)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A file of `source`, of day `day`, declared complete on `perimeter` ('' = the whole source)."""

    source: str
    perimeter: str
    day: int
    order: int


@dataclass(frozen=True, slots=True)
class Membership:
    """`record` belongs to `household` (0 = to none) on [start, end). The latest order wins a day."""

    record: int
    household: int
    start: int
    end: int
    order: int


@dataclass(frozen=True, slots=True)
class Rules:
    """The dated rules in force at the revision.

    `listed`: situation codes that put a person on the by-name list.
    `destinations`: situation code -> exit reason (housing, adapted_housing, hosted,
    institution, shelter, street, elsewhere, death…), used to name entries and exits.
    """

    version: str
    listed: frozenset[str]
    destinations: dict[str, str] = field(default_factory=dict)
    threshold_days: int = 90
    notice_days: int = 14
    # What an unspecified situation may be ("a shelter" → every shelter): it contradicts none of them.
    vague: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse delays under which "news today" could not carry to tomorrow night (ValueError)."""
        if self.threshold_days < 2:
            raise ValueError("threshold_days: at least 2 days.")
        if self.notice_days < 0:
            raise ValueError("notice_days: 0 or more days.")

    def disagree(self, situations: Collection[str]) -> bool:
        """Whether live claims of these situations contradict each other: distinct, and not one within another."""
        if len(situations) < 2:
            return False
        precise = [
            one for one in situations if not any(other in self.vague.get(one, ()) for other in situations)
        ]
        return len(precise) > 1

    def reason(self, situation: str) -> str:
        """The word that names an entry from, or an exit to, this situation."""
        return self.destinations.get(situation, "elsewhere")


@dataclass(frozen=True, slots=True)
class Problem:
    """One person (a set of linked records) at one revision.

    `statements` holds every content ever mentioned under every key that one of the records (or
    one of their households) ever held; `mentions` only those of active acts.
    `notices` are the days on which the referent was warned of the coming inactivity.
    """

    records: frozenset[int]
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    rules: Rules
    superseded: frozenset[int] = frozenset()
    coverages: tuple[Coverage, ...] = ()
    notices: tuple[int, ...] = ()
    memberships: tuple[Membership, ...] = ()
