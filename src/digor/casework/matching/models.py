"""The territory's order by version, the lists that were drawn, and who was designated. Inserted, never updated."""

from __future__ import annotations

from django.db import models

from digor.casework.matching.enums import Departure
from digor.casework.people.models import Household, Record
from digor.casework.people.models.subjects import TerritoryRow
from digor.foundation.journal.append_only import protect
from digor.supply.models import Vacancy


@protect
class Order(TerritoryRow):
    """A version of the order of levels. `levels`: codes of the default order, or practices with their owner."""

    version = models.PositiveIntegerField()
    adopted_on = models.DateField()
    by = models.CharField(max_length=40)
    reason = models.CharField(max_length=300)
    levels = models.JSONField()

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "by", "reason"}
        open = {"version", "adopted_on", "levels"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["territory", "version"], name="order_version_once")]


@protect
class Run(TerritoryRow):
    """A list that was drawn: what it takes to draw it again and see that it is the same."""

    on = models.DateField()
    drawn_at = models.DateTimeField()
    by = models.CharField(max_length=40)
    problem = models.CharField(max_length=64)
    engine = models.CharField(max_length=40)
    order_version = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    proved = models.BooleanField()

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {
            "id", "territory", "on", "drawn_at", "by", "problem", "engine", "order_version", "revision", "proved",
        }  # fmt: skip
        open: set[str] = set()


@protect
class Designation(TerritoryRow):
    """A person named a household for a vacancy. `rank` in the printed order, 0 when the rules could not judge."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="designations")
    vacancy = models.ForeignKey(Vacancy, on_delete=models.PROTECT, related_name="designations")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, null=True, related_name="designations")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, null=True, related_name="designations")
    rank = models.PositiveIntegerField()
    departure = models.CharField(max_length=10, choices=Departure.choices, blank=True)
    step = models.PositiveIntegerField()  # the number under which the homes' room said it
    by = models.CharField(max_length=40)
    designated_on = models.DateField()

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {
            "id", "territory", "run", "vacancy", "record", "household", "rank", "departure", "step", "by",
            "designated_on",
        }  # fmt: skip
        open: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(record__isnull=True) ^ models.Q(household__isnull=True),
                name="designation_of_one_unit",
            ),
        ]
