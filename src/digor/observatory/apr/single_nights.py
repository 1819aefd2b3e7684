"""Q7b: persons there on the last Wednesday of January, April, July and October."""

from __future__ import annotations

from digor.observatory.apr.stays import cells

_MONTHS = {"January": 1, "April": 4, "July": 7, "October": 10}

# the last Wednesday of each month of the period: the last day, and back to the weekday
_WEDNESDAYS = """
create temp table apr_wednesday as
with ends as (
  select month, last_day(make_date(cast(year as integer), month, 1)) as last
  from (values (1), (4), (7), (10)) as months(month),
       range(year(report_start()), year(report_end()) + 1) as years(year)
)
select month, last - cast((isodow(last) + 4) % 7 as integer) as day from ends
where last - cast((isodow(last) + 4) % 7 as integer) between report_start() and report_end()
"""

# by any of their stays, not the latest alone
_PRESENT = """
create temp table apr_present as
select distinct stay.person, wednesday.month
from apr_served stay, apr_wednesday wednesday
where case when kind in (3, 13) then move_in <= day and (left_on is null or left_on > day)
           when kind = 1 then exists (from hmis_night night where night.enrollment = stay.enrollment and night.night = day)
           else entry <= day and (left_on is null or left_on > day) end
"""

STEPS = (
    _WEDNESDAYS,
    _PRESENT,
    *cells(
        "Q7b",
        {
            name: f"exists (from apr_present where apr_present.person = apr_stay.person and month = {month})"
            for name, month in _MONTHS.items()
        },
    ),
)
