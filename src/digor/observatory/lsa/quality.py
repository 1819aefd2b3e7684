"""A2: what the records of the period lack."""

from __future__ import annotations

from digor.observatory.lsa.values import insert_even_zero

_UNKNOWN = "(8, 9, 99)"
# asked of who came from the street or a shelter
_FROM_HOMELESSNESS = "(kind in (0, 1, 8) or situation in (101, 116, 118) or previous_street = 1)"
_ADULT_OR_HEAD = "(active_age >= 18 or relationship = 1)"

_OF_STAYS = {
    "LivingSituation": f"{_ADULT_OR_HEAD} and (situation is null or situation in {_UNKNOWN})",
    "LengthOfStay": f"{_ADULT_OR_HEAD} and (length_of_stay is null or length_of_stay in {_UNKNOWN})",
    "HomelessDate": f"""{_ADULT_OR_HEAD}
      and (street_since > recorded_entry or (street_since is null and {_FROM_HOMELESSNESS}))""",
    "TimesHomeless": f"""{_ADULT_OR_HEAD} and {_FROM_HOMELESSNESS} and (times is null or times not in (1, 2, 3, 4))""",
    "MonthsHomeless": f"""{_ADULT_OR_HEAD} and {_FROM_HOMELESSNESS}
      and (months is null or months not between 101 and 113)""",
    "Destination": """left_on is not null and (destination is null or destination in (8, 9, 17, 30, 99)
      or (destination = 435 and destination_subsidy is null))""",
}
_TOLD = """(
  select person.*, told.entry as recorded_entry, told.situation, told.length_of_stay, told.previous_street,
         told.street_since, told.times, told.months, told.destination, told.destination_subsidy
  from lsa_person person join hmis_enrollment told using (enrollment) where active or resident
)"""

_NOT_ONE_HEAD = """
select count(*) as value from (
  select household from hmis_enrollment member join hmis_project project using (project)
  where household is not null and not victims and continuum and kind in (0, 1, 2, 3, 8, 13)
  group by household
  having count(*) filter (relationship = 1) <> 1 and bool_or(territory = territory())
     and bool_or(entry <= report_end() and (left_on is null or left_on >= report_start()))
)"""

_NO_RELATIONSHIP = """
select count(*) as value from hmis_enrollment member join lsa_household household using (household)
where household.active and (relationship is null or relationship not between 1 and 5)
  and member.entry <= report_end() and (member.left_on is null or member.left_on >= report_start())"""

_MOVE_IN = """
select count(*) as value from lsa_household household join hmis_enrollment told using (enrollment)
where household.active and household.kind in (3, 13, 15) and household.move_in is null
  and told.move_in <= report_end()"""

STEPS = (
    *(insert_even_zero("A2", f"select count(*) as value from {_TOLD} where {condition}", key=f"'{key}'")
      for key, condition in _OF_STAYS.items()),
    insert_even_zero("A2", _NOT_ONE_HEAD, key="'NotOneHoH'"),
    insert_even_zero("A2", _NO_RELATIONSHIP, key="'RelationshipToHoH'"),
    insert_even_zero("A2", _MOVE_IN, key="'MoveInDate'"),
)  # fmt: skip
