"""What a line of a landlord's file says: a dwelling, a vacancy, or what became of it."""

from __future__ import annotations

from datetime import date

from digor.casework.intake import faults
from digor.casework.intake.formats.base import Asked, Understood
from digor.casework.intake.formats.of_homes import cents, commune, day
from digor.foundation.exchange import Problem, Row
from digor.supply import given
from digor.supply.enums import Step
from digor.supply.given import Given

STEPS = {"attribution": Step.LET, "refus": Step.REFUSE, "retrait": Step.WITHDRAW}


def understood(row: Row, asked: Asked) -> Understood:
    """One line. A vacancy is named by the landlord's number, else by its dwelling and its day of declaration."""
    problems = list(row.problems)
    kind, reference = str(row.values["row_kind"]), str(row.values["reference"])
    stated_on = day(row, "stated_on") or asked.file_day
    if len(reference) > 80:
        problems.append(faults.refusing("key_too_long", row.line, "Référence du logement"))
    for name in ("stated_on", "declared_on", "day"):
        told = day(row, name)
        if told is not None and told > asked.file_day:
            problems.append(faults.refusing("day_to_come", row.line))
            break
    homes: list[Given] = []
    if kind == "parc":
        homes = [_dwelling(row, reference, stated_on, asked, problems)]
    else:
        key = _key(row, reference, problems)
        if kind == "vacance":
            homes = _vacancy(row, reference, key, stated_on, asked, problems)
        elif key:
            homes = _became(row, STEPS[kind], key, stated_on, problems)
    if any(problem.blocking for problem in problems):
        homes = []
    return Understood(row.line, problems=tuple(problems), homes=tuple(homes))


def _dwelling(row: Row, reference: str, stated_on: date, asked: Asked, problems: list[Problem]) -> Given:
    values = row.values
    return given.dwelling(
        reference,
        stated_on,
        line=row.line,
        solution=values.get("solution") or "LLS",
        rent=cents(row, "rent", "Loyer", problems),
        charges=cents(row, "charges", "Charges", problems),
        commune=commune(row, asked, problems),
        removed_on=day(row, "removed_on"),
        **{
            name: values.get(name)
            for name in ("typology", "surface", "floor", "lift", "accessibility", "sector")
        },
        **{name: values.get(name) for name in ("address", "financing", "qpv")},
    )


def _vacancy(
    row: Row, reference: str, key: str, stated_on: date, asked: Asked, problems: list[Problem]
) -> list[Given]:
    declared_on = day(row, "declared_on")
    if declared_on is None:
        problems.append(faults.refusing("vacancy_without_day", row.line, "Date de déclaration"))
        return []
    said = given.vacancy(
        reference,
        declared_on,
        stated_on,
        key=key,
        line=row.line,
        available_from=day(row, "available_from"),
        rent=cents(row, "rent", "Loyer", problems),
        charges=cents(row, "charges", "Charges", problems),
        holder=row.values.get("holder"),
        deadline=day(row, "deadline"),
    )
    # A line that gives a dwelling's size describes it whole.
    described = [_dwelling(row, reference, stated_on, asked, problems)] if row.values.get("typology") else []
    return [*described, said]


def _became(row: Row, step: Step, key: str, stated_on: date, problems: list[Problem]) -> list[Given]:
    on, reason = day(row, "day"), row.values.get("reason")
    if on is None:
        problems.append(faults.refusing("vacancy_without_day", row.line, "Date de l'événement"))
        return []
    if step != Step.LET and not reason:
        reason = "other"
    steps = [given.step(key, step, on, stated_on, line=row.line, reason=reason if step != Step.LET else None)]
    if step == Step.REFUSE:
        # What is refused was proposed; the landlord's file does not say when.
        steps.insert(0, given.step(key, Step.PROPOSE, on, stated_on, line=row.line))
    return steps


def _key(row: Row, reference: str, problems: list[Problem]) -> str:
    number, declared_on = row.values.get("vacancy_key"), day(row, "declared_on")
    if number:
        return f"n:{number}"[:120]
    if declared_on is None:
        problems.append(faults.refusing("vacancy_not_named", row.line, "Numéro de vacance"))
        return ""
    return given.vacancy_key(reference, declared_on)
