"""Person stays: who was there with the head, from when to when."""

from __future__ import annotations

STEPS = (
    """
create temp table lsa_member as
select member.enrollment, member.person, stay.household, stay.person as head, member.relationship,
       stay.project, stay.kind, member.entry as own_entry,
       case when member.left_on <= report_end() then member.left_on end as own_exit,
       stay.entry as household_entry, stay.move_in as household_move_in, stay.left_on as household_exit
from lsa_stay stay
join hmis_enrollment member on member.household = stay.household
where member.relationship between 1 and 5 and member.entry <= coalesce(stay.left_on, report_end())
  and (member.left_on is null or member.left_on > report_end()
       or (member.left_on > stay.entry and member.left_on > lookback() and member.left_on > member.entry))
""",
    # a shelter by the night: one's own nights inside the household's stay
    """
create temp table lsa_own_night as
select member.enrollment, night.night
from lsa_member member join hmis_night night using (enrollment)
where member.kind = 1 and night.night >= greatest(member.household_entry, member.own_entry, lookback())
  and night.night <= report_end()
  and (member.household_exit is null or night.night < member.household_exit)
  and (member.own_exit is null or night.night < member.own_exit)
group by all
""",
    """
create temp table lsa_presence as
with nights as (
  select enrollment, min(night) as first_night, max(night) as last_night from lsa_own_night group by enrollment
), dated as (
  select *,
    case when kind = 1 then first_night else greatest(own_entry, household_entry) end as entry,
    case when kind = 1 and own_exit is null and household_exit is null and last_night + 90 > report_end() then null
         when kind = 1 then last_night + 1
         when own_exit is null or own_exit >= household_exit then household_exit
         when kind in (13, 15) and household_move_in = own_exit and own_exit = report_end() then null
         when kind in (13, 15) and household_move_in = own_exit then own_exit + 1
         else own_exit end as left_on
  from lsa_member left join nights using (enrollment)
  where kind <> 1 or first_night is not null
)
select enrollment, person, household, head, relationship, project, kind, entry, left_on, last_night,
       case when household_move_in is null or kind not in (3, 13, 15) then null
            when left_on is null or greatest(household_move_in, entry) < left_on
              or (greatest(household_move_in, entry) = left_on and left_on is not distinct from household_exit)
            then greatest(household_move_in, entry) end as move_in
from dated
""",
)
