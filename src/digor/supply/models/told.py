"""What was said of homes, as it was said: nothing is overwritten, a withdrawn batch counts no more."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from digor.supply.enums import Kind


class Batch(models.Model):
    """What is said and published together: one gesture by hand, or the rows of a file.

    `number` and `withdrawn` are numbers of one series per territory: what counts at a number is what was
    published by it and not withdrawn. None: not yet.
    """

    territory = models.ForeignKey("partners.Territory", on_delete=models.PROTECT, related_name="batches")
    source = models.ForeignKey("partners.Source", on_delete=models.PROTECT, null=True, related_name="batches")
    by = models.CharField(max_length=40)
    file_day = models.DateField()
    prepared_at = models.DateTimeField()
    number = models.PositiveIntegerField(null=True)
    published_at = models.DateTimeField(null=True)
    withdrawn = models.PositiveIntegerField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    preview = models.JSONField(default=dict)  # what it would change, counted when it was prepared

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = {
            "id", "territory", "source", "by", "file_day", "prepared_at", "number", "published_at", "withdrawn",
            "withdrawn_at", "preview",
        }  # fmt: skip
        open: ClassVar[set[str]] = set()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["territory", "number"], name="batch_number_once"),
            models.UniqueConstraint(fields=["territory", "withdrawn"], name="batch_withdrawal_number_once"),
            models.CheckConstraint(
                condition=Q(withdrawn__isnull=True) | Q(number__lt=F("withdrawn")),
                name="batch_withdrawn_after_it_was_published",
            ),
        ]

    def __str__(self) -> str:
        return f"batch:{self.pk}"


class Said(models.Model):
    """One thing said of one subject: (landlord, kind, key). `values` are the subject's own words, JSON-ready.

    `about`: of a step, the key of its vacancy; of a vacancy, the reference of its dwelling.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="rows")
    territory = models.ForeignKey(
        "partners.Territory", on_delete=models.PROTECT, related_name="said_of_homes"
    )
    landlord = models.ForeignKey("supply.Landlord", on_delete=models.PROTECT, null=True, related_name="said")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    key = models.CharField(max_length=160)
    about = models.CharField(max_length=120, blank=True)
    stated_on = models.DateField()
    line = models.PositiveIntegerField(default=0)
    values = models.JSONField(default=dict)

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = {"values"}
        ordinary: ClassVar[set[str]] = {
            "id", "batch", "territory", "landlord", "kind", "key", "about", "stated_on", "line",
        }  # fmt: skip
        open: ClassVar[set[str]] = set()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["territory", "kind", "landlord", "key"], name="said_of_subject"),
            models.Index(fields=["territory", "kind", "landlord", "about"], name="said_about"),
        ]

    def __str__(self) -> str:
        return f"said:{self.pk}"
