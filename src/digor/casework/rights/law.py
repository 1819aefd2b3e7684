"""The dated lists of rights, chosen by a day: categories, pieces, delays. Read once; never written here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

HERE = Path(__file__).parent / "law"


@dataclass(frozen=True, slots=True)
class Priority:
    """A category of CCH L441-1. A sensitive one is shown outside the circle as `shown_as`."""

    code: str
    article: str
    verified: bool
    sensitive: bool
    shown_as: str
    words: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return spoken(self.words)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paper to be seen: of each adult or of the household, for what, how long what was seen holds.

    `months` 0: until the date the paper itself bears. `when` "minors": only where there is a child.
    """

    code: str
    of: str
    purposes: frozenset[str]
    months: int
    when: str
    words: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return spoken(self.words)


@dataclass(frozen=True, slots=True)
class Delay:
    """A legal delay in months, and how long before its end somebody is told (days)."""

    code: str
    months: int
    warn_days: int
    source: str
    verified: bool


def priorities(day: date) -> dict[str, Priority]:
    """Code → category, in the order of the law, as in force on `day`."""
    return {
        row["code"]: Priority(
            row["code"],
            row["article"],
            bool(row["verified"]),
            bool(row.get("sensitive")),
            row.get("shown_as", row["code"]),
            _words(row),
        )
        for row in _in_force("priorities", day)
    }


def pieces(day: date) -> dict[str, Piece]:
    """Code → piece, as asked for on `day`."""
    return {
        row["code"]: Piece(
            row["code"],
            row["of"],
            frozenset(row["for"]),
            int(row.get("months", 0)),
            row.get("when", ""),
            _words(row),
        )
        for row in _in_force("pieces", day)
    }


def delay(code: str, day: date) -> Delay:
    """The delay in force on `day`. Raises LookupError for a code or a day without a rule."""
    rows = [row for row in _in_force("delays", day) if row["code"] == code]
    if not rows:
        raise LookupError(f"No delay {code!r} on {day:%Y-%m-%d}.")
    row = rows[-1]
    return Delay(code, int(row["months"]), int(row["warn_days"]), row["source"], bool(row["verified"]))


def spoken(words: tuple[tuple[str, str], ...]) -> str:
    """A dated label in the reader's language, in French otherwise."""
    said = dict(words)
    return said.get((get_language() or "fr")[:2], said["fr"])


def _words(row: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((language, row[language]) for language in ("fr", "br", "en"))


def _in_force(name: str, day: date) -> list[dict[str, Any]]:
    return [
        row
        for row in _rows(name)
        if date.fromisoformat(row["valid_from"]) <= day
        and ("valid_to" not in row or day < date.fromisoformat(row["valid_to"]))
    ]


@cache
def _rows(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))[name]
    return rows
