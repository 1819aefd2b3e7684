"""`siao`: an extract of SI-SIAO, one line per person and event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from digor.casework.intake.formats.base import Asked, Count, Format, Understood
from digor.casework.intake.formats.kept import Remembering
from digor.casework.intake.formats.siao.columns import COLUMNS, LAYOUT, STAYS
from digor.casework.intake.formats.siao.stays import Stays
from digor.casework.intake.formats.siao.understand import Extract
from digor.foundation import exchange


class Sheet:
    """An extract being read, once its stays are known."""

    def __init__(self, reading: exchange.Reading, stays: Stays, asked: Asked) -> None:
        self.total: int | None = stays.lines
        self._reading = reading
        self.mends = reading.columns.mends
        self._extract = Extract(asked, stays)

    def rows(self) -> Iterator[Understood]:
        rows = Remembering(self._reading)
        return rows.with_cells(self._extract.understood(iter(rows)))

    def counts(self) -> Iterable[Count]:
        yield "", "rows", self._reading.rows

    def remarks(self) -> Iterable[exchange.Problem]:
        return self._reading.remarks


@contextmanager
def open_siao(path: Path, asked: Asked) -> Iterator[Sheet]:
    """Two passes: the first learns which stays end when."""
    stays = Stays()
    with exchange.read(path, LAYOUT, asked.gate.columns & STAYS, today=asked.today) as first:
        stays.look(first)
    with exchange.read(path, LAYOUT, asked.gate.columns, today=asked.today) as reading:
        yield Sheet(reading, stays, asked)


def day_of(path: Path) -> date | None:
    """An extract does not say its day."""
    return None


FORMAT = Format(
    code="siao",
    label=_("SI-SIAO extract (demands, orientations, entries, exits)"),
    extensions=("csv", "txt", "xlsx", "ods"),
    columns=COLUMNS,
    open=open_siao,
    day=day_of,
    sample=Path(__file__).parent / "sample.csv",
    complete=True,
)
