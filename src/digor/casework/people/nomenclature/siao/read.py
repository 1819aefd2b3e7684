"""Reads a closed list of a partner's values: the labels are the source's, the meanings are ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from digor.foundation.exchange import Nomenclature

V = TypeVar("V")


class Read(Generic[V]):
    """What each value of a source's list means. ValueError when one has no meaning, or a meaning no value."""

    def __init__(self, source: Nomenclature, meanings: dict[str, V]) -> None:
        astray = set(source.labels) ^ set(meanings)
        if astray:
            raise ValueError(f"{source.name}: without a counterpart: {', '.join(sorted(astray))}")
        self._source = source
        self._meanings = meanings

    def find(self, text: str) -> V | None:
        """The meaning of a value written by its number or its label; None when the source has no such value."""
        code = self._source.find(text)
        return None if code is None else self._meanings[code]

    def nearest(self, text: str) -> str | None:
        """The source's label closest in spelling, for the sentence that says what to write instead."""
        return self._source.nearest(text)

    def rows(self) -> Iterator[tuple[str, str, V]]:
        """(the source's value, its label, the meaning), in the source's order."""
        for code, label in self._source.labels.items():
            yield code, label, self._meanings[code]
