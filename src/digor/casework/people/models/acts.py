"""When we knew: acts, and the revisions that publish or withdraw them. Inserted, never updated.

An act is prepared; publishing or withdrawing it is one inserted *revision*. Rows carry their act,
never a number.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from digor.casework.people.enums import ActKind, Verb
from digor.casework.people.models.subjects import Record, TerritoryRow
from digor.foundation.journal.append_only import protect

OPEN = 2_147_483_647  # "not closed by any revision yet"


@protect
class Act(TerritoryRow):
    """A thing prepared, then published: a hand statement, an import, a link, a notice, a change of rules."""

    kind = models.CharField(max_length=12, choices=ActKind.choices)
    source = models.ForeignKey("partners.Source", null=True, on_delete=models.PROTECT, related_name="+")
    file_day = models.DateField(null=True)
    complete = models.BooleanField(default=False)
    # structures, one a line: of a file declared complete for those
    perimeter = models.CharField(max_length=2000, blank=True, default="")
    prepared_on = models.DateField()
    by = models.CharField(max_length=40)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {
            "id",
            "territory",
            "kind",
            "source",
            "file_day",
            "complete",
            "perimeter",
            "prepared_on",
            "by",
        }
        open: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(complete=False) | models.Q(source__isnull=False, file_day__isnull=False),
                name="act_complete_needs_source_and_day",
                violation_error_message=_("A file declared complete needs its source and its day."),
            ),
        ]


@protect
class Revision(TerritoryRow):
    """Publishing or withdrawing an act: the only thing that makes it known, or no longer known."""

    number = models.PositiveIntegerField()
    instant = models.DateTimeField()
    by = models.CharField(max_length=40)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="revisions", db_index=False)
    verb = models.CharField(max_length=8, choices=Verb.choices)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "number", "instant", "by", "act", "verb"}
        open: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["territory", "number"], name="revision_number"),
            models.UniqueConstraint(fields=["act", "verb"], name="revision_act_verb"),
        ]
        indexes = [models.Index(fields=["territory", "instant", "number"], name="revision_instant")]


@protect
class RuleSet(TerritoryRow):
    """Nomenclature, list classes, threshold: dated rules, changed by an act that touches everybody."""

    act = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="rules")
    nomenclature = models.CharField(max_length=20)
    ethos_light = models.JSONField()
    threshold_days = models.PositiveSmallIntegerField(default=90)
    notice_days = models.PositiveSmallIntegerField(default=14)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary: set[str] = {"id", "territory", "act"}
        open = {"nomenclature", "ethos_light", "threshold_days", "notice_days"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                # The horizon looks at the last news, then at the notice: below two days they would be one.
                condition=models.Q(threshold_days__gte=2),
                name="threshold_of_two_days_at_least",
                violation_error_message=_("Nobody turns inactive after less than two days without news."),
            ),
        ]


@protect
class Touch(TerritoryRow):
    """Revision `number` may have changed this record's person: what a replay has to look at."""

    number = models.PositiveIntegerField()
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "number", "record"}
        open: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["territory", "number", "record"], name="touch")]
        indexes = [models.Index(fields=["record", "number"], name="touch_record")]
