"""How many nights: each counted once, however many intervals tell it."""

from __future__ import annotations

from collections.abc import Sequence

from digor.observatory.primitives.intervals import union


def nights(source: str, by: Sequence[str]) -> str:
    """`by`, `nights`: the nights that at least one interval covers. No row where there is none."""
    keys = ", ".join(by)
    return f"""
select {keys}, sum(past - first) as nights from ({union(source, by)}) group by {keys}"""


def ranked_nights(source: str, by: Sequence[str], rank: str, ranks: int) -> str:
    """`by`, `rank`, `nights`: each night told once, under the lowest rank (1 to `ranks`) that covers it.

    A rank's nights are those of the ranks up to it, together, less those of the ranks before it, together.
    """
    keys = ", ".join(by)
    up_to = nights(
        f"(select * from {source} join range(1, {ranks + 1}) as level(level) on {rank} <= level)",
        [*by, "level"],
    )
    return f"""
select {keys}, level as {rank}, nights from (
  select {keys}, level, nights - coalesce(lag(nights) over (partition by {keys} order by level), 0) as nights
  from ({up_to})
) where nights > 0"""


def clipped(source: str, first: str, past: str) -> str:
    """A query between brackets: the intervals of `source` cut to the window, two SQL expressions of dates."""
    return (
        f"(select * replace (greatest(first, {first}) as first, least(past, {past}) as past) from {source})"
    )
