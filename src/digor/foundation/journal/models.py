"""Who did what, who looked at whom. Rows are inserted and never changed: see `append_only.py`.

No foreign key: the journal survives what it tells of. No name either: authors are codes
(`post:12`), people are case numbers.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from digor.foundation.journal.append_only import protect


@protect
class Entry(models.Model):
    """Something was done. `verb` has a sentence in its room's `journal.py`, filled from `details`."""

    instant = models.DateTimeField()
    territory = models.CharField(max_length=40)
    by = models.CharField(max_length=40)
    organisation = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=20)
    function = models.CharField(max_length=150, blank=True)
    verb = models.CharField(max_length=60)
    case = models.CharField(max_length=40, blank=True)
    ground = models.CharField(max_length=200, blank=True)
    purpose = models.CharField(max_length=500, blank=True)
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["territory", "-instant", "-id"], name="entry_by_instant"),
            models.Index(fields=["case", "-instant"], name="entry_by_case"),
        ]

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = {
            "id", "instant", "territory", "by", "organisation", "role", "function", "verb", "case", "ground",
            "purpose", "details",
        }  # fmt: skip
        open: ClassVar[set[str]] = set()

    def __str__(self) -> str:
        return f"entry:{self.pk}"


@protect
class Look(models.Model):
    """Someone opened an identity. `what`: identity, contacts, address, export…

    Kept as long as `retention.json` says, then removed through the named door.
    """

    instant = models.DateTimeField()
    territory = models.CharField(max_length=40)
    by = models.CharField(max_length=40)
    organisation = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=20)
    function = models.CharField(max_length=150, blank=True)
    case = models.CharField(max_length=40)
    what = models.CharField(max_length=60)
    ground = models.CharField(max_length=200)
    purpose = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["territory", "case", "-instant"], name="look_by_case"),
            models.Index(fields=["instant"], name="look_by_instant"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(ground=""), name="look_says_its_ground"),
            models.CheckConstraint(condition=~models.Q(case=""), name="look_says_its_case"),
        ]

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = {
            "id", "instant", "territory", "by", "organisation", "role", "function", "case", "what", "ground", "purpose",
        }  # fmt: skip
        open: ClassVar[set[str]] = set()

    def __str__(self) -> str:
        return f"look:{self.pk}"
