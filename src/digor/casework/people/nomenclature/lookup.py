"""Finds a value by one of its labels, whatever the accents, case and punctuation."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Generic, TypeVar

from digor.foundation.exchange.words import fold

__all__ = ["Lookup", "fold"]

V = TypeVar("V")


class Lookup(Generic[V]):
    """A closed list of values, each known by one or several labels (a number is a label too).

    Never guesses: `find` answers only what folds to a known label; `nearest` is for the sentence
    that tells the user what to write instead.
    """

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        self._values: dict[str, V] = {}
        self._labels: dict[str, str] = {}
        for label, value in entries:
            key = fold(label)
            if not key or self._values.setdefault(key, value) != value:
                raise ValueError(f"label without a meaning of its own: {label!r}")
            self._labels.setdefault(key, label)

    def find(self, text: str) -> V | None:
        """The value written so, or None."""
        return self._values.get(fold(text))

    def nearest(self, text: str) -> str | None:
        """The known label closest in spelling, or None when nothing is close."""
        close = get_close_matches(fold(text), self._labels, n=1, cutoff=0.6)
        return self._labels[close[0]] if close else None

    def values(self) -> tuple[V, ...]:
        """Every value a label leads to, as many times as it has labels."""
        return tuple(self._values.values())
