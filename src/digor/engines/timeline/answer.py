"""What the timeline engine answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from digor.engines.timeline.problem import Kind


class State(StrEnum):
    """On the list, or beside it because nobody has had news."""

    LISTED = "listed"
    INACTIVE = "inactive"


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """Longest run of days with one winner: known on [start, known_to), presumed on [known_to, end).

    A presumed part whose winner is a presence reads "whereabouts unknown".
    `contested`: on the known part, live statements claim distinct situations.
    """

    start: int
    known_to: int
    end: int
    statement: int
    situation: str
    kind: Kind
    contested: bool

    @property
    def presumed_stay(self) -> bool:
        """Part of it is a stay carried past its last night vouched for: whereabouts unknown."""
        return self.kind is Kind.PRESENCE and self.known_to < self.end


@dataclass(frozen=True, slots=True, order=True)
class Spell:
    """A stay on the list (or beside it, inactive) on [start, end).

    `entry`: "new", or the reason of return (housing, adapted_housing, institution, hosted,
    inactivity, unknown, elsewhere…); `exit`: "" while open, else where to.
    A list spell that runs out of news exits to "inactivity" (an observation carried to its horizon)
    or "unknown" (a stay that ended without a destination); an inactive spell follows, whose entry
    repeats that word and whose exit names what the person was next seen in.
    """

    start: int
    end: int
    state: State
    entry: str
    exit: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Segments and spells, both sorted by start, without overlap."""

    segments: tuple[Segment, ...]
    spells: tuple[Spell, ...]
