"""Household stays: one household, one head, one project of the territory's network."""

from __future__ import annotations

STEPS = (
    # the heads of the households that have exactly one
    """
create temp table lsa_head as
select * from hmis_enrollment where relationship = 1 and household is not null
qualify count(*) over (partition by household) = 1
""",
    # rapid re-housing that gives services only is a type of its own, 15
    """
create temp table lsa_project as
select project, case when kind = 13 and rrh_subtype = 1 then 15 else kind end as kind, opened,
       case when closed <= report_end() then closed end as closed
from hmis_project
where continuum and not victims and (kind in (0, 1, 2, 3, 8) or (kind = 13 and rrh_subtype in (1, 2)))
  and opened <= report_end() and (closed is null or (closed > opened and closed > lookback()))
""",
    # under the latest participation that the stay may fall in; an exit after the project's end is none
    """
create temp table lsa_told_stay as
with told as (
  select head.* exclude (project, move_in), head.move_in as moved_in, project.*,
         participation.opened as records_from,
         case when participation.closed <= report_end() then participation.closed end as records_to
  from lsa_head head
  join lsa_project project using (project)
  join hmis_participation participation
    on participation.project = project.project and participation.kind = 1
   and participation.opened <= report_end()
   and (participation.closed is null or (participation.closed > lookback() and participation.closed > head.entry))
   and (head.left_on is null or head.left_on > participation.opened)
  where head.territory = territory() and head.entry <= report_end()
  qualify row_number() over (partition by head.enrollment
                             order by participation.opened desc, participation.closed desc nulls first) = 1
)
select * replace (case when (closed is null or left_on <= closed) and (records_to is null or left_on <= records_to)
                       then left_on end as left_on),
       greatest(opened, records_from) as possible_from, least(closed, records_to) as possible_to
from told
""",
    """
create temp table lsa_bed_night as
select stay.enrollment, stay.household, night.night
from lsa_told_stay stay join hmis_night night using (enrollment)
where stay.kind = 1 and night.night >= greatest(stay.possible_from, stay.entry, lookback())
  and night.night <= report_end()
  and (stay.left_on is null or night.night < stay.left_on)
  and (stay.possible_to is null or night.night < stay.possible_to)
group by all
""",
    """
create temp table lsa_stay as
with nights as (
  select enrollment, min(night) as first_night, max(night) as last_night from lsa_bed_night group by enrollment
), kept as (
  select * from lsa_told_stay left join nights using (enrollment)
  where (closed is null or entry < closed)
    and (left_on is null or (left_on > lookback() and left_on > entry and left_on > possible_from))
    and (kind <> 1 or first_night is not null)
), dated as (
  select * exclude (entry, left_on), left_on as recorded_exit, entry as recorded_entry,
    case when kind = 1 then first_night else greatest(entry, possible_from) end as entry,
    case when kind in (3, 13, 15) and moved_in <= report_end() and moved_in >= entry
           and (possible_to is null or moved_in < possible_to)
           and (left_on is null or moved_in < left_on or (moved_in = left_on and kind <> 3))
         then greatest(moved_in, possible_from) end as move_in,
    case when kind = 1 and last_night = report_end() then null
         when kind = 1 and left_on < report_end() then last_night + 1
         when kind = 1 and last_night + 90 <= report_end() then last_night + 1
         when kind in (13, 15) and moved_in = left_on and (possible_to is null or moved_in < possible_to)
              and left_on = report_end() then null
         when kind in (13, 15) and moved_in = left_on and (possible_to is null or moved_in < possible_to)
              and left_on < report_end() then left_on + 1
         when possible_to is not null and (left_on is null or left_on >= possible_to) then possible_to
         when left_on > report_end() then null
         else left_on end as left_on
  from kept
)
select * exclude (destination, destination_subsidy),
  case when left_on is null then -1
       when destination is null or destination in (17, 30, 99) then 99
       when recorded_exit is distinct from left_on and move_in is distinct from recorded_exit then 99
       when destination in (8, 9) then 98
       when destination = 435 then coalesce(destination_subsidy, 99)
       else destination end as destination
from dated
""",
)
