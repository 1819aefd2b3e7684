"""Union of intervals, and what it leaves uncovered."""

from __future__ import annotations

from collections.abc import Sequence


def union(source: str, by: Sequence[str], *, reach: int = 0) -> str:
    """The fewest intervals that cover the same days, per `by`; two that touch are one.

    `reach`: two intervals with at most that many days uncovered between them are one too.
    """
    keys = ", ".join(by)
    near = f" + {reach}" if reach else ""
    # of two equal intervals one opens the run: it must come first in the second sort too
    order = "order by first, past, opens desc rows unbounded preceding"
    return f"""
select {keys}, min(first) as first, max(past) as past
from (
  select {keys}, first, past, sum(opens) over (partition by {keys} {order}) as run
  from (
    select {keys}, first, past,
           (first <= max(past) over (partition by {keys} order by first, past
                                     rows between unbounded preceding and 1 preceding){near}) is not true as opens
    from {source}
    where first < past
  )
)
group by {keys}, run"""


def gaps(source: str, by: Sequence[str]) -> str:
    """The days between two intervals that none covers, per `by`. Before the first and after the last: nothing."""
    keys = ", ".join(by)
    return f"""
select {keys}, past as first, next as past
from (select {keys}, past, lead(first) over (partition by {keys} order by first) as next from ({union(source, by)}))
where next is not null"""


def last_uncovered(source: str, moments: str, by: Sequence[str], moment: str) -> str:
    """The last day before `moment` that no interval covers: `by`, `moment`, `day`, one row per row of `moments`.

    `moments` holds each pair of `by` and `moment` once.
    """
    keys = ", ".join(f"asked.{key}" for key in by)
    same = " and ".join(f"asked.{key} = covering.{key}" for key in by)
    return f"""
select {keys}, asked.{moment},
       case when covering.past >= asked.{moment} then covering.first else asked.{moment} end - 1 as day
from {moments} as asked
asof left join ({union(source, by)}) as covering on {same} and asked.{moment} > covering.first"""


def remainder(source: str, hidden: str, by: Sequence[str]) -> str:
    """The days that `source` covers and `hidden` does not, in the fewest intervals, per `by`."""
    keys = ", ".join(by)
    return f"""
with kept as ({union(source, by)}), gone as ({union(hidden, by)}), free as (
  select {keys}, past as first, coalesce(lead(first) over (partition by {keys} order by first), date 'infinity') as past
  from gone
  union all select {keys}, date '-infinity', min(first) from gone group by {keys}
  union all select {keys}, date '-infinity', date 'infinity' from (select {keys} from kept except select {keys} from gone)
)
select {keys}, greatest(kept.first, free.first) as first, least(kept.past, free.past) as past
from kept join free using ({keys}) where kept.first < free.past and free.first < kept.past"""
