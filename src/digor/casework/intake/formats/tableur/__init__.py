"""`tableur`: any spreadsheet, once somebody has said what its columns mean (`intake.mapping`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from digor.casework.intake.formats.base import Asked, Count, Format, Understood
from digor.casework.intake.formats.kept import Remembering
from digor.casework.intake.formats.tableur.columns import COLUMNS
from digor.casework.intake.formats.tableur.understand import Lines, Look
from digor.foundation import exchange
from digor.foundation.exchange.layouts.tableur import mapped
from digor.foundation.frame.refusals import Refused

# What tells who shares a household, and which structures the file is about.
FIRST = frozenset(
    {
        "person_key",
        "last_name",
        "first_name",
        "full_name",
        "birth_date",
        "alias",
        "household_key",
        "structure",
    }
)


class Sheet:
    """A mapped spreadsheet being read."""

    def __init__(self, reading: exchange.Reading, lines: Lines) -> None:
        self.total: int | None = lines.look.lines
        self.structures = tuple(lines.look.structures.values())
        self._reading = reading
        self.mends = reading.columns.mends
        self._lines = lines

    def rows(self) -> Iterator[Understood]:
        rows = Remembering(self._reading)
        return rows.with_cells(self._lines.understood(rows))

    def counts(self) -> Iterable[Count]:
        yield "", "rows", self._reading.rows

    def remarks(self) -> Iterable[exchange.Problem]:
        return self._reading.remarks


@contextmanager
def open_mapped(path: Path, asked: Asked) -> Iterator[Sheet]:
    """Open a spreadsheet by the mapping asked for; refuses `no_mapping` when nobody said what its columns mean."""
    meaning = asked.meaning
    if meaning is None:
        raise Refused(
            "no_mapping",
            _(
                "Nobody has said yet what the columns of this spreadsheet mean. Drop it on the page of files, or name a mapping."
            ),
        )
    layout = mapped(meaning.read())
    headers = {name: header for header, name in meaning.read().items()}
    with exchange.read(path, layout, asked.gate.columns & FIRST, today=asked.today) as first:
        look = Look().at(first, asked.source)
    with exchange.read(path, layout, asked.gate.columns, today=asked.today) as reading:
        yield Sheet(reading, Lines(asked, meaning, headers, look))


def day_of(path: Path) -> date | None:
    """A spreadsheet does not say its day."""
    return None


FORMAT = Format(
    code="tableur",
    label=_("Any spreadsheet, its columns explained on screen"),
    extensions=("csv", "txt", "tsv", "xlsx", "ods"),
    columns=COLUMNS,
    open=open_mapped,
    day=day_of,
    sample=Path(__file__).parent / "sample.csv",
    complete=True,
    mapped=True,
)
