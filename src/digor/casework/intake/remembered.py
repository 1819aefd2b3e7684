"""What intake remembers beside imports: how a source's columns are understood, and the refused rows to correct."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from digor.casework.intake.mapping import Meaning


class Mapping(models.Model):
    """What the columns of a source's spreadsheet mean: a new version each time somebody says it otherwise."""

    territory = models.ForeignKey("partners.Territory", on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey("partners.Source", on_delete=models.PROTECT, related_name="mappings")
    name = models.SlugField(max_length=40, default="tableur")
    version = models.PositiveIntegerField()
    columns = models.JSONField()  # header → field, or "ignore"
    situations = models.JSONField(default=dict)  # folded words → code, "ignore" or "ask"
    by = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = {"situations"}
        ordinary: ClassVar[set[str]] = {
            "id",
            "territory",
            "source",
            "name",
            "version",
            "columns",
            "by",
            "made_at",
        }
        open: ClassVar[set[str]] = set()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "name", "version"], name="mapping_version"),
        ]

    def __str__(self) -> str:
        return f"mapping:{self.pk}"

    @property
    def meaning(self) -> Meaning:
        """As the format reads it."""
        return Meaning(self.columns, self.situations)
