"""What was decided about a contradiction: a state of work, beside the ledger. The statements stay."""

from __future__ import annotations

from django.db import models

from digor.casework.people.enums import Settled
from digor.casework.people.models.recorded import Statement
from digor.casework.people.models.subjects import Record, TerritoryRow


class Settlement(TerritoryRow):
    """Of two statements of one night, what somebody decided; lifted, the contradiction is to settle again.

    `day` is the first contested night. A later statement that changes who wins opens it afresh.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    kept = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="+")
    aside = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=8, choices=Settled.choices)
    by = models.CharField(max_length=40)
    decided_on = models.DateField()
    lifted_on = models.DateField(null=True)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {
            "id", "territory", "record", "day", "kept", "aside", "how", "by", "decided_on", "lifted_on",
        }  # fmt: skip
        open: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kept", "aside", "day"],
                condition=models.Q(lifted_on__isnull=True),
                name="contradiction_settled_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(kept=models.F("aside")), name="settlement_of_two_statements"
            ),
        ]
        indexes = [models.Index(fields=["territory", "lifted_on"], name="settlement_standing")]
