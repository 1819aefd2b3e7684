"""Measure 1a: nights without a home per person, and the run of them that the report reaches.

`stay` holds person, kind, entry, left_on, move_in; `bed_night` holds person, entry, left_on, night.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from digor.observatory.primitives.intervals import remainder
from digor.observatory.primitives.nights import clipped

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

WINDOW = 365
_SHELTER, _TRANSITIONAL, _HOUSED = "0, 8", "2", "3, 9, 10, 13"


@dataclass(frozen=True, slots=True)
class NightsHomeless:
    """`first` and `last` are nights; nights between them at home or of no known place are not in `nights`."""

    person: int
    nights: int
    first: date
    last: date


def nights_homeless(
    connection: DuckDBPyConnection, start: date, end: date, *, transitional: bool
) -> list[NightsHomeless]:
    """Everyone with such a night in start..end: those of the 365 days up to the last, and the run before them.

    A night in a shelter (in transitional housing too, if asked), recorded one by one where `kind` is 1; a
    night in one's own home, from moving in on, is none.
    """
    kinds = f"{_SHELTER}, {_TRANSITIONAL}" if transitional else _SHELTER
    away = f"""(
      select person, entry as first, coalesce(left_on, date '{end}' + 1) as past from stay where kind in ({kinds})
      union all select person, night, night + 1 from bed_night
      where night >= entry and (left_on is null or night < left_on))"""
    home = f"""(
      select person, move_in as first, coalesce(left_on, date '{end}' + 1) as past
      from stay where kind in ({_HOUSED}) and move_in >= entry)"""
    until = clipped(f"({remainder(away, home, ['person'])})", "first", f"date '{end}' + 1")
    rows = connection.execute(f"""
with homeless as (from {until} where first < past), reach as (
  select person, cast(max(past) as date) - {WINDOW} as opens, max(past) - 1 as last
  from homeless group by person having max(past) > date '{start}'
), counted as (
  -- a run in the middle of which the window opens is counted from its own beginning
  select person, case when first < opens then first else greatest(first, opens) end as first, past, last
  from homeless join reach using (person) where past > opens
)
select person, cast(sum(past - first) as integer), min(first), any_value(last) from counted group by person order by person
""").fetchall()
    return [NightsHomeless(*row) for row in rows]
