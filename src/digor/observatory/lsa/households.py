"""The type of each household stay, at each moment it is counted, and whether it is in the period."""

from __future__ import annotations

from digor.observatory.primitives.households import household_type


def _at(first: str, age: str) -> str:
    """Of a stay in progress on the day `first`: the members still there, at the age they have."""
    return f"""case when any_value(stay.left_on) < {first} or any_value(stay.entry) >= {first} then {household_type("entry_age")}
       else {household_type(age, f"(aged.left_on is null or aged.left_on >= {first})")} end"""


STEPS = (
    f"""
create temp table lsa_household as
with typed as (
  select stay.household, {household_type("entry_age")} as entry_type, {_at("report_start()", "active_age")} as active_type,
         {_at("exit1_first()", "exit1_age")} as exit1_type, {_at("exit2_first()", "exit2_age")} as exit2_type
  from lsa_stay stay left join lsa_aged aged using (household) group by stay.household
)
select stay.household, stay.enrollment, stay.person as head, stay.project, stay.kind, stay.entry, stay.left_on,
       stay.move_in, stay.last_night, stay.destination, stay.situation, stay.length_of_stay, stay.previous_street,
       stay.street_since, stay.recorded_entry,
       case when destination between 400 and 499 then 'permanent'
            when destination between 100 and 399 then 'temporary'
            when destination >= 0 then 'other' end as destination_group,
       entry_type, active_type, exit1_type, exit2_type,
       (stay.left_on is null or stay.left_on >= report_start())
         and exists (from hmis_project_territory place
                     where place.project = stay.project and place.territory = territory()) as active
from lsa_stay stay join typed using (household)
""",
    """
create temp table lsa_person as
select aged.*, household.active_type as hhtype,
       household.active and (aged.left_on is null or aged.left_on >= report_start()) as active,
       household.active and (aged.left_on is null or aged.left_on > report_start())
         and (aged.kind in (0, 2, 8) or (aged.kind = 1 and aged.last_night between report_start() and report_end())
              or (aged.kind in (3, 13) and aged.move_in is not null)) as resident
from lsa_aged aged join lsa_household household using (household)
""",
)
