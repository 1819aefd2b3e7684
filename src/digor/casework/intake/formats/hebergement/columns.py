"""The columns of a shelter's list that an agreement may name (its layout is exchange's)."""

from __future__ import annotations

from digor.foundation.exchange.layouts import LAYOUTS

LAYOUT = LAYOUTS["hebergement"]
COLUMNS = tuple((column.field, column.label) for column in LAYOUT.columns)
# What tells the day of the file, read first.
DAY = frozenset({"entered_on", "listed_on"})
# What tells who shares a household number, and which structures the file is about.
FIRST = frozenset(
    {"entered_on", "structure", "household_key", "person_key", "last_name", "first_name", "birth_date"}
)
