"""Proposed pairs and what people decided of them: record ids, levels, weights. Never a name.

What is said of people stays in the tables of `people` that can be erased; a change of it is known here
by a keyed digest only.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from digor.casework.identity.enums import Band, State, Verb
from digor.casework.people.models import Link, Record
from digor.casework.people.models.subjects import TerritoryRow
from digor.foundation.journal.append_only import protect

FAR = date.max


class Run(TerritoryRow):
    """Somebody, or the morning, looked for duplicates under a version of the printed rules.

    How many were found is not kept: it is counted for whoever asks, protected files left out.
    """

    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    by = models.CharField(max_length=40)
    rules = models.CharField(max_length=20)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "started_at", "ended_at", "by"}
        open = {"rules"}


class PairOfRecords(TerritoryRow):
    """Two records, the smaller id first: what every row here is about."""

    record_a = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    record_b = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Pair(PairOfRecords):
    """Two records that may be one person, as the last run that found them says it, and where that stands.

    `fields`: [[field, level, bits], …] in the rules' order. `digest`: keyed digest of what was known of
    both when they were last found or decided. `since`: the day they were first proposed.
    """

    weight = models.FloatField()
    prior = models.FloatField(default=0.0)
    band = models.CharField(max_length=8, choices=Band.choices)
    fields = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    run = models.ForeignKey(Run, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.REVIEW)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=40, blank=True, default="")
    reason = models.CharField(max_length=60, blank=True, default="")

    class Privacy:
        identifying: set[str] = set()
        sensitive = {"fields", "weight", "band", "state", "reason", "digest"}
        ordinary = {
            "id", "territory", "record_a", "record_b", "prior", "run", "since", "decided_at", "decided_by",
        }  # fmt: skip
        open: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record_a", "record_b"], name="pair_once"),
            models.CheckConstraint(
                condition=models.Q(record_a__lt=models.F("record_b")),
                name="pair_smaller_record_first",
                violation_error_message=_("A file is not compared with itself."),
            ),
        ]
        indexes = [models.Index(fields=["territory", "state"], name="pair_by_state")]


@protect
class Decision(PairOfRecords):
    """One decision, or one undoing, about two records: the history, links made elsewhere included."""

    instant = models.DateTimeField()
    verb = models.CharField(max_length=9, choices=Verb.choices)
    by = models.CharField(max_length=40)
    reason = models.CharField(max_length=60, blank=True, default="")
    link = models.ForeignKey(Link, null=True, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        identifying: set[str] = set()
        sensitive = {"verb", "reason"}
        ordinary = {"id", "territory", "record_a", "record_b", "instant", "by", "link"}
        open: set[str] = set()

    class Meta:
        indexes = [models.Index(fields=["record_a", "record_b"], name="decision_pair")]


@protect
class HandedOver(TerritoryRow):
    """An item of work done while two records were one person, handed over to the other after the undoing."""

    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    row = models.BigIntegerField()
    record_from = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+", db_index=False)
    record_to = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+", db_index=False)
    instant = models.DateTimeField()
    by = models.CharField(max_length=40)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {
            "id", "territory", "link", "kind", "row", "record_from", "record_to", "instant", "by",
        }  # fmt: skip
        open: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["link", "kind", "row"], name="handed_over_once")]


class Trust(TerritoryRow):
    """An identifier that a source issues once per person: equal, from one source, it links by itself.

    Dated configuration of the source; the partners decide it, the coordinator writes it down.
    """

    source = models.ForeignKey("partners.Source", on_delete=models.PROTECT, related_name="+")
    kind = models.SlugField(max_length=40)
    valid_from = models.DateField()
    valid_to = models.DateField(default=FAR)
    by = models.CharField(max_length=40)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "by"}
        open = {"source", "kind", "valid_from", "valid_to"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "valid_to"], name="trusted_once_at_a_time"),
            models.CheckConstraint(
                condition=models.Q(valid_from__lt=models.F("valid_to")), name="trust_days_in_order"
            ),
        ]
