"""The cells of an annual report, from the project's HMIS export or from several counted as one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from digor.observatory.apr import destinations, lengths, people, single_nights, stays
from digor.observatory.exports import counted

HEADER = ("table", "row", "column", "value")
STEPS = tuple(step for part in (stays, people, single_nights, lengths, destinations) for step in part.STEPS)

Cell = tuple[str, str, str, str]


def report(paths: Sequence[Path], start: date, end: date) -> list[Cell]:
    """Table, row, column, value, in the report's order; `start` and `end` are both in the period.

    Raises Refused for what is no HMIS export, ValueError for dates in the wrong order.
    """
    if start > end:
        raise ValueError(_("The period ends before it starts: look at the two dates."))
    with counted(paths) as (connection, _exports):
        for name, day in (("report_start", start), ("report_end", end)):
            connection.execute(f"create temp macro {name}() as date '{day}'")
        for step in STEPS:
            connection.execute(step)
        cells = connection.execute(
            'select "table", "row", "column", value from apr_cell '
            'order by cast(regexp_extract("table", \'\\d+\') as integer), "table", place, "column"'
        )
        return cells.fetchall()
