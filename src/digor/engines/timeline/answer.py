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


@dataclass(frozen=True, slots=True, order=True)
class Spell:
    """A stay on the list (or beside it, inactive) on [start, end).

    `entry`: "new", or the reason of return (housing, adapted_housing, institution, hosted,
    inactivity, unknown, elsewhere…); `exit`: "" while open, else where to.
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
