"""Days of the database ↔ days of the engine."""

from __future__ import annotations

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=100_000)
def ordinal(day: date | str) -> int:
    """A date as the database gives it (SQLite may give text) → the engine's day number."""
    return (date.fromisoformat(day) if isinstance(day, str) else day).toordinal()


@lru_cache(maxsize=100_000)
def day(number: int) -> date:
    """The engine's day number → a date."""
    return date.fromordinal(number)


@lru_cache(maxsize=100_000)
def iso(number: int) -> str:
    """The engine's day number → a date written out, as both databases read it."""
    return date.fromordinal(number).isoformat()
