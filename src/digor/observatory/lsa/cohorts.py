"""The periods that are counted: the report's, four single nights, three years of exits."""

from __future__ import annotations

STEPS = (
    """
create temp table lsa_cohort as
with nights(code, month, day) as (values ('31oct', 10, 31), ('31jan', 1, 31), ('30apr', 4, 30), ('31jul', 7, 31)),
single as (
  select code, make_date(cast(year as integer), month, day) as day
  from nights, range(year(report_start()), year(report_end()) + 1) as years(year)
)
select 'period' as cohort, report_start() as first, report_end() as last
union all select code, day, day from single where day between report_start() and report_end()
-- exits of the last six months are too young to say who comes back; of a short period all are
union all select 'exit_0', report_start(),
  case when report_end() - interval 6 month > report_start() then cast(report_end() - interval 6 month as date)
       else report_end() end
union all select 'exit_-1', exit1_first(), exit1_last()
union all select 'exit_-2', exit2_first(), exit2_last()
""",
)
