"""C1, C2: nights spent in the period, each person's night counted once under each heading."""

from __future__ import annotations

from digor.observatory.lsa.values import insert
from digor.observatory.primitives.nights import clipped, nights

_NIGHT = """
create temp table lsa_night_spent as
select person, hhtype, project, kind, case when kind in (3, 13) then move_in else entry end as first,
       coalesce(left_on, report_end() + 1) as past
from lsa_person where resident and kind <> 1
union all
select person, hhtype, project, kind, night, night + 1
from lsa_person join lsa_own_night using (enrollment) where resident and kind = 1
"""


def _counted(measure: str, source: str, heading: str, **columns: str) -> tuple[str, ...]:
    """Under each type of household, then all together."""
    spent = clipped(source, "report_start()", "report_end() + 1")
    return tuple(
        insert(
            measure,
            f"select {heading}, {hhtype} as hhtype, sum(nights) as value from ({nights(spent, by)}) group by all",
            hhtype="hhtype",
            key="'bed_nights'",
            **columns,
        )
        for by, hhtype in (([heading, "hhtype", "person"], "hhtype"), ([heading, "person"], "0"))
    )


STEPS = (
    _NIGHT,
    *_counted("C1", "(from lsa_night_spent join lsa_group using (kind))", "grp", grp="grp"),
    *_counted("C2", "lsa_night_spent", "project", grp="'project'", project="project"),
)
