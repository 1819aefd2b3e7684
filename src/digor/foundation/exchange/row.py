"""From the cells of a line to its values and problems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from digor.foundation.exchange.columns import Opened
from digor.foundation.exchange.layout import Kind, Layout, Value
from digor.foundation.exchange.never import without_social_security_numbers
from digor.foundation.exchange.problem import Problem
from digor.foundation.exchange.unreadable import Unreadable
from digor.foundation.exchange.values import Cell, Parser, is_empty, parser, text_of

# A cell of these kinds that cannot be read would make the line say something else: the row is not usable.
# Of the others the cell alone is left out.
_DECISIVE = frozenset({Kind.DATE, Kind.BIRTH, Kind.NIGHT, Kind.CODE, Kind.KEY})


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


class _Place(NamedTuple):
    field: str
    at: int
    others: list[int]
    parse: Parser
    filled: bool
    text: bool


class RowReader:
    """Reads the lines of one file, whose columns are known."""

    def __init__(self, layout: Layout, columns: Opened, *, today: date, epoch: date, separator: str) -> None:
        """`separator`: that of a delimited file, whose lines may lack cells; empty for a workbook."""
        self._layout = layout
        self._columns = columns
        self._separator = separator
        self._places = [
            _Place(
                field=field,
                at=places[0],
                others=places[1:],
                parse=parser(layout.by_field[field], today=today, epoch=epoch),
                filled=field in columns.filled,
                text=layout.by_field[field].kind is Kind.TEXT,
            )
            for field, places in columns.at.items()
        ]

    def read(self, first: int, last: int, cells: Sequence[Cell]) -> Row:
        """The row of a line (of the lines `first` to `last` when a cell holds line breaks)."""
        shape = self._shape(first, last, cells)
        if shape is not None:
            return Row(first, dict.fromkeys(self._columns.fields), (shape,))
        values: dict[str, Value] = {}
        problems: list[Problem] = []
        for field, at, others, parse, filled, text in self._places:
            cell = cells[at] if not others else self._agreed(first, field, cells, problems)
            try:
                value = parse(cell)
            except Unreadable as reason:
                values[field] = None
                problems.append(self._problem(reason, first, field, cell))
                continue
            if value is None:
                if filled:
                    problems.append(self._at(first, field, "missing_value"))
            elif text and isinstance(value, str):
                cut = without_social_security_numbers(value)
                if cut != value:
                    problems.append(self._at(first, field, "social_security_cut", blocking=False))
                    value = cut
            values[field] = value
        if not problems or not any(problem.blocking for problem in problems):
            self._check(first, values, problems)
        return Row(first, values, tuple(problems))

    def _shape(self, first: int, last: int, cells: Sequence[Cell]) -> Problem | None:
        """A line that does not have the cells of the header cannot be trusted, not even its good ones."""
        if not self._separator:
            return None
        if last > first and self._joins_lines(cells):
            return Problem("lines_joined", first, details={"last": last})
        expected = self._columns.length
        if self._columns.width <= len(cells) <= expected:
            return None
        counts = {"count": len(cells), "expected": expected}
        if len(cells) < expected:
            return Problem("short_row", first, details=counts)
        if not all(map(is_empty, cells[expected:])):
            return Problem("long_row", first, details=counts)
        return None

    def _joins_lines(self, cells: Sequence[Cell]) -> bool:
        """A cell that swallowed the next lines holds their line breaks and their separators."""
        enough = max(1, self._columns.width - 2)
        return any(
            isinstance(cell, str) and "\n" in cell and cell.count(self._separator) >= enough for cell in cells
        )

    def _agreed(self, line: int, field: str, cells: Sequence[Cell], problems: list[Problem]) -> Cell:
        """The one value of columns that share a header."""
        written = {text_of(cells[at]): cells[at] for at in self._columns.at[field] if not is_empty(cells[at])}
        if len(written) > 1:
            problems.append(self._at(line, field, "two_values"))
        return next(iter(written.values()), "")

    def _check(self, line: int, values: dict[str, Value], problems: list[Problem]) -> None:
        for check in self._layout.checks:
            complaint = check(values)
            if complaint is not None:
                field, reason = complaint
                column = self._columns.header.get(field, "")
                problems.append(Problem(reason.code, line, column, details=reason.details))

    def _problem(self, reason: Unreadable, line: int, field: str, cell: Cell) -> Problem:
        blocking = field in self._columns.filled or self._layout.by_field[field].kind in _DECISIVE
        # A social-security number is not kept, not even to show it back.
        value = "" if reason.code == "social_security_key" else without_social_security_numbers(text_of(cell))
        details = {
            name: without_social_security_numbers(detail) if isinstance(detail, str) else detail
            for name, detail in reason.details.items()
        }
        return Problem(reason.code, line, self._columns.header[field], value, details, blocking)

    def _at(self, line: int, field: str, code: str, *, blocking: bool = True) -> Problem:
        return Problem(code, line, self._columns.header[field], blocking=blocking)
