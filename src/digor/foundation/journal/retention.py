"""How long looks are kept: dated data (`retention.json`), chosen by the day of the purge."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path


@cache
def _periods() -> list[tuple[date, int]]:
    rows = json.loads((Path(__file__).parent / "retention.json").read_text(encoding="utf-8"))["looks"]
    return sorted((date.fromisoformat(row["valid_from"]), int(row["months"])) for row in rows)


def months_kept(day: date) -> int:
    """Months during which a look is kept, by the rule in force on `day`."""
    months = [months for valid_from, months in _periods() if valid_from <= day]
    if not months:
        raise LookupError(f"No retention rule for {day:%Y-%m-%d}.")
    return months[-1]


def kept_since(day: date) -> date:
    """The oldest day whose looks are still kept on `day`: the same day that many months before.

    When that month is shorter, its last day.
    """
    count = day.year * 12 + day.month - 1 - months_kept(day)
    year, month = divmod(count, 12)
    for candidate in range(day.day, 27, -1):
        try:
            return date(year, month + 1, candidate)
        except ValueError:
            continue
    return date(year, month + 1, day.day)
