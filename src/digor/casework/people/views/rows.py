"""A row of the list, drawn: ribbon, words, gesture."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from digor.casework.people.nomenclature.situations import family, situation
from digor.casework.people.panels.drawing import bars
from digor.casework.people.shapes import Row
from digor.foundation.frame import clock

KEPT = 2_000  # rows kept drawn by a process: forty pages, some 5 MB


def drawn(row: Row, on: date, *, query: str, here: str, may_state: bool) -> SafeString:
    """The row as HTML. Kept: what a row says does not change with the revision that says it."""
    return _drawn(row, on, query, here, may_state, get_language() or "", clock.today())


@lru_cache(maxsize=KEPT)
def _drawn(
    row: Row, on: date, query: str, here: str, may_state: bool, language: str, today: date
) -> SafeString:
    """`language` and `today` are part of what makes a row: "yesterday" is only true for a day."""
    held = {(family(one.situation), one.presumed): one for one in row.situations if one.situation}
    found = {
        "row": row,
        "on": on,
        "bars": bars(row.strips, on),
        "situations": [
            {"family": one.value, "word": situation(said.situation).label, "presumed": presumed}
            for (one, presumed), said in held.items()
        ],
        "query": query,
        "here": here,
        "may_state": may_state,
    }
    return mark_safe(render_to_string("people/row.html", found))
