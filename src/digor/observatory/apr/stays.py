"""Whom the report is about: each person once, by the latest stay of the period.

A shelter by the night knows somebody in the period by a night of the period.
"""

from __future__ import annotations

from digor.observatory.primitives.ages import age
from digor.observatory.primitives.households import household_type

STEPS = (
    """
create temp table apr_cell (place integer, "table" text, "row" text, "column" text, value text)
""",
    """
create temp table apr_served as
with told as (
  select stay.*, project.kind, head.move_in as household_move_in, client.veteran, client.birth_quality,
         case when client.birth_quality in (8, 9) then null else client.born end as born
  from hmis_enrollment stay
  join hmis_project project using (project)
  left join hmis_client client using (person)
  left join (select household, any_value(move_in) as move_in from hmis_enrollment
             where relationship = 1 group by household having count(*) = 1) head using (household)
  where stay.entry <= report_end() and (stay.left_on is null or stay.left_on >= report_start())
    and (project.kind <> 1 or exists (from hmis_night night where night.enrollment = stay.enrollment
                                      and night.night between report_start() and report_end()))
)
select * exclude (household_move_in) replace (
  case when left_on <= report_end() then left_on end as left_on,
  -- a head's own date as it is told; of the others, not before they came
  case when kind in (3, 9, 10, 13)
         and household_move_in <= coalesce(case when left_on <= report_end() then left_on end, report_end())
       then case when relationship = 1 then household_move_in else greatest(household_move_in, entry) end end as move_in)
from told
""",
    f"""
create temp table apr_stay as
with aged as (
  select *, relationship = 1 as head, {age("born", "greatest(entry, report_start())")} as age
  from apr_served qualify row_number() over (partition by person order by entry desc, enrollment desc) = 1
)
select aged.*, typed.hhtype
from aged join (select household, {household_type("age")} as hhtype from aged group by household) typed using (household)
""",
    # the columns of a table by type of household: each type, and all of them
    """
create temp table apr_column as
from (values ('Total', 1), ('Total', 2), ('Total', 3), ('Total', 99), ('a. Without children', 1),
             ('b. With children and adults', 2), ('c. With only children', 3), ('d. Unknown household type', 99))
     as columns("column", hhtype)
""",
)


def cells(table: str, rows: dict[str, str], *, by_type: bool = True) -> tuple[str, ...]:
    """The statements that fill a table: a row's label → the condition on the stays counted in it."""
    shown = "" if by_type else """where "column" = 'Total'"""
    return tuple(
        f"""
insert into apr_cell
select {place}, '{table}', '{quoted(label)}', "column", count(distinct person) filter ({condition})
from apr_column left join apr_stay using (hhtype) {shown} group by "column"
"""
        for place, (label, condition) in enumerate(rows.items())
    )


def quoted(label: str) -> str:
    """A label inside an SQL string."""
    return label.replace("'", "''")
