"""D1, D2 before days are counted: where each household of the period stands, and whether it is new.

A household is a head and a type. Status: 11, 21 there since before the start, or since; 12, 22 and left.
"""

from __future__ import annotations


def _status(kinds: str) -> str:
    those = f"filter (kind in ({kinds}))"
    return f"""case when count(*) {those} = 0 then 0 else
         case when min(entry) {those} < report_start() then 10 else 20 end
         + case when bool_or(left_on is null) {those} then 1 else 2 end end"""


def _move_in(kind: int) -> str:
    those = f"filter (kind = {kind})"
    return f"""case when count(*) {those} = 0 then -1 when max(move_in) {those} >= report_start() then 1
         when max(move_in) {those} is not null then 2 else 0 end"""


_STANDING = f"""
create temp table lsa_first_standing as
select head, active_type as hhtype, min(entry) as first_entry,
       {_status("0, 1, 2, 8")} as est, {_status("13")} as rrh, {_status("3")} as psh,
       {_move_in(13)} as rrh_move_in, {_move_in(3)} as psh_move_in
from lsa_household where active group by head, active_type
"""

# what came before: the household's stay that ended last in the two years before its first entry
_PREVIOUS = """
create temp table lsa_standing as
with previous as (
  select standing.head, standing.hhtype, stay.left_on, stay.destination_group
  from lsa_first_standing standing
  join lsa_household stay on stay.head = standing.head and stay.active_type = standing.hhtype
   and stay.left_on between first_entry - 730 and first_entry - 1
  qualify row_number() over (partition by standing.head, standing.hhtype
                             order by stay.left_on desc, stay.destination, stay.entry, stay.enrollment desc) = 1
), judged as (
  select standing.*, previous.left_on as previous_exit,
    case when est in (11, 12) or rrh in (11, 12) or psh in (11, 12) or left_on + 15 > first_entry then 5
         when left_on is null then 1 when destination_group = 'permanent' then 2
         when destination_group = 'temporary' then 3 else 4 end as stat
  from lsa_first_standing standing left join previous using (head, hhtype)
)
select *, case when stat in (1, 5) then -1 else first_entry - previous_exit end as return_days from judged
"""

STEPS = (_STANDING, _PREVIOUS)
