"""B1 to B4: people and households in a home or a shelter, in the period and on four nights."""

from __future__ import annotations

from digor.observatory.lsa.values import insert
from digor.observatory.primitives.counts import distinct

# the last age of each band, its name
BANDS = ((0, "0"), (2, "1-2"), (5, "3-5"), (17, "6-17"), (21, "18-21"), (24, "22-24"), (34, "25-34"), (44, "35-44"),
         (54, "45-54"), (64, "55-64"))  # fmt: skip


def band(age: str) -> str:
    """The band of an age; null for one that is not known."""
    cases = " ".join(f"when {age} <= {last} then '{name}'" for last, name in BANDS)
    return f"case {cases} when {age} >= 65 then '65+' end"


# one band per person: the highest age of the stays counted
_PRESENT = f"""
create temp table lsa_present as
with resident as (
  select *, {band("max(active_age) over (partition by person)")} as band from lsa_person where resident
)
select cohort, person, head, hhtype, project, kind, band
from resident, lsa_cohort
where cohort = 'period'
   or (first = last and case when kind in (0, 2, 8) then entry <= first and coalesce(left_on > first, true)
                             when kind in (3, 13) then move_in <= first and coalesce(left_on > first, true)
                             else exists (from lsa_own_night own
                                          where own.enrollment = resident.enrollment and own.night = first) end)
"""
_GROUPED = "(from lsa_present join lsa_group using (kind))"
_PEOPLE, _HOUSEHOLDS = "person", "{'head': head, 'hhtype': hhtype}"


def _counted(measure: str, source: str, what: str, key: str, *by: str, **columns: str) -> str:
    query = distinct(source, what, ["cohort", "hhtype", *by], total="hhtype")
    return insert(measure, query, cohort="cohort", hhtype="hhtype", key=key, **columns)


STEPS = (
    _PRESENT,
    _counted("B1", _GROUPED, _PEOPLE, "'people'", "grp", grp="grp"),
    _counted("B2", _GROUPED, _HOUSEHOLDS, "'households'", "grp", grp="grp"),
    _counted("B3", "lsa_present", _PEOPLE, "'people'", "project", grp="'project'", project="project"),
    _counted("B3", "lsa_present", _HOUSEHOLDS, "'households'", "project", grp="'project'", project="project"),
    _counted("B4", f"(from {_GROUPED} where band is not null)", _PEOPLE, "band", "grp", "band", grp="grp"),
)
