"""What the reads of needs answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Needs:
    """What a unit wishes and needs, from the latest answer to each question. None or empty: not said.

    `solutions`, `refused_solutions`: codes of the forms (`LLS`, `IML`, `PF`…); `communes`: INSEE codes,
    empty for anywhere; `income`: euros a year (reference tax income N-2); `floor_max`: highest floor
    without a lift; `said_on`: question → the day its answer was given.
    """

    communes: frozenset[str] = frozenset()
    solutions: frozenset[str] = frozenset()
    with_whom: str = ""
    animals: bool | None = None
    refused_solutions: frozenset[str] = frozenset()
    refused_communes: frozenset[str] = frozenset()
    refused_why: frozenset[str] = frozenset()
    persons: int | None = None
    minors: int | None = None
    young_couple: bool | None = None
    disabled: bool | None = None
    income: int | None = None
    resources: str = ""
    support: str = ""
    accessibility: str = ""
    floor_max: int | None = None
    said_on: Mapping[str, date] = field(default_factory=dict)

    @property
    def known(self) -> bool:
        """Whether anything was said."""
        return bool(self.said_on)


@dataclass(frozen=True, slots=True)
class Due:
    """An evaluation that a unit of the list waits for. `late` on the day asked."""

    case_number: str
    form: str
    since: date
    due: date
    late: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """One question of an evaluation with its answer, as the page shows it."""

    code: str
    kind: str
    words: str
    value: Any
    said: str
