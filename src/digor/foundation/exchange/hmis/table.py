"""One file of an export: its header, its rows, and what no one may ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from operator import itemgetter
from zipfile import BadZipFile
from zlib import error as ZlibError

from digor.foundation.exchange.delimited import records
from digor.foundation.exchange.hmis.archive import Archive
from digor.foundation.exchange.problem import Problem
from digor.foundation.exchange.refusals import refuse

# Never asked, by anyone (design §5.4).
NEVER = frozenset({"ssn", "ssndataquality"})
# Asked by `exchange.names` only.
CIVIL_IDENTITY = frozenset({"firstname", "middlename", "lastname", "namesuffix"})

Report = Callable[[Problem], None]


class Table:
    """The rows of a file, cut to the columns asked for."""

    def __init__(self, archive: Archive, name: str) -> None:
        self.name = name
        self.file = f"{name}.csv"
        self._archive = archive

    def header(self) -> list[str]:
        """The header as written; empty for an absent or empty file."""
        if self.name not in self._archive:
            return []
        with self._archive.open(self.name) as text:
            return header_of(text.readline())[0]

    def has(self, column: str) -> bool:
        return column.casefold() in map(str.casefold, self.header())

    def count(self) -> int:
        """How many rows, whatever they hold."""
        return sum(1 for _line, _cells in self._records())

    def rows(
        self,
        needed: Sequence[str],
        wished: Sequence[str],
        report: Report,
        *,
        civil_identity: bool = False,
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        """(line, cells) of the columns `needed` then `wished`, trimmed; a wished column may be absent.

        Lines that do not have the header's cells are reported, not given. Raises Refused when a needed
        column is missing, ValueError when a column is asked that may not be.
        """
        permitted(self.file, (*needed, *wished), civil_identity=civil_identity)
        header = self.header()
        width = len(header)
        # A wished column that is absent is read in the empty cell added after the last.
        places = [width if place is None else place for place in self.places(needed, wished, header)]
        pick = itemgetter(*places, width)
        for line, cells in self._records():
            if len(cells) != width and not _fits(cells, width):
                code = "short_row" if len(cells) < width else "long_row"
                counts = {"count": len(cells), "expected": width}
                report(Problem(code, line, details=counts, file=self.file))
                continue
            cells.append("")
            yield line, tuple(map(str.strip, pick(cells)[:-1]))

    def places(self, needed: Sequence[str], wished: Sequence[str], header: Sequence[str]) -> list[int | None]:
        """Where each column is in the header; None for a wished one that is absent."""
        folded = [name.casefold() for name in header]
        missing = [column for column in needed if column.casefold() not in folded]
        if missing:
            raise refuse(
                "missing_hmis_columns", file=self.file, count=len(missing), missing=", ".join(missing)
            )
        return [
            folded.index(name) if name in folded else None
            for name in (column.casefold() for column in (*needed, *wished))
        ]

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        if self.name not in self._archive:
            return
        with self._archive.open(self.name) as text:
            separator = header_of(text.readline())[1]
            text.seek(0)
            try:
                with closing(records(text, separator)) as found:
                    for first, _last, cells in found:
                        if first > 1 and any(cells):
                            yield first, cells
            except (BadZipFile, ZlibError, EOFError):
                raise refuse("broken_archive") from None


def _fits(cells: list[str], width: int) -> bool:
    """Empty cells after the last column are nothing; they are taken away."""
    if len(cells) > width and not any(cells[width:]):
        del cells[width:]
        return True
    return False


def permitted(file: str, asked: Sequence[str], *, civil_identity: bool = False) -> None:
    """Raises ValueError when a column is asked that may not be read."""
    folded = {column.casefold() for column in asked}
    if folded & NEVER or (folded & CIVIL_IDENTITY and not civil_identity):
        raise ValueError(f"{file}: a column that may not be read is asked for")


def header_of(line: str) -> tuple[list[str], str]:
    """The names of the columns, and what separates them."""
    separator = max(",;\t", key=line.count)
    return [name.strip().strip('"').strip() for name in line.strip().split(separator)], separator
