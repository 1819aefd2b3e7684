"""`hebergement`: a shelter's own list of the people it houses, one line per person and stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from digor.casework.intake.formats.base import Asked, Count, Format, Understood
from digor.casework.intake.formats.hebergement.columns import COLUMNS, DAY, FIRST, LAYOUT
from digor.casework.intake.formats.hebergement.understand import List, Look
from digor.casework.intake.formats.kept import Remembering
from digor.foundation import exchange
from digor.foundation.exchange.dates import read_date
from digor.foundation.exchange.unreadable import Unreadable
from digor.foundation.frame.refusals import Refused

LINES = 5_000  # looked at for the day of the file
_MONTHS = "janv|f[ée]v|mars|avr|mai|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c"
_DATED = re.compile(
    rf"\b(\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:er)? (?:{_MONTHS})\w*\.? \d{{4}})"
)


class Sheet:
    """A list being read, once its households and structures are known."""

    def __init__(self, reading: exchange.Reading, look: Look, asked: Asked) -> None:
        self.total: int | None = look.lines
        self.structures = tuple(look.structures.values())
        self._reading = reading
        self.mends = reading.columns.mends
        self._list = List(asked, look)

    def rows(self) -> Iterator[Understood]:
        rows = Remembering(self._reading)
        return rows.with_cells(self._list.understood(rows))

    def counts(self) -> Iterable[Count]:
        yield "", "rows", self._reading.rows
        yield "", "structures", len(self.structures)
        yield "", "free_places", self._list.free

    def remarks(self) -> Iterable[exchange.Problem]:
        return self._reading.remarks


@contextmanager
def open_list(path: Path, asked: Asked) -> Iterator[Sheet]:
    """Two passes: the first learns who shares a household number, and which structures the file is about."""
    with exchange.read(path, LAYOUT, asked.gate.columns & FIRST, today=asked.today) as first:
        look = Look().at(first, asked.source)
    with exchange.read(path, LAYOUT, asked.gate.columns, today=asked.today) as reading:
        yield Sheet(reading, look, asked)


def day_of(path: Path) -> date | None:
    """The day the list says it is of: a column of it, or its title above the headers."""
    try:
        with exchange.read(path, LAYOUT, DAY) as reading:
            listed = [row.values.get("listed_on") for row in islice(reading, LINES)]
            above = [text for line in reading.above for text in line]
    except Refused:
        return None
    days = [day for day in listed if isinstance(day, date)]
    for text in above:
        for found in _DATED.findall(text):
            try:
                days.append(read_date(found))
            except Unreadable:
                continue
    return max(days, default=None)


FORMAT = Format(
    code="hebergement",
    label=_("Shelter’s list of people present"),
    extensions=("csv", "txt", "xlsx", "ods"),
    columns=COLUMNS,
    open=open_list,
    day=day_of,
    sample=Path(__file__).parent / "sample.csv",
    complete=True,
)
