"""Who left in each cohort of exits: one exit per household, the way that led to it, and whether it came back.

Each cohort knows a household by its own type: for the year of exits it counts.
"""

from __future__ import annotations

from digor.observatory.lsa.inactivity import held
from digor.observatory.primitives.intervals import last_uncovered

_RANK = "case destination_group when 'permanent' then 1 when 'temporary' then 2 else 3 end"

_STAYS = """
create temp table lsa_cohort_stay as
select cohort.cohort, cohort.first as cohort_first, cohort.last as cohort_last, stay.*,
       case cohort.cohort when 'exit_0' then active_type when 'exit_-1' then exit1_type else exit2_type end as hhtype
from lsa_household stay, lsa_cohort cohort where cohort.cohort like 'exit%'
"""

# an exit counts when nothing else goes on or begins within fourteen days; one per household
_EXITS = f"""
create temp table lsa_left as
with candidate as (
  select * from lsa_cohort_stay this
  where left_on between cohort_first and cohort_last
    and not exists (from lsa_cohort_stay other
                    where other.cohort = this.cohort and other.head = this.head and other.hhtype = this.hhtype
                      and other.enrollment <> this.enrollment and other.entry < this.left_on + 14
                      and (other.left_on is null or other.left_on > this.left_on))
)
select * from candidate
qualify row_number() over (partition by cohort, head, hhtype
                           order by {_RANK}, left_on, destination, entry desc, enrollment desc) = 1
"""

_BEFORE = """
create temp table lsa_left_before as
with previous as (
  select this.cohort, this.enrollment, before.left_on, before.destination_group
  from lsa_left this
  join lsa_cohort_stay before
    on before.cohort = this.cohort and before.head = this.head and before.hhtype = this.hhtype
   and before.entry < this.entry and before.left_on between this.entry - 730 and this.left_on
  qualify row_number() over (partition by this.cohort, this.enrollment order by before.left_on desc,
                             before.destination, before.entry, before.enrollment desc) = 1
)
select this.cohort, this.enrollment, this.head, this.hhtype, this.entry, this.left_on, this.cohort_last,
  case when previous.left_on is null then 1 when previous.left_on >= this.entry - 14 then 5
       when previous.destination_group = 'permanent' then 2 when previous.destination_group = 'temporary' then 3
       else 4 end as stat
from lsa_left this left join previous using (cohort, enrollment)
"""

_HELD = f"""(
  select this.cohort, this.head, this.hhtype, presence.first,
         least({held("presence")}, this.cohort_last + 1) as past
  from lsa_left_before this
  join lsa_household_presence presence on presence.head = this.head
   and case this.cohort when 'exit_0' then active_type when 'exit_-1' then exit1_type else exit2_type end = this.hhtype
   and presence.left_on <= this.left_on and presence.kind in (0, 1, 2, 3, 8, 13)
  where this.stat = 5
)"""

_INACTIVE = f"""
create temp table lsa_left_inactive as
with continued as (
  select distinct this.cohort, this.head, this.hhtype, this.entry
  from lsa_left_before this
  join lsa_cohort_stay before
    on before.cohort = this.cohort and before.head = this.head and before.hhtype = this.hhtype
   and before.entry < this.entry and before.left_on >= this.entry - 6
  where this.stat = 5
), uncovered as ({last_uncovered(_HELD, "continued", ["cohort", "head", "hhtype"], "entry")})
select this.cohort, this.enrollment, this.stat, this.head, this.hhtype, this.left_on,
       greatest(coalesce(uncovered.day, this.entry - 1), lookback() - 1) as last_inactive
from lsa_left_before this left join uncovered using (cohort, head, hhtype)
"""

# the kinds of stays of the way: shelter 1, transitional 2, rapid re-housing 4, supportive housing 8
_WAY = """
create temp table lsa_left_way as
select this.cohort, this.enrollment,
       bit_or(case when stay.kind in (0, 1, 8) then 1 when stay.kind = 2 then 2 when stay.kind = 13 then 4
                   when stay.kind = 3 then 8 else 0 end) as way
from lsa_left_inactive this
join lsa_cohort_stay stay
  on stay.cohort = this.cohort and stay.head = this.head and stay.hhtype = this.hhtype
 and stay.entry <= this.left_on
 and (stay.entry > last_inactive
      or (last_inactive = lookback() - 1 and (stay.left_on is null or stay.left_on > last_inactive)))
group by all
"""

_RETURNS = """
create temp table lsa_exit as
with back as (
  select this.cohort, this.enrollment, min(next.entry) as entry
  from lsa_left this
  join lsa_cohort_stay next on next.cohort = this.cohort and next.head = this.head and next.hhtype = this.hhtype
   and next.entry between this.left_on + 15 and this.left_on + 730
  group by all
)
select this.cohort, this.enrollment, this.head, this.hhtype, this.destination, this.destination_group, inactive.stat,
  inactive.last_inactive, coalesce(back.entry - this.left_on, -1) as return_days,
  case when kind in (0, 1) then 'ES' when kind = 2 then 'TH' when kind = 8 then 'SH'
       else (case kind when 3 then 'PSH' when 13 then 'RRH' else 'RRHSO' end)
            || case when move_in is null then '_not_housed' else '_housed' end end as exit_from,
  case when kind = 3 and move_in < cohort_first then -1
       when kind in (3, 13) and move_in + 365 <= this.left_on then -1
       else case way when 1 then 1 when 2 then 2 when 3 then 3 when 4 then 4 when 5 then 5 when 6 then 6 when 7 then 7
                     when 8 then 8 when 9 then 9 when 13 then 10 when 12 then 11 else 12 end end as path
from lsa_left this
join lsa_left_inactive inactive using (cohort, enrollment)
left join lsa_left_way using (cohort, enrollment)
left join back using (cohort, enrollment)
"""

STEPS = (_STAYS, _EXITS, _BEFORE, _INACTIVE, _WAY, _RETURNS)
