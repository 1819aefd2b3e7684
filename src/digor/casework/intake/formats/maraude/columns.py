"""The columns of a round's sheet that an agreement may name (its layout is exchange's)."""

from __future__ import annotations

from digor.foundation.exchange.layouts import LAYOUTS

LAYOUT = LAYOUTS["maraude"]
COLUMNS = tuple((column.field, column.label) for column in LAYOUT.columns)
REQUIRED = frozenset(LAYOUT.required)
