"""The columns of an SI-SIAO extract that an agreement may name (its layout is exchange's)."""

from __future__ import annotations

from digor.foundation.exchange.layouts import LAYOUTS

LAYOUT = LAYOUTS["siao"]
COLUMNS = tuple((column.field, column.label) for column in LAYOUT.columns)
# What tells one stay from another, read first.
STAYS = frozenset(
    {
        "row_kind",
        "person_key",
        "group_key",
        "stay_key",
        "structure",
        "structure_key",
        "establishment",
        "place_kind",
    }
    | {"day", "entered_on"}
)
