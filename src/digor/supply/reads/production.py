"""What is produced and mobilised: operations by year and stage, rental mediation net of losses, agreements."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum

from digor.foundation.partners.actor import Actor
from digor.supply import access
from digor.supply.enums import Movement, Stage
from digor.supply.models import AnahAgreement, Mediation, Milestone, Operation
from digor.supply.reads.landlords import landlords


@dataclass(frozen=True, slots=True)
class Year:
    """Dwellings that reached each stage in a year, and those planned to and not there yet."""

    year: int
    reached: dict[str, int]
    planned: dict[str, int]


@dataclass(frozen=True, slots=True)
class Month:
    """Dwellings in rental mediation: what came, what left, what stands at the month's end."""

    first: date
    captured: int
    lost: int
    standing: int

    @property
    def net(self) -> int:
        return self.captured - self.lost


def operations(actor: Actor) -> QuerySet[Operation]:
    """Operations by name, with their milestones."""
    access.check_see_figures(actor)
    found = Operation.objects.filter(landlord__in=landlords(actor)).select_related("landlord")
    return found.prefetch_related("milestones").order_by("name", "kind", "pk")


def years(actor: Actor, kind: str = "") -> list[Year]:
    """Each year from the first milestone to the last, none left out."""
    access.check_see_figures(actor)
    found = Milestone.objects.filter(operation__landlord__in=landlords(actor))
    if kind:
        found = found.filter(operation__kind=kind)
    reached: Counter[tuple[int, str]] = Counter()
    planned: Counter[tuple[int, str]] = Counter()
    for stage, on, foreseen, number in found.values_list(
        "stage", "reached_on", "planned_on", "operation__dwellings"
    ):
        if on:
            reached[on.year, stage] += number
        elif foreseen:
            planned[foreseen.year, stage] += number
    seen = {year for year, _stage in (*reached, *planned)}
    if not seen:
        return []
    return [
        Year(
            year,
            {stage.value: reached[year, stage.value] for stage in Stage},
            {stage.value: planned[year, stage.value] for stage in Stage},
        )
        for year in range(min(seen), max(seen) + 1)
    ]


def mediation(actor: Actor, until: date, months: int = 36) -> list[Month]:
    """Rental mediation month by month up to the month of `until`; standing = all that came − all that left."""
    access.check_see_figures(actor)
    found = Mediation.objects.filter(landlord__in=landlords(actor), on__lte=until)
    moved: Counter[tuple[int, str]] = Counter()
    for on, movement, number in found.values_list("on", "movement", "dwellings"):
        moved[on.year * 12 + on.month - 1, movement] += number
    last = until.year * 12 + until.month - 1
    first = last - months + 1
    standing = sum(
        number if movement == Movement.CAPTURED else -number
        for (month, movement), number in moved.items()
        if month < first
    )
    rows = []
    for month in range(first, last + 1):
        captured, lost = moved[month, Movement.CAPTURED], moved[month, Movement.LOST]
        standing += captured - lost
        rows.append(Month(date(month // 12, month % 12 + 1, 1), captured, lost, standing))
    return rows


def agreements(actor: Actor, on: date) -> list[dict[str, object]]:
    """Anah agreements that run on a day, by level: how many, and how many with rental mediation."""
    access.check_see_figures(actor)
    found = AnahAgreement.objects.filter(landlord__in=landlords(actor), begins_on__lte=on, ends_on__gt=on)
    counts: dict[str, list[int]] = {}
    for level, mediated in found.values_list("level", "mediated"):
        row = counts.setdefault(level, [0, 0])
        row[0] += 1
        row[1] += mediated
    return [
        {"level": level, "count": counts[level][0], "mediated": counts[level][1]} for level in sorted(counts)
    ]


def produced(actor: Actor, year: int, stage: Stage) -> int:
    """Dwellings that reached a stage in a year."""
    access.check_see_figures(actor)
    found = Milestone.objects.filter(
        operation__landlord__in=landlords(actor), stage=stage, reached_on__year=year
    )
    return found.aggregate(n=Sum("operation__dwellings"))["n"] or 0
