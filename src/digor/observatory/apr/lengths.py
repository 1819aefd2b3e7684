"""Q22a1, Q22b, Q22c: how long people stayed, and how long until they moved in.

From the entry to the exit, whose day is not counted; who is still there counts the last day of the period too.
"""

from __future__ import annotations

from digor.observatory.apr.stays import cells

_LENGTHS = """
create temp table apr_length as
select person, left_on is not null as gone, coalesce(left_on, report_end() + 1) - entry as days
from apr_stay
where kind <> 1
"""

_BANDS = {
    "a. 30 days or less": "days <= 30",
    "b. 31 to 60 days": "days between 31 and 60",
    "c. 61 to 90 days": "days between 61 and 90",
    "d. 91 to 180 days": "days between 91 and 180",
    "e. 181 to 365 days": "days between 181 and 365",
    "f. 366 to 730 days (1 - 2 yrs.)": "days between 366 and 730",
    "g. 731 to 1095 days (2 - 3 yrs.)": "days between 731 and 1095",
    "h. 1096 to 1460 days (3 - 4 yrs.)": "days between 1096 and 1460",
    "i. 1461 to 1825 days (4 - 5 yrs.)": "days between 1461 and 1825",
    "j. More than 1825 days (>5 yrs.)": "days > 1825",
    "k. Data Not Collected": "days is null",
    "l. Total": "true",
}
_WHO = {"Total": "true", "Leavers": "gone", "Stayers": "not gone"}


def _spread(place: int, label: str, condition: str) -> str:
    counts = " union all ".join(
        f"""select '{column}' as "column", count(*) filter ({condition} and {who}) as value from apr_length"""
        for column, who in _WHO.items()
    )
    return f"""insert into apr_cell select {place}, 'Q22a1', '{label}', "column", value from ({counts})"""


def _middle(place: int, label: str, figure: str) -> str:
    figures = " union all ".join(
        f"""select '{column}' as "column", {figure} filter ({who}) as value from apr_length"""
        for column, who in _WHO.items()
        if column != "Total"
    )
    return f"""insert into apr_cell
select {place}, 'Q22b', '{label}', "column", coalesce(cast(cast(round(value) as bigint) as text), '') from ({figures})"""


_WAITED = "move_in between report_start() and report_end()"
_TO_MOVE_IN = {
    "a. 7 days or less": (0, 7),
    "b. 8-14 days": (8, 14),
    "c. 15-21 days": (15, 21),
    "d. 22 to 30 days": (22, 30),
    "e. 31 to 60 days": (31, 60),
    "f. 61 to 180 days": (61, 180),
    "g. 181 to 365 days": (181, 365),
    "h. 366 to 730 days (1 - 2 yrs.)": (366, 730),
}
_LEFT_WAITING = "kind in (3, 13) and move_in is null and left_on is not null"

STEPS = (
    _LENGTHS,
    *(_spread(place, label, condition) for place, (label, condition) in enumerate(_BANDS.items())),
    _middle(0, "m. Average length in days", "avg(days)"),
    _middle(1, "n. Median length in days", "median(days)"),
    *cells(
        "Q22c",
        {
            **{
                label: f"{_WAITED} and move_in - entry between {least} and {most}"
                for label, (least, most) in _TO_MOVE_IN.items()
            },
            "i. Total (persons moved into housing)": _WAITED,
            "k. Persons who were exited without move-in": _LEFT_WAITING,
            "l. Total persons": f"({_WAITED}) or ({_LEFT_WAITING})",
        },
    ),
)
