"""The cells of a refused row go along with it, so that the row can be corrected in a file of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from digor.casework.intake.formats.base import Understood
from digor.foundation.exchange import Reading, Row


class Remembering:
    """A reading that remembers its last row, while each row is understood in turn."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._row: Row | None = None

    def __iter__(self) -> Iterator[Row]:
        for row in self._reading:
            self._row = row
            yield row

    def with_cells(self, rows: Iterable[Understood]) -> Iterator[Understood]:
        """`rows` are made of these, one for one and in order: those that are refused carry their cells."""
        for one in rows:
            if one.refused and self._row is not None:
                yield replace(one, written=self._reading.written(self._row))
            else:
                yield one
