"""How long a file, its staged rows and a partner's silence last: dated data (`delays.json`)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Delays:
    """`upload_hours`: an uploaded file is destroyed by then. `staged_days`: rows nobody published are discarded
    by then. `late_grace_days`, `first_gap_days`: see `rules.days_late`."""

    upload_hours: int
    staged_days: int
    late_grace_days: int
    first_gap_days: int


@cache
def _rows() -> list[tuple[date, Delays]]:
    rows = json.loads((Path(__file__).parent / "delays.json").read_text(encoding="utf-8"))["delays"]
    names = Delays.__dataclass_fields__
    return sorted(
        (
            (date.fromisoformat(row["valid_from"]), Delays(**{name: int(row[name]) for name in names}))
            for row in rows
        ),
        key=lambda pair: pair[0],
    )


def delays_on(day: date) -> Delays:
    """The delays in force on a day (LookupError before the first)."""
    begun = [delays for valid_from, delays in _rows() if valid_from <= day]
    if not begun:
        raise LookupError(f"No delays for {day:%Y-%m-%d}.")
    return begun[-1]
