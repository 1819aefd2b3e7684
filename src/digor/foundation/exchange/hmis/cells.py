"""Cells of an export that may be empty or wrong: the value, or nothing and a problem that blocks nothing."""

from __future__ import annotations

from datetime import date

from digor.foundation.exchange.hmis.codes import situation
from digor.foundation.exchange.hmis.dates import iso_day
from digor.foundation.exchange.hmis.table import Report
from digor.foundation.exchange.problem import Problem


def day_of(
    text: str, column: str, line: int, file: str, report: Report, *, blocking: bool = False
) -> date | None:
    """A day, None when the cell is empty or, reported, when it is no date."""
    day = iso_day(text) if text else None
    if text and day is None:
        details = {"written": text}
        report(Problem("not_an_iso_date", line, column, text, details, blocking, file))
    return day


def situation_of(
    code: str, subsidy: str, column: str, line: int, file: str, report: Report
) -> tuple[str, str]:
    """A situation and its subsidy in today's codes; both empty when the cell is, or is reported."""
    told = situation(code, subsidy)
    if told is None:
        details = {"written": code}
        report(Problem("unknown_hmis_code", line, column, code, details, False, file))
        return "", ""
    return told
