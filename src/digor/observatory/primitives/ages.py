"""Ages in completed years."""

from __future__ import annotations


def age(born: str, day: str) -> str:
    """The age on a day, two SQL expressions of dates; born on 29 February, one grows older on the 28th."""
    years = f"(year({day}) - year({born}))"
    return f"({years} - case when cast({born} + to_years(cast({years} as integer)) as date) > {day} then 1 else 0 end)"
