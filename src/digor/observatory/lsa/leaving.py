"""G1 to H2, counted: exits by where from and where to, and returns."""

from __future__ import annotations

from digor.observatory.lsa.system import banded_return
from digor.observatory.lsa.values import insert


def _exits(measure: str, key: str, *by: str, **columns: str) -> str:
    query = (
        f"select cohort, hhtype, {', '.join((*by, key))} as key, count(*) as value from lsa_exit group by all"
    )
    cells = {"grp": "'all'", **columns}
    return insert(measure, query, cohort="cohort", hhtype="hhtype", key="key", **cells)


# the group of rows, the destination told, the path, which exits; -1 is no path
_SUBJECTS = (
    ("exit_from", "destination_group", "''", "true"),
    ("'all'", "destination_group", "''", "true"),
    ("'any_path'", "destination_group", "''", "path > 0"),
    ("'destination'", "'dest_' || destination", "''", "true"),
    ("'path'", "destination_group", "path", "path > 0"),
)


def _mean_return(grp: str, to: str, path: str, which: str) -> str:
    query = f"""
select cohort, grp, heading, way, coalesce(hhtype, 0) as hhtype, sum(return_days) // count(*) as value
from (select cohort, {grp} as grp, {to} as heading, {path} as way, hhtype, return_days
      from lsa_exit where return_days > 0 and {which})
group by grouping sets ((cohort, grp, heading, way), (cohort, grp, heading, way, hhtype))"""
    return insert(
        "H2",
        query,
        cohort="cohort",
        grp="grp",
        hhtype="hhtype",
        path="way",
        key="'avg_return_days:' || heading",
    )


STEPS = (
    _exits("G1", "'exits:' || destination_group", "exit_from", grp="exit_from"),
    _exits("G2", "'exits:dest_' || destination"),
    _exits("G3", "'stat_' || stat"),
    _exits("G4", "'exits'", "path", path="path"),
    _exits("H1", f"'return_band_' || {banded_return('return_days')}"),
    *(
        insert(
            "H1",
            f"""select cohort, destination_group, count(*) as value from lsa_exit
                where return_days between 1 and {days} group by all""",
            cohort="cohort", grp="'all'", hhtype="'0'", key=f"'returns<={days}:' || destination_group",
        )
        for days in (180, 365, 730)
    ),
    *(_mean_return(*subject) for subject in _SUBJECTS),
)  # fmt: skip
