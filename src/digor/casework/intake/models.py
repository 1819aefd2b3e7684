"""An import, its rows between reading and publication, and what it counted.

No name of the uploaded file is kept (it may hold a person's name): a label made of format and day, and the
digest of the content.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from digor.casework.intake.enums import Reason, State, Step, Verdict
from digor.casework.intake.remembered import Mapping

__all__ = ["Import", "Mapping", "StagedRow", "Stat"]


class Import(models.Model):
    """One partner file, from its arrival to its publication, and to its withdrawal if there is one."""

    territory = models.ForeignKey("partners.Territory", on_delete=models.PROTECT, related_name="imports")
    source = models.ForeignKey("partners.Source", on_delete=models.PROTECT, related_name="imports")
    agreement = models.ForeignKey(
        "partners.SharingAgreement", on_delete=models.PROTECT, related_name="imports"
    )
    # None until something is to be written; a discarded import's act is removed with its rows.
    act = models.OneToOneField("people.Act", null=True, on_delete=models.SET_NULL, related_name="imported")
    # The same for rows on homes.
    batch = models.OneToOneField(
        "supply.Batch", null=True, on_delete=models.SET_NULL, related_name="imported"
    )
    format = models.CharField(max_length=40)
    # what the columns of a spreadsheet mean, once somebody said it
    mapping = models.ForeignKey("intake.Mapping", null=True, on_delete=models.PROTECT, related_name="imports")
    # the import whose refused rows this one corrects
    mends = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="mended_by")
    state = models.CharField(max_length=12, choices=State.choices, default=State.UPLOADED)

    # The file
    label = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    upload = models.CharField(max_length=80, blank=True)  # its name in the uploads folder, "" once destroyed
    destroyed_at = models.DateTimeField(null=True)
    file_day = models.DateField()
    complete = models.BooleanField(default=False)
    perimeter = models.CharField(max_length=2000, blank=True)  # structures, one a line

    # Who, when
    by = models.CharField(max_length=40)
    uploaded_at = models.DateTimeField()
    reading_at = models.DateTimeField(null=True)
    staged_at = models.DateTimeField(null=True)
    published_by = models.CharField(max_length=40, blank=True)
    publishing_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=40, blank=True)
    withdrawing_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=16, choices=Reason.choices, blank=True)
    discarded_by = models.CharField(max_length=40, blank=True)
    discarded_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    stopped = models.CharField(max_length=40, blank=True)  # code of the refusal that ended it
    sentence = models.CharField(max_length=600, blank=True)  # the same, as it was said

    # Where it stands in the ledger
    base = models.PositiveIntegerField(null=True)  # the revision the preview was computed after
    revision = models.PositiveIntegerField(null=True)
    withdrawal = models.PositiveIntegerField(null=True)

    # Progress
    step = models.CharField(max_length=12, choices=Step.choices, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    worker = models.CharField(max_length=120, blank=True)
    beat_at = models.DateTimeField(null=True)
    stop_asked_at = models.DateTimeField(null=True)

    # What the rows are
    rows = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    changes = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    silent = models.PositiveIntegerField(default=0)
    remarks = models.JSONField(default=list)  # of the file as a whole: columns left out, headers repeated…

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = {
            "id", "territory", "source", "agreement", "act", "batch", "format", "mapping", "mends", "state", "label", "sha256", "size", "upload",
            "destroyed_at", "file_day", "complete", "perimeter", "by", "uploaded_at", "reading_at", "staged_at",
            "published_by", "publishing_at", "published_at", "withdrawn_by", "withdrawing_at", "withdrawn_at",
            "reason", "discarded_by", "discarded_at", "failed_at", "stopped", "sentence", "base", "revision", "withdrawal",
            "step", "done", "total", "worker", "beat_at", "stop_asked_at", "remarks",
        }  # fmt: skip
        open: ClassVar[set[str]] = {"rows", "new", "same", "changes", "refused", "silent"}

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) ^ Q(revision__isnull=False),
                name="import_published_at_a_revision",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) ^ Q(withdrawal__isnull=False),
                name="import_withdrawn_at_a_revision",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | (~Q(reason="") & ~Q(withdrawn_by="")),
                name="import_withdrawn_by_someone_for_a_reason",
                violation_error_message=_("Say why this import is withdrawn."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.PUBLISHED, State.WITHDRAWN, State.FAILED, State.DISCARDED])
                | Q(upload=""),
                name="import_ended_without_its_file",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["territory", "-uploaded_at"], name="import_latest"),
            models.Index(fields=["source", "file_day"], name="import_of_source"),
            models.Index(fields=["state"], name="import_state"),
        ]

    def __str__(self) -> str:
        return f"import:{self.pk}"

    @property
    def perimeters(self) -> list[str]:
        """The structures a complete file is complete for; none: everything its source sends."""
        return [name for name in self.perimeter.split("\n") if name]


class StagedRow(models.Model):
    """A row that was read: its verdict, what is wrong with it, and what publication will write.

    Once the import ends only the refused rows stay, as place and code: `content` and the words that quote a cell
    are gone; of a published import `written` stays some days, sealed, so that the rows can be corrected.
    """

    origin = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="staged")
    file = models.CharField(max_length=60, blank=True)  # the member of a file that has several
    line = models.PositiveIntegerField()
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    changed = models.JSONField(default=list)  # what differs from what the source had said
    problems = models.JSONField(default=list)
    content = models.TextField(blank=True)
    # of a refused row, its cells, sealed: to be corrected in a file of their own, for as long as `delays` says
    written = models.TextField(blank=True, default="")

    class Privacy:
        identifying: ClassVar[set[str]] = {"content", "problems", "written"}
        sensitive: ClassVar[set[str]] = {"verdict", "changed"}
        ordinary: ClassVar[set[str]] = {"id", "origin", "file", "line"}
        open: ClassVar[set[str]] = set()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["origin", "verdict", "id"], name="staged_by_verdict")]

    def __str__(self) -> str:
        return f"staged:{self.pk}"


class Stat(models.Model):
    """Something an import counted: rows of a member file, columns left out, persons entering the list…"""

    origin = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="stats")
    file = models.CharField(max_length=60, blank=True)
    what = models.CharField(max_length=80)
    value = models.BigIntegerField()

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = {"id", "origin", "file", "what"}
        open: ClassVar[set[str]] = {"value"}

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["origin", "file", "what"], name="stat_once_in_an_import"),
        ]

    def __str__(self) -> str:
        return f"stat:{self.pk}"
