"""What a line says of a report: received, visited, ordered, closed."""

from __future__ import annotations

from digor.casework.intake import faults
from digor.casework.intake.formats.base import Asked, Understood
from digor.casework.intake.formats.of_homes import commune, day
from digor.foundation.exchange import Row
from digor.supply import given

_DAYS = ("received_on", "visited_on", "measure_on", "rehousing_due_on", "rehoused_on", "closed_on")


def understood(row: Row, asked: Asked) -> Understood:
    """One line, one report: the whole of what its service knows of it on that day."""
    problems = list(row.problems)
    number, values = str(row.values["number"]), row.values
    if len(number) > 80:
        problems.append(faults.refusing("key_too_long", row.line, "Numéro de signalement"))
    received_on = day(row, "received_on")
    if received_on is not None and received_on > asked.file_day:
        problems.append(faults.refusing("day_to_come", row.line, "Date du signalement"))
    where = commune(row, asked, problems)
    if any(problem.blocking for problem in problems):
        return Understood(row.line, problems=tuple(problems))
    said = given.report(
        number,
        day(row, "stated_on") or asked.file_day,
        line=row.line,
        commune=where,
        **{name: day(row, name) for name in _DAYS},
        **{name: values.get(name) for name in ("address", "finding", "measure", "outcome")},
    )
    return Understood(row.line, problems=tuple(problems), homes=(said,))
