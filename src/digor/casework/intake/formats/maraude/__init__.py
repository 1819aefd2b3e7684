"""`maraude`: the sheet of one round, one line per person met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from digor.casework.intake.formats.base import Asked, Count, Format, Understood
from digor.casework.intake.formats.kept import Remembering
from digor.casework.intake.formats.maraude.columns import COLUMNS, LAYOUT, REQUIRED
from digor.casework.intake.formats.maraude.understand import understood
from digor.foundation import exchange
from digor.foundation.frame.refusals import Refused

SHEET = 2_000  # lines looked at for the night: a round's sheet has a few dozen


class Sheet:
    """A round's sheet being read."""

    total: int | None = None

    def __init__(self, reading: exchange.Reading, asked: Asked) -> None:
        self._reading = reading
        self.mends = reading.columns.mends
        self._asked = asked

    def rows(self) -> Iterator[Understood]:
        rows = Remembering(self._reading)
        return rows.with_cells(understood(rows, self._asked))

    def counts(self) -> Iterable[Count]:
        yield "", "rows", self._reading.rows

    def remarks(self) -> Iterable[exchange.Problem]:
        return self._reading.remarks


@contextmanager
def open_sheet(path: Path, asked: Asked) -> Iterator[Sheet]:
    """Open a sheet; raises `Refused` when it cannot be used."""
    with exchange.read(path, LAYOUT, asked.gate.columns, today=asked.today) as reading:
        yield Sheet(reading, asked)


def night_of(path: Path) -> date | None:
    """The last night the sheet tells of."""
    try:
        with exchange.read(path, LAYOUT, REQUIRED) as reading:
            nights = [row.values["night"] for row in islice(reading, SHEET) if row.usable]
    except Refused:
        return None
    return max((night for night in nights if isinstance(night, date)), default=None)


FORMAT = Format(
    code="maraude",
    label=_("Sheet of a round"),
    extensions=("csv", "txt", "xlsx", "ods"),
    columns=COLUMNS,
    open=open_sheet,
    day=night_of,
    sample=Path(__file__).parent / "sample.csv",
)
