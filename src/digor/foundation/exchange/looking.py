"""A first look at a sheet nobody has described yet: its line of headers and the cells below, nothing kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from digor.foundation.exchange.delimited import DelimitedTable
from digor.foundation.exchange.headers import shown
from digor.foundation.exchange.kinds import FileKind, kind_of
from digor.foundation.exchange.mending import mended
from digor.foundation.exchange.refusals import refuse
from digor.foundation.exchange.values import Cell, is_empty, text_of
from digor.foundation.exchange.workbook import HEADER_WITHIN, WorkbookTable

ROWS = 2_000  # looked at


@dataclass(frozen=True, slots=True)
class Looked:
    """`headers`: as written, in order, without the nameless; `columns`: header → the texts below it, empty ones left out.

    `above`: what stands over the headers. A header written twice is one column. `mends`: the import whose refused
    rows it corrects, 0 for none.
    """

    headers: tuple[str, ...]
    columns: dict[str, list[str]]
    above: tuple[str, ...]
    mends: int = 0


class _AnyHeaders:
    """Scores a row by how many of its cells read like headers: short words, no figure, none twice."""

    def score(self, cells: Sequence[Cell]) -> int:
        words = [text_of(cell) for cell in cells if isinstance(cell, str) and not is_empty(cell)]
        named = {
            word for word in words if len(word) < 80 and not any(letter.isdigit() for letter in word[:4])
        }
        full = sum(1 for cell in cells if not is_empty(cell))
        return len(named) if len(named) >= 2 and len(named) * 2 >= full else 0

    def whole(self, cells: Sequence[Cell]) -> bool:
        return False


def look(path: Path) -> Looked:
    """The headers of a sheet and the cells of its first rows. Raises Refused when it is no table, or has no headers."""
    headers = _AnyHeaders()
    with path.open("rb") as file:
        kind = kind_of(file)
        table: Iterable[tuple[int, int, Sequence[Cell]]]
        table = DelimitedTable(file) if kind is FileKind.TEXT else WorkbookTable(file, kind, headers)
        records = iter(table)
        first = [list(cells) for _first, _last, cells in islice(records, HEADER_WITHIN)]
        scores = [headers.score(cells) for cells in first]
        best = max(scores, default=0)
        if not best:
            raise refuse("no_header_at_all")
        at = scores.index(best)
        # a column of reasons to correct is ours, not the source's
        names = ["" if mended(text_of(cell)) else shown(text_of(cell)) for cell in first[at]]
        columns: dict[str, list[str]] = {name: [] for name in names if name}
        for cells in (*first[at + 1 :], *(list(cells) for _f, _l, cells in islice(records, ROWS))):
            for name, cell in zip(names, cells, strict=False):
                if name and not is_empty(cell):
                    columns[name].append(text_of(cell))
        close = getattr(records, "close", None)
        if close is not None:
            close()
    above = tuple(text for cells in first[:at] for text in map(text_of, cells) if text)
    mends = max(mended(text_of(cell)) for cell in first[at])
    return Looked(tuple(columns), columns, above, mends)
