"""The last day each household was nowhere before its present time in the system began.

Six days after an exit, or after a night of a shelter by the night, still belong to the stay: shorter absences
do not break the time in the system.
"""

from __future__ import annotations

from digor.observatory.primitives.intervals import last_uncovered

# where a household is, night after night: a shelter by the night is only its nights
PRESENCE = """
create temp table lsa_household_presence as
select household, head, kind, entry as first, coalesce(left_on, report_end() + 1) as past, left_on, active,
       active_type, exit1_type, exit2_type, move_in
from lsa_household where kind <> 1
union all
select household, head, kind, night, night + 1, left_on, active, active_type, exit1_type, exit2_type, null
from lsa_household join lsa_bed_night using (household) where kind = 1
"""


def held(presence: str) -> str:
    """The end of a presence of PRESENCE, its six days included; one that goes on ends with the period."""
    return f"""case when {presence}.kind = 1 then {presence}.first + 7
              when {presence}.left_on is not null then {presence}.past + 7 else {presence}.past end"""


_HELD = f"""(
  select standing.head, standing.hhtype, presence.first,
         {held("presence")} as past
  from lsa_standing standing
  join lsa_household_presence presence on presence.head = standing.head and presence.active_type = standing.hhtype
  where standing.stat = 5 and (presence.active or presence.left_on < report_start())
)"""

_INACTIVE = f"""
create temp table lsa_inactive as
with continued as (
  select distinct standing.head, standing.hhtype, first_entry
  from lsa_standing standing
  join lsa_household stay on stay.head = standing.head and stay.active_type = standing.hhtype
  where standing.stat = 5 and stay.left_on < report_start() and stay.left_on >= first_entry - 6
    -- HUD's own figures look further back only for who was there when the period began
    and first_entry <= report_start()
), uncovered as ({last_uncovered(_HELD, "continued", ["head", "hhtype"], "first_entry")})
select head, hhtype, greatest(coalesce(day, lsa_standing.first_entry - 1), lookback() - 1) as last_inactive
from lsa_standing left join uncovered using (head, hhtype)
"""

STEPS = (PRESENCE, _INACTIVE)
