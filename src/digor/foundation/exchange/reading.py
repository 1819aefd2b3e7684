"""Reads a partner's sheet by its layout: streams rows, drops at reading what may not be read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from digor.foundation.exchange.columns import Opened, open_columns
from digor.foundation.exchange.delimited import DelimitedTable
from digor.foundation.exchange.headers import Headers
from digor.foundation.exchange.kinds import FileKind, kind_of
from digor.foundation.exchange.layout import Layout
from digor.foundation.exchange.mending import unguarded
from digor.foundation.exchange.problem import Problem
from digor.foundation.exchange.refusals import refuse
from digor.foundation.exchange.row import Row, RowReader
from digor.foundation.exchange.sentences import quoted
from digor.foundation.exchange.values import Cell, is_empty, text_of
from digor.foundation.exchange.words import fold
from digor.foundation.exchange.workbook import HEADER_WITHIN, WorkbookTable
from digor.foundation.frame import clock

Record = tuple[int, int, Sequence[Cell]]

_FOOTER = re.compile(r"(?:sous )?total|nombre|source|extraction|extrait|edite|export|imprime|page|fin du?\b")
_MOST_REMARKS = 200
_SHAPES = frozenset({"short_row", "long_row", "lines_joined"})


def read(
    source: str | Path | BinaryIO,
    layout: Layout,
    allowed_columns: Collection[str],
    *,
    today: date | None = None,
) -> Reading:
    """Open a sheet. Raises Refused when it cannot be used at all.

    `allowed_columns` are field names; those the layout does not declare are ignored. A binary file must be
    seekable and is not closed. `today` (the house's clock by default) bounds birth dates.
    """
    if isinstance(source, str | Path):
        file = Path(source).open("rb")  # noqa: SIM115 -- closed by Reading
        try:
            return Reading(file, layout, allowed_columns, today or clock.today(), owned=True)
        except BaseException:
            file.close()
            raise
    return Reading(source, layout, allowed_columns, today or clock.today(), owned=False)


class Reading:
    """A sheet being read, once. Iterate for its rows; `facts` and `remarks` are whole at the end."""

    def __init__(
        self, file: BinaryIO, layout: Layout, allowed_columns: Collection[str], today: date, *, owned: bool
    ) -> None:
        self.layout = layout
        self.rows = 0
        self._last: Sequence[Cell] = ()
        self.unusable = 0
        self._file = file
        self._owned = owned
        headers = Headers(layout)
        self._table = _open_table(file, headers)
        self._records: Iterator[Record] = iter(self._table)
        first = list(islice(self._records, HEADER_WITHIN))
        at = _header_at(first, headers, layout)
        self.header_line = first[at][0]
        # What is written above the headers: a title, a day. It is of the file, never of a person.
        self.above = [tuple(filter(None, map(text_of, cells))) for _first, _last, cells in first[:at]]
        self._header = list(first[at][2])
        self.columns: Opened = open_columns(self._header, layout, headers, allowed_columns)
        self.remarks: list[Problem] = list(self.columns.remarks)
        if self._table.encoding is not None and self._table.encoding.mixed:
            self.remarks.append(Problem("mixed_encoding", blocking=False))
        self._reader = RowReader(
            layout, self.columns, today=today, epoch=self._table.epoch, separator=self._table.separator
        )
        self._rest = chain(first[at + 1 :], self._records)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields every row has, in the order of the layout."""
        return self.columns.fields

    @property
    def encoding(self) -> str:
        """« UTF-8 », « UTF-16 », « Windows-1252 », nothing for a workbook."""
        return self._table.encoding.name if self._table.encoding else ""

    @property
    def separator(self) -> str:
        """Nothing for a workbook."""
        return self._table.separator

    @property
    def sheet(self) -> str:
        """The sheet read, nothing for a text file."""
        return self._table.sheet

    def written(self, row: Row) -> dict[str, str]:
        """What the last row says, as it is written: header → text, in the order of the file, of the columns that are read.

        Nothing when its cells do not stand under their headers: one that is not agreed could be among them.
        """
        if any(problem.code in _SHAPES for problem in row.problems):
            return {}
        at = sorted((places[0], field) for field, places in self.columns.at.items())
        return {
            self.columns.header[field]: text_of(self._last[place]) if place < len(self._last) else ""
            for place, field in at
        }

    def facts(self) -> dict[str, Any]:
        """What is known of the file as a whole, JSON-ready; counts are those of the rows read so far."""
        return {
            "layout": self.layout.name,
            "rows": self.rows,
            "unusable": self.unusable,
            "encoding": self.encoding,
            "separator": self.separator,
            "sheet": self.sheet,
            "header_line": self.header_line,
            "fields": list(self.fields),
            "unknown": list(self.columns.unknown),
            "never": list(self.columns.never),
            "not_agreed": list(self.columns.not_agreed),
            "absent": list(self.columns.absent),
        }

    def __iter__(self) -> Iterator[Row]:
        """The rows, once: a second pass has none left."""
        for first, last, cells in self._rest:
            if all(map(is_empty, cells)) or self._is_header(first, cells):
                continue
            if self.columns.mends:
                cells = [unguarded(cell) if isinstance(cell, str) else cell for cell in cells]
            self._last = cells
            row = self._reader.read(first, last, cells)
            if row.problems and self._is_footer(row, cells):
                continue
            self.rows += 1
            self.unusable += not row.usable
            yield row
        if not self.rows:
            self._remark(Problem("no_rows", blocking=False))

    def close(self) -> None:
        """Lets go of the file (and closes it when it was opened here)."""
        close = getattr(self._records, "close", None)
        if close is not None:
            close()
        if self._owned:
            self._file.close()

    def __enter__(self) -> Reading:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _is_header(self, line: int, cells: Sequence[Cell]) -> bool:
        """The header said again in the middle of a file made of several."""
        if cells[0] != self._header[0] or list(cells) != self._header:
            return False
        self._remark(Problem("header_again", line, blocking=False))
        return True

    def _is_footer(self, row: Row, cells: Sequence[Cell]) -> bool:
        """A line of totals or notes, which is no person: it lacks what a row must have, and begins so."""
        if not any(problem.code in ("missing_value", "short_row") for problem in row.problems):
            return False
        written = next(cell for cell in cells if not is_empty(cell))
        if not isinstance(written, str) or not _FOOTER.match(fold(written)):
            return False
        self._remark(Problem("footer", row.line, blocking=False))
        return True

    def _remark(self, remark: Problem) -> None:
        if len(self.remarks) < _MOST_REMARKS:
            self.remarks.append(remark)


def _open_table(file: BinaryIO, headers: Headers) -> DelimitedTable | WorkbookTable:
    kind = kind_of(file)
    if kind is FileKind.TEXT:
        return DelimitedTable(file, headers.score)
    return WorkbookTable(file, kind, headers)


def _header_at(rows: Sequence[Record], headers: Headers, layout: Layout) -> int:
    """Which of the first rows is the header: the first that names the most declared columns, two at least."""
    scores = [headers.score(cells) for _first, _last, cells in rows]
    best = max(scores, default=0)
    if best < min(2, len(layout.columns)):
        expected = [layout.by_field[field].label for field in layout.required[:3]]
        raise refuse("no_header", expected=quoted(expected))
    return scores.index(best)
