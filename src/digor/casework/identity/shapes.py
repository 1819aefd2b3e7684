"""What the room's reads answer: frozen values, already scoped, ready for a page or for JSON.

Case numbers, levels and weights only: a name is opened on the pair's own page, and journaled.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Said:
    """What one field says of the pair, in words; `bits` for (positive) or against one person, 0 when unknown."""

    field: str
    level: str
    bits: float
    name: str  # the field in words
    words: str  # the level in words


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A pair to look at, for an actor who may see both. `words`: the reasons in one sentence.

    `whose`: who is best placed to decide (the referent of one of them, else the partners whose files
    they are); `mine`: the actor is that one. `decided_by`: who did not know, with `decided_at`.
    """

    pair: int
    url: str
    cases: tuple[str, str]
    aliases: tuple[str, str]
    sources: tuple[tuple[str, ...], tuple[str, ...]]
    since: date
    band: str
    band_label: str
    state: str
    weight: float
    words: str
    whose: str
    mine: bool
    decided_by: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many pairs wait for somebody, by band; those nobody knows yet are counted apart."""

    certain: int
    probable: int
    possible: int
    unsure: int

    @property
    def total(self) -> int:
        """Those nobody has looked at."""
        return self.certain + self.probable + self.possible
