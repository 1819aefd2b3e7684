"""What is stated of rights, and the papers that were seen. Inserted, never updated: the latest saying stands.

Rows are written on one record and stay there; a person's rights are those of all its linked records. The
State's own numbers are erasable and kept apart.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from digor.casework.people.models import Record
from digor.casework.people.models.subjects import TerritoryRow
from digor.casework.rights.enums import Answer, Right
from digor.foundation.journal.append_only import protect


@protect
class Holding(TerritoryRow):
    """What was said of one right of one person on a day. `code`: the category, for the rights that have several."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="holdings")
    right = models.CharField(max_length=14, choices=Right.choices)
    code = models.CharField(max_length=12, blank=True)
    answer = models.CharField(max_length=16, choices=Answer.choices)
    since = models.DateField()
    until = models.DateField(null=True)
    said_on = models.DateField()
    by = models.CharField(max_length=40)

    class Privacy:
        identifying: set[str] = set()
        sensitive = {"right", "code", "answer", "since", "until"}
        ordinary = {"id", "territory", "record", "said_on", "by"}
        open: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="holding_ends_after_it_begins",
                violation_error_message=_("A right cannot end before it begins."),
            ),
        ]
        indexes = [models.Index(fields=["record", "right", "code"], name="holding_of")]


class Number(TerritoryRow):
    """The State's own number of a request or an appeal (numéro unique, COMDALO…): erasable."""

    holding = models.OneToOneField(Holding, on_delete=models.PROTECT, related_name="number")
    value = models.CharField(max_length=40)

    class Privacy:
        identifying = {"value"}
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "holding"}
        open: set[str] = set()


@protect
class Proof(TerritoryRow):
    """A paper was seen: by whom, on which day, valid until. No copy is kept."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="proofs")
    piece = models.CharField(max_length=24)
    seen_on = models.DateField()
    valid_until = models.DateField(null=True)
    # Said by mistake: the piece is missing again from that saying on.
    taken_back = models.BooleanField(default=False)
    by = models.CharField(max_length=40)

    class Privacy:
        identifying: set[str] = set()
        sensitive = {"piece", "valid_until"}
        ordinary = {"id", "territory", "record", "seen_on", "taken_back", "by"}
        open: set[str] = set()

    class Meta:
        indexes = [models.Index(fields=["record", "piece"], name="proof_of")]
