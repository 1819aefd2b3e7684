"""What the reads of the commission answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Card:
    """A case as some readers may see it: `fields` holds only what their roles are given, in codes.

    No name, no alias. `word` is the household's, where given. `split`: the persons named who live
    elsewhere today; `remain`: those of the household still there.
    """

    case: int
    case_number: str
    state: str
    fields: Mapping[str, Any]
    word: str
    attends: bool
    remain: tuple[str, ...]
    split: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A card at its place of an agenda, with the level that gave it."""

    item: int
    position: int
    level: str
    card: Card


@dataclass(frozen=True, slots=True)
class Late:
    """A decision to follow up: `days` late on the day asked, 0 when its deadline has not passed."""

    decision: int
    case_number: str
    kind: str
    owner: int
    due_on: date
    days: int
    reminders: int
