"""Headers as partners write them, and the declared column each stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from digor.foundation.exchange.layout import Column, Layout
from digor.foundation.exchange.values import Cell
from digor.foundation.exchange.words import fold, fold_with_holes, matches_with_holes, tidy

# "Date (jj/mm/aaaa)": an explanation, not part of the name.
_IN_BRACKETS = re.compile(r"\s*[(\[].*?[)\]]")
LONGEST_SHOWN = 60


class Scoring(Protocol):
    """Tells how much a row of a sheet reads like its headers."""

    def score(self, cells: Sequence[Cell]) -> int:
        """0: not at all."""

    def whole(self, cells: Sequence[Cell]) -> bool:
        """Whether every expected header is there."""


class Headers:
    """Every accepted spelling of a layout's headers. Raises ValueError when two columns share one."""

    def __init__(self, layout: Layout) -> None:
        self._required = frozenset(layout.required)
        self._known: dict[str, Column] = {}
        for column in layout.columns:
            for spelling in ((column.field,) if layout.by_name else ()) + column.headers:
                if self._known.setdefault(fold(spelling), column) is not column:
                    raise ValueError(f"{layout.name}: two columns are called {spelling!r}")

    def find(self, header: str) -> Column | None:
        """The declared column written so: accents, case, spaces, a wrong encoding and lost letters aside."""
        text = tidy(header)
        for spelling in (text, _IN_BRACKETS.sub("", text)):
            column = self._known.get(fold(spelling))
            if column is not None:
                return column
        holed = fold_with_holes(text)
        if "?" not in holed:
            return None
        possible = {c.field: c for key, c in self._known.items() if matches_with_holes(holed, key)}
        return next(iter(possible.values())) if len(possible) == 1 else None

    def score(self, cells: Sequence[Cell]) -> int:
        """How many declared columns a row names: a row of headers names several, a row of data none."""
        found = (self.find(cell) for cell in cells if isinstance(cell, str) and 0 < len(cell) < 200)
        return len({column.field for column in found if column is not None})

    def whole(self, cells: Sequence[Cell]) -> bool:
        """Whether a row names every required column."""
        found = (self.find(cell) for cell in cells if isinstance(cell, str))
        return self._required <= {column.field for column in found if column is not None}


def shown(header: str) -> str:
    """A header as quoted in a report: on one line, not too long."""
    text = " ".join(tidy(header).split())
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
