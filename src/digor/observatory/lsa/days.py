"""E: each day of a household once, under the lowest status that applies, from its last inactive day on.

1 housed in PSH, 2 housed in RRH, 3 transitional, 4 shelter, 5 PSH and 6 RRH before moving in, 7 homeless by
their own account before entry.
"""

from __future__ import annotations

from digor.observatory.primitives.nights import nights, ranked_nights

# why an account of earlier homelessness is believed: from a shelter, or from the street by way of a short stay
_BELIEVED = """(kind in (0, 1, 8) or situation between 100 and 199
   or (length_of_stay in (10, 11) and previous_street = 1)
   or (situation between 200 and 299 and length_of_stay in (2, 3) and previous_street = 1))"""

# column → the ranks counted in it
_COUNTED = {
    "es_days": "4",
    "th_days": "3",
    "est_days": "3, 4",
    "waiting_days": "5, 6",
    "rrh_days": "2",
    "psh_days": "1",
    "system_days": "2, 3, 4, 5, 6",
    "homeless_days": "3, 4, 5, 6",
}
_DAYS = ", ".join(
    f"coalesce(sum(ranked.nights) filter (status in ({ranks})), 0) as {name}"
    for name, ranks in _COUNTED.items()
)
# not served in the period, yet in the days just before it: 2
_STATUSES = ", ".join(
    f"case when any_value({group}) = 0 and bool_or(status in ({ranks})) then 2 else any_value({group}) end as {group}"
    for group, ranks in {"est": "3, 4", "rrh": "6", "psh": "5"}.items()
)
# rapid re-housing before moving in, whatever else goes on; the day of leaving is counted
_WAITED = """(
  select head, active_type as hhtype, entry as first, coalesce(move_in, left_on + 1, report_end() + 1) as past
  from lsa_household where active and kind = 13)"""

STEPS = (
    f"""
create temp table lsa_own_account as
select inactive.head, inactive.hhtype, inactive.last_inactive, stay.street_since, stay.entry,
       stay.entry_type = inactive.hhtype as same_at_entry
from lsa_inactive inactive
join lsa_household stay on stay.head = inactive.head
 and (stay.entry_type = inactive.hhtype or stay.active_type = inactive.hhtype)
where stay.street_since < stay.entry and stay.entry > inactive.last_inactive and {_BELIEVED}
""",
    """
create temp table lsa_spent as
with own as (
  select inactive.head, inactive.hhtype, presence.* exclude (head), inactive.last_inactive
  from lsa_inactive inactive
  join lsa_household_presence presence on presence.head = inactive.head and presence.active_type = inactive.hhtype
), housed as (
  select head, hhtype, case kind when 3 then 1 else 2 end as status, move_in as first, past
  from own where kind in (3, 13) and active and move_in is not null
), waiting as (
  select head, hhtype, case when kind = 2 then 3 when kind in (0, 1, 8) then 4 when kind = 3 then 5 else 6 end as status,
         greatest(first, last_inactive + 1) as first,
         case when kind in (3, 13) then least(past, move_in) else past end as past
  from own where kind in (0, 1, 2, 3, 8, 13)
), told as (
  select head, hhtype, 7 as status, greatest(street_since, last_inactive) as first, entry as past
  from lsa_own_account where same_at_entry
)
select head, hhtype, status, greatest(first, lookback()) as first, past from housed
union all select head, hhtype, status, greatest(first, lookback()), past from waiting
union all select * from told
""",
    f"""
create temp table lsa_day as
with ranked as ({ranked_nights("lsa_spent", ["head", "hhtype"], "status", 7)}), before as (
  select head, hhtype, max(last_inactive - street_since) + 1 as nights
  from lsa_own_account where street_since <= last_inactive group by head, hhtype
), waited as ({nights(_WAITED, ["head", "hhtype"])})
select standing.* exclude (est, rrh, psh), {_DAYS}, {_STATUSES},
  coalesce(sum(ranked.nights) filter (status = 7), 0) + coalesce(any_value(before.nights), 0) as told_days,
  coalesce(sum(ranked.nights) filter (status >= 3), 0) + coalesce(any_value(before.nights), 0) as all_homeless_days,
  coalesce(any_value(waited.nights), 0) as rrh_waiting_days
from lsa_standing standing
left join ranked using (head, hhtype) left join before using (head, hhtype) left join waited using (head, hhtype)
group by all
""",
)
