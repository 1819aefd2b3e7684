"""Forms a territory publishes, and the evaluations made on them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from digor.casework.needs.enums import FormKind, State
from digor.casework.people.models import Household, Record
from digor.casework.people.models.subjects import TerritoryRow
from digor.foundation.journal.append_only import protect


@protect
class Form(TerritoryRow):
    """A version of a form: never changed once published, so that an old answer keeps its question."""

    kind = models.CharField(max_length=10, choices=FormKind.choices)
    version = models.PositiveIntegerField()
    published_on = models.DateField()
    by = models.CharField(max_length=40)
    questions = models.JSONField()

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary: set[str] = set()
        open = {"id", "territory", "kind", "version", "published_on", "by", "questions"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["territory", "kind", "version"], name="form_version")]


class FormDraft(TerritoryRow):
    """A form being changed: the version to come, one of each kind, seen by whoever edits the forms."""

    kind = models.CharField(max_length=10, choices=FormKind.choices)
    by = models.CharField(max_length=40)
    questions = models.JSONField()

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary: set[str] = set()
        open = {"id", "territory", "kind", "by", "questions"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["territory", "kind"], name="one_form_draft")]


class Evaluation(TerritoryRow):
    """One evaluation, of a household or of a person alone; frozen once done."""

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="evaluations")
    record = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="evaluations")
    household = models.ForeignKey(Household, null=True, on_delete=models.PROTECT, related_name="evaluations")
    state = models.CharField(max_length=6, choices=State.choices, default=State.DRAFT)
    opened_on = models.DateField()
    done_on = models.DateField(null=True)
    by = models.CharField(max_length=40)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {
            "id", "territory", "form", "record", "household", "state", "opened_on", "done_on", "by",
        }  # fmt: skip
        open: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(record__isnull=True, household__isnull=False)
                | Q(record__isnull=False, household__isnull=True),
                name="evaluation_of_one_unit",
                violation_error_message=_("An evaluation is about a household, or about a person alone."),
            ),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT, done_on__isnull=True)
                | Q(state=State.DONE, done_on__isnull=False),
                name="evaluation_done_on_a_day",
                violation_error_message=_("An evaluation that is done bears its day."),
            ),
        ]


class Answer(TerritoryRow):
    """The answer to one question, in codes, numbers and days. A few words go apart (`Words`)."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=32)
    value = models.JSONField()

    class Privacy:
        identifying: set[str] = set()
        sensitive = {"value"}
        ordinary = {"id", "territory", "evaluation", "question"}
        open: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "question"], name="one_answer_to_a_question")
        ]


class Words(TerritoryRow):
    """Free words of an evaluation, that the person reads: erasable."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="words")
    question = models.CharField(max_length=32)
    text = models.TextField()

    class Privacy:
        identifying = {"text"}
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "evaluation", "question"}
        open: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation", "question"], name="words_once")]
