"""Reports on the condition of dwellings (habitat indigne), under the number their own service gave them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from digor.supply.enums import Finding, Measure, Outcome


class Report(models.Model):
    """What the service in charge says of one report: derived from its files. No occupant is known here.

    `rehousing_due_on`: the owner's duty to rehouse or lodge the occupants (CCH L521-1 and following), and its day.
    """

    territory = models.ForeignKey("partners.Territory", on_delete=models.PROTECT, related_name="reports")
    number = models.CharField(max_length=80)
    known = models.BooleanField(default=False)
    received_on = models.DateField(null=True)
    commune = models.CharField(max_length=5, blank=True)
    address = models.CharField(max_length=200, blank=True)
    visited_on = models.DateField(null=True)
    finding = models.CharField(max_length=12, choices=Finding.choices, default=Finding.WAITING)
    measure = models.CharField(max_length=15, choices=Measure.choices, default=Measure.NONE)
    measure_on = models.DateField(null=True)
    rehousing_due_on = models.DateField(null=True)
    rehoused_on = models.DateField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    closed_on = models.DateField(null=True)

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = {"number", "address", "finding", "measure"}
        ordinary: ClassVar[set[str]] = {
            "id", "territory", "known", "received_on", "commune", "visited_on", "measure_on", "rehousing_due_on",
            "rehoused_on", "outcome", "closed_on",
        }  # fmt: skip
        open: ClassVar[set[str]] = set()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["territory", "number"], name="report_number_once"),
            models.CheckConstraint(
                condition=Q(known=False) | Q(received_on__isnull=False),
                name="report_received_on_a_day",
                violation_error_message=_("Say on which day the report was received."),
            ),
        ]

    def __str__(self) -> str:
        return f"report:{self.pk}"
