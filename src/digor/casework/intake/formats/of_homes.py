"""What the files about homes share: opened by their layout, each line understood alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from itertools import islice
from pathlib import Path

from digor.casework.intake import faults
from digor.casework.intake.formats.base import Asked, Count, Understood
from digor.casework.intake.formats.kept import Remembering
from digor.casework.people.nomenclature.lookup import fold
from digor.foundation import exchange
from digor.foundation.exchange import Problem, Row
from digor.foundation.frame.refusals import Refused

Understand = Callable[[Row, Asked], Understood]
LINES = 20_000  # looked at for the file's own day
_MONEY = re.compile(r"(\d{1,5})(?:[.,](\d{1,2}))?")


class Sheet:
    """A file on homes being read."""

    total: int | None = None

    def __init__(self, reading: exchange.Reading, asked: Asked, understand: Understand) -> None:
        self._reading, self._asked, self._understand = reading, asked, understand
        self.mends = reading.columns.mends

    def rows(self) -> Iterator[Understood]:
        rows = Remembering(self._reading)
        return rows.with_cells(
            self._understand(row, self._asked) if row.usable else Understood(row.line, problems=row.problems)
            for row in rows
        )

    def counts(self) -> Iterable[Count]:
        yield "", "rows", self._reading.rows

    def remarks(self) -> Iterable[Problem]:
        return self._reading.remarks


def opener(
    layout: exchange.Layout, understand: Understand
) -> Callable[[Path, Asked], AbstractContextManager[Sheet]]:
    """How a file of this layout is opened."""

    @contextmanager
    def opened(path: Path, asked: Asked) -> Iterator[Sheet]:
        with exchange.read(path, layout, asked.gate.columns, today=asked.today) as reading:
            yield Sheet(reading, asked, understand)

    return opened


def last_day(layout: exchange.Layout, names: tuple[str, ...]) -> Callable[[Path], date | None]:
    """Reads the last day a file tells of."""

    def found(path: Path) -> date | None:
        days: list[date] = []
        try:
            with exchange.read(path, layout, layout.fields) as reading:
                for row in islice(reading, LINES):
                    days += [day for name in names if isinstance(day := row.values.get(name), date)]
        except Refused:
            return None
        return max(days, default=None)

    return found


def commune(row: Row, asked: Asked, problems: list[Problem]) -> str:
    """The INSEE code of a commune written by its name or its code; a name that is not ours is a refusal."""
    text = str(row.values.get("commune") or "").strip()
    if not text:
        return ""
    code = asked.communes.get(fold(text)) or (text if text in asked.communes.values() else None)
    if code is None:
        problems.append(faults.refusing("commune_not_ours", row.line, "Commune"))
        return ""
    return code


def cents(row: Row, name: str, label: str, problems: list[Problem]) -> int | None:
    """An amount in euros a month, as cents: « 412,50 », « 412.5 € »."""
    text = (
        str(row.values.get(name) or "")
        .replace("€", "")
        .replace("\u202f", "")
        .replace("\xa0", "")
        .replace(" ", "")
    )
    if not text:
        return None
    found = _MONEY.fullmatch(text)
    if found is None:
        problems.append(faults.refusing("not_an_amount", row.line, label))
        return None
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))


def day(row: Row, name: str) -> date | None:
    """A day of the row."""
    value = row.values.get(name)
    return value if isinstance(value, date) else None
