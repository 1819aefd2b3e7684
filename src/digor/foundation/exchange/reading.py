"""Reads a partner's sheet by its layout: streams rows, drops at reading what may not be read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from digor.foundation.exchange.columns import Opened, open_columns
from digor.foundation.exchange.dates import EPOCH_1900
from digor.foundation.exchange.delimited import DelimitedTable
from digor.foundation.exchange.headers import Headers
from digor.foundation.exchange.kinds import FileKind, kind_of
from digor.foundation.exchange.layout import Kind, Layout, Value
from digor.foundation.exchange.never import without_social_security_numbers
from digor.foundation.exchange.problem import Problem
from digor.foundation.exchange.refusals import refuse
from digor.foundation.exchange.sentences import quoted
from digor.foundation.exchange.unreadable import Unreadable
from digor.foundation.exchange.values import Cell, Parser, is_empty, parser, text_of
from digor.foundation.exchange.words import fold
from digor.foundation.exchange.workbook import HEADER_WITHIN, WorkbookTable
from digor.foundation.frame import clock

Record = tuple[int, int, Sequence[Cell]]

# A cell of these kinds that cannot be read would make the line say something else: the row is not usable.
# Of the others the cell alone is left out.
_DECISIVE = frozenset({Kind.DATE, Kind.BIRTH, Kind.NIGHT, Kind.CODE, Kind.KEY})
_FOOTER = re.compile(r"(?:sous )?total|nombre|source|extraction|extrait|edite|export|imprime|page|fin du?\b")
_MOST_REMARKS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A line: a value for each field read, and what is wrong."""

    line: int
    values: dict[str, Value]
    problems: tuple[Problem, ...] = ()

    @property
    def usable(self) -> bool:
        """No problem blocks it."""
        return not any(problem.blocking for problem in self.problems)


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
        self.unusable = 0
        self._file = file
        self._owned = owned
        headers = Headers(layout)
        self._table = _open_table(file, layout, headers)
        self._records: Iterator[Record] = iter(self._table)
        first = list(islice(self._records, HEADER_WITHIN))
        at = _header_at(first, headers, layout)
        self.header_line = first[at][0]
        self._header = list(first[at][2])
        self.columns: Opened = open_columns(self._header, layout, headers, allowed_columns)
        self.remarks: list[Problem] = list(self.columns.remarks)
        if self._table.encoding is not None and self._table.encoding.mixed:
            self.remarks.append(Problem("mixed_encoding", blocking=False))
        epoch = getattr(self._table, "epoch", EPOCH_1900)
        self._parsers: dict[str, Parser] = {
            field: parser(layout.by_field[field], today=today, epoch=epoch) for field in self.columns.at
        }
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
            if all(is_empty(cell) for cell in cells) or self._passed_over(first, cells):
                continue
            row = self._row(first, last, cells)
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

    def _passed_over(self, line: int, cells: Sequence[Cell]) -> bool:
        """The header said again, or a line of totals or notes: neither is a person."""
        if cells[0] == self._header[0] and list(cells) == self._header:
            self._remark(Problem("header_again", line, blocking=False))
            return True
        if all(at < len(cells) and not is_empty(cells[at]) for at in self.columns.filled_at):
            return False
        written = next((cell for cell in cells if not is_empty(cell)), "")
        if isinstance(written, str) and _FOOTER.match(fold(written)):
            self._remark(Problem("footer", line, blocking=False))
            return True
        return False

    def _row(self, first: int, last: int, cells: Sequence[Cell]) -> Row:
        shape = self._shape(first, last, cells)
        if shape is not None:
            return Row(first, dict.fromkeys(self.fields), (shape,))
        values: dict[str, Value] = {}
        problems: list[Problem] = []
        for field, places in self.columns.at.items():
            cell = cells[places[0]]
            if len(places) > 1:
                cell = self._agreed(first, field, cells, problems)
            if is_empty(cell):
                values[field] = None
                if field in self.columns.filled:
                    problems.append(Problem("missing_value", first, self.columns.header[field]))
                continue
            try:
                value = self._parsers[field](cell)
            except Unreadable as reason:
                values[field] = None
                problems.append(self._problem(reason, first, field, cell))
                continue
            if field in self.columns.texts and isinstance(value, str):
                value = self._without_numbers(value, first, field, problems)
            values[field] = value
        if not any(problem.blocking for problem in problems):
            self._check(first, values, problems)
        return Row(first, values, tuple(problems))

    def _shape(self, first: int, last: int, cells: Sequence[Cell]) -> Problem | None:
        """A line that does not have the cells of the header cannot be trusted, not even its good ones."""
        if not self._table.ragged:
            return None
        if last > first and self._joins_lines(cells):
            return Problem("lines_joined", first, details={"last": last})
        expected = self.columns.width
        counts = {"count": len(cells), "expected": len(self._header)}
        if len(cells) < expected:
            return Problem("short_row", first, details=counts)
        if len(cells) > len(self._header) and not all(map(is_empty, cells[len(self._header) :])):
            return Problem("long_row", first, details=counts)
        return None

    def _joins_lines(self, cells: Sequence[Cell]) -> bool:
        """A cell that swallowed the next lines holds their line breaks and their separators."""
        enough = max(1, self.columns.width - 2)
        return any(
            isinstance(cell, str) and "\n" in cell and cell.count(self.separator) >= enough for cell in cells
        )

    def _agreed(self, line: int, field: str, cells: Sequence[Cell], problems: list[Problem]) -> Cell:
        """The one value of columns that share a header."""
        written = {text_of(cells[at]): cells[at] for at in self.columns.at[field] if not is_empty(cells[at])}
        if len(written) > 1:
            problems.append(Problem("two_values", line, self.columns.header[field]))
        return next(iter(written.values()), "")

    def _without_numbers(self, value: str, line: int, field: str, problems: list[Problem]) -> str:
        cut = without_social_security_numbers(value)
        if cut != value:
            problems.append(Problem("social_security_cut", line, self.columns.header[field], blocking=False))
        return cut

    def _problem(self, reason: Unreadable, line: int, field: str, cell: Cell) -> Problem:
        blocking = field in self.columns.filled or self.layout.by_field[field].kind in _DECISIVE
        # A social-security number is not kept, not even to show it back.
        value = "" if reason.code == "social_security_key" else text_of(cell)
        return Problem.of(
            reason, line=line, column=self.columns.header[field], value=value, blocking=blocking
        )

    def _check(self, line: int, values: dict[str, Value], problems: list[Problem]) -> None:
        for check in self.layout.checks:
            complaint = check(values)
            if complaint is not None:
                field, reason = complaint
                problems.append(Problem.of(reason, line=line, column=self.columns.header.get(field, "")))

    def _remark(self, remark: Problem) -> None:
        if len(self.remarks) < _MOST_REMARKS:
            self.remarks.append(remark)


def _open_table(file: BinaryIO, layout: Layout, headers: Headers) -> DelimitedTable | WorkbookTable:
    kind = kind_of(file)
    if kind is FileKind.TEXT:
        return DelimitedTable(file, headers.score)
    return WorkbookTable(file, kind, headers.score, enough=max(2, len(layout.required)))


def _header_at(rows: Sequence[Record], headers: Headers, layout: Layout) -> int:
    """Which of the first rows is the header: the first that names the most declared columns, two at least."""
    scores = [headers.score(cells) for _first, _last, cells in rows]
    best = max(scores, default=0)
    if best < min(2, len(layout.columns)):
        expected = [layout.by_field[field].label for field in layout.required[:3]]
        raise refuse("no_header", expected=quoted(expected))
    return scores.index(best)
