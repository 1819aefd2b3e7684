"""Working days: not at the week-end, not on a public holiday (dated data)."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("days_worked.json")


def worked(day: date) -> bool:
    """Whether `day` is worked, by the rows in force on it."""
    rows = [row for row in _rows() if date.fromisoformat(row["valid_from"]) <= day]
    if not rows:
        return day.weekday() < 5
    row = max(rows, key=lambda one: str(one["valid_from"]))
    if day.weekday() in row["weekdays_off"] or day.strftime("%m-%d") in row["fixed"]:
        return False
    return (day - easter(day.year)).days not in row["days_after_easter"]


def after(day: date, days: int) -> date:
    """The `days`-th working day after `day`, which itself does not count."""
    found = day
    for _ in range(days):
        found += timedelta(days=1)
        while not worked(found):
            found += timedelta(days=1)
    return found


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm, Nature, 20 April 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, 1) + timedelta(days=day)


@cache
def _rows() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found
