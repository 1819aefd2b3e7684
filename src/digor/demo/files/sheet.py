"""A partner's file of the demo: its lines, the morning it arrives, and what it looks like as bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from digor.demo.identities import without_accents

UNDECIDED = "undecided"  # read, and waiting for somebody to look at what it changes


@dataclass(slots=True)
class Table:
    """One table: a header and lines, as a spreadsheet writes them."""

    header: tuple[str, ...]
    separator: str = ";"
    encoding: str = "utf-8-sig"
    lines: list[str] = field(default_factory=list)

    def add(self, *cells: str) -> None:
        """One line."""
        self.lines.append(self.written(cells))

    def written(self, cells: Iterable[str]) -> str:
        """The cells, quoted when they hold the separator."""
        return self.separator.join(f'"{cell}"' if self.separator in cell else cell for cell in cells)

    def content(self) -> bytes:
        """The bytes, with the line ends of a spreadsheet."""
        text = "\r\n".join((self.written(self.header), *self.lines, ""))
        return text.encode(self.encoding, errors="replace")


@dataclass(slots=True)
class File:
    """A file as a partner sends it, the morning it arrives, and the keys of the records it speaks of.

    `mishap`: what befalls it: twice, withdrawn, undecided, or nothing.
    """

    format: str
    source: str
    name: str
    day: date
    arrives: date
    tables: dict[str, Table]
    complete: bool = False
    perimeter: str = ""
    mishap: str = ""
    mapping: dict[str, dict[str, str]] | None = None  # what a spreadsheet's columns and words mean
    keys: dict[str, int] = field(default_factory=dict)  # record key → person

    @property
    def table(self) -> Table:
        """The only table of a file that is one."""
        (table,) = self.tables.values()
        return table

    def content(self) -> bytes:
        """The file: a table alone, or an archive of several, whose dates never depend on the machine."""
        if len(self.tables) == 1 and not self.name.endswith(".zip"):
            return self.table.content()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, table in self.tables.items():
                entry = zipfile.ZipInfo(f"{name}.csv", (2020, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, table.content())
        return out.getvalue()

    def bare(self) -> None:
        """Its accents lost on the way."""
        table = self.table
        table.lines = [without_accents(line) for line in table.lines]

    def header_again(self) -> None:
        """Two sheets pasted one under the other, header included."""
        table = self.table
        table.lines.insert(len(table.lines) // 2, table.written(table.header))


def months(first: date, last: date) -> Iterator[date]:
    """The first day of each month after `first`, up to `last`."""
    day = first
    while True:
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        if day > last:
            return
        yield day


def days(first: date, last: date) -> Iterator[date]:
    """Each day of `[first, last)`."""
    for number in range((last - first).days):
        yield first + timedelta(days=number)
