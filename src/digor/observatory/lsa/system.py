"""D1 to F1, counted: where households stand, how long they were in the system, by which way."""

from __future__ import annotations

from digor.observatory.lsa.values import insert

BANDS = (7, 30, 60, 90, 180, 365, 547, 730, 1094)
HOUSED_BANDS = (
    (90, 3),
    (180, 6),
    (365, 12),
    (730, 24),
    (1095, 36),
    (1460, 48),
    (1825, 60),
    (2555, 84),
    (3650, 120),
)
RETURN_BANDS = (30, 60, 90, 180, 365, 547, 730)


def banded(days: str) -> str:
    """The upper end of the band of a number of days; 0 stays 0, the last band is 1095."""
    cases = " ".join(f"when {days} <= {last} then {last}" for last in BANDS)
    return f"case when {days} = 0 then 0 {cases} else 1095 end"


def banded_return(days: str) -> str:
    """The same for the days before a return; -1 (none) stays -1."""
    cases = " ".join(f"when {days} <= {last} then {last}" for last in RETURN_BANDS)
    return f"case when {days} < 0 then -1 {cases} else 730 end"


def _housed(days: str) -> str:
    cases = " ".join(f"when {days} <= {last} then {name}" for last, name in HOUSED_BANDS)
    return f"case when {days} = 0 then 0 {cases} else 121 end"


def _spread(measure: str, name: str, of: str) -> str:
    """How many households of each type have each value."""
    query = f"select hhtype, {of} as told, count(*) as value from lsa_system group by all"
    return insert(measure, query, grp="'households'", hhtype="hhtype", key=f"'{name}=' || told")


AVERAGES = {
    "days_es_sh": ("E2", "es_days", "true"),
    "days_th": ("E2", "th_days", "true"),
    "days_es_sh_th": ("E2", "est_days", "true"),
    "days_pre_movein": ("E2", "waiting_days", "true"),
    "days_homeless_documented": ("E2", "homeless_days", "true"),
    "days_rrh_housed": ("E2", "rrh_days", "true"),
    "days_system_not_psh": ("E2", "system_days", "true"),
    "days_homeless_selfreported": ("E3", "told_days", "true"),
    "days_homeless_total": ("E3", "all_homeless_days", "true"),
    "psh_housed_exited": ("E4", "psh_days", "psh_move_in in (1, 2) and psh in (12, 22)"),
    "psh_housed_active": ("E4", "psh_days", "psh_move_in in (1, 2) and psh in (11, 21)"),
    "rrh_nomovein_exited": ("E4", "rrh_waiting_days", "rrh in (12, 22) and rrh_move_in = 0"),
    "rrh_nomovein_active": ("E4", "rrh_waiting_days", "rrh in (11, 21) and rrh_move_in = 0"),
    "rrh_start_to_movein": ("E4", "rrh_waiting_days", "rrh > 2 and rrh_move_in in (1, 2)"),
    "rrh_housed_exited": ("E4", "rrh_days", "rrh in (12, 22) and rrh_move_in in (1, 2)"),
    "rrh_housed_active": ("E4", "rrh_days", "rrh in (11, 21) and rrh_move_in in (1, 2)"),
}

_PATH = "coalesce(cast(path as text), '')"

# name, households' type (0 all), path (empty: all), how many households, their days together
_SUMS = (
    """
create temp table lsa_sum (measure text, name text, hhtype integer, path text, households bigint, days bigint)
""",
    *(
        f"""
insert into lsa_sum
select '{measure}', '{name}', coalesce(hhtype, 0), {_PATH if by_path else "''"}, count(*), sum({days})
from lsa_system where {days} > 0 and {condition}
group by grouping sets ((), (hhtype){", (path), (hhtype, path)" if by_path else ""})
having count(*) > 0{" and path is distinct from -1" if by_path else ""}
"""
        for name, (measure, days, condition) in AVERAGES.items()
        for by_path in (measure != "E4",)
    ),
)

STEPS = (
    *(_spread("D1", name, of) for name, of in {
        "ESTStatus": "est", "RRHStatus": "rrh", "PSHStatus": "psh", "RRHMoveIn": "rrh_move_in",
        "PSHMoveIn": "psh_move_in"}.items()),
    _spread("D2", "Stat", "stat"),
    _spread("D2", "ReturnTime", banded_return("return_days")),
    *(_spread(measure, name, banded(days)) for measure, name, days in (
        ("E1", "ESDays", "es_days"), ("E1", "THDays", "th_days"), ("E1", "ESTDays", "est_days"),
        ("E1", "RRHPSHPreMoveInDays", "waiting_days"), ("E1", "RRHHousedDays", "rrh_days"),
        ("E1", "SystemDaysNotPSHHoused", "system_days"), ("E1", "SystemHomelessDays", "homeless_days"),
        ("E3", "Other3917Days", "told_days"), ("E3", "TotalHomelessDays", "all_homeless_days"),
        ("E4", "RRHPreMoveInDays", "rrh_waiting_days"))),
    _spread("E4", "PSHHousedDays", _housed("psh_days")),
    _spread("F1", "SystemPath", "path"),
    *_SUMS,
    *(insert(measure, f"select hhtype, path, name, days // households as value from lsa_sum where measure = '{measure}'",
             hhtype="hhtype", path="path", key="'avg:' || name") for measure in ("E2", "E3", "E4")),
)  # fmt: skip
