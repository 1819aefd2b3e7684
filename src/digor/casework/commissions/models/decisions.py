"""What was decided, who does it by when, what became of it; reminders; who was shown an identity."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from digor.casework.commissions.enums import Cause, DecisionKind, Obstacle, Solution, TaskState
from digor.casework.commissions.models.cases import Case
from digor.casework.commissions.models.sessions import Session
from digor.casework.people.models.subjects import TerritoryRow
from digor.foundation.journal.append_only import protect


class Decision(TerritoryRow):
    """One line of the relevé de décisions. `with_quorum` false: an opinion without quorum."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=12, choices=DecisionKind.choices)
    solution = models.CharField(max_length=4, choices=Solution.choices, blank=True)
    owner = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()
    due_on = models.DateField()
    with_quorum = models.BooleanField()
    by = models.CharField(max_length=40)
    state = models.CharField(max_length=7, choices=TaskState.choices, default=TaskState.OPEN)
    ended_on = models.DateField(null=True)
    reason = models.CharField(max_length=14, choices=Obstacle.choices, blank=True)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {
            "id", "territory", "case", "session", "kind", "solution", "owner", "decided_on", "due_on", "with_quorum",
            "by", "state", "ended_on", "reason",
        }  # fmt: skip
        open: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=TaskState.OPEN, ended_on__isnull=True, reason="")
                | Q(state=TaskState.DONE, ended_on__isnull=False, reason="")
                | Q(state=TaskState.REFUSED, ended_on__isnull=False) & ~Q(reason=""),
                name="decision_ended_with_its_reason",
                violation_error_message=_("A refused decision says why; an ended one bears its day."),
            ),
            models.CheckConstraint(
                condition=Q(kind=DecisionKind.SOLUTION) & ~Q(solution="")
                | ~Q(kind=DecisionKind.SOLUTION) & Q(solution=""),
                name="proposal_names_a_solution",
                violation_error_message=_("A proposal names the solution; other decisions do not."),
            ),
        ]
        indexes = [models.Index(fields=["territory", "state", "due_on"], name="decision_by_due")]


@protect
class Reminder(TerritoryRow):
    """The owner of a decision was reminded that it is late, that day."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="reminders")
    on = models.DateField()

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "decision", "on"}
        open: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "on"], name="reminded_once_a_day")]


@protect
class Escalation(TerritoryRow):
    """A case went to the technical committee: what blocked is a lesson for all."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="escalations")
    cause = models.CharField(max_length=7, choices=Cause.choices)
    on = models.DateField()

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "case", "cause", "on"}
        open: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "on"], name="escalated_once_a_day")]


@protect
class Opening(TerritoryRow):
    """The household agreed that a recipient outside the circle learns who it is: ground, purpose, version."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="openings")
    recipient = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=40)
    purpose = models.CharField(max_length=20)
    agreed_on = models.DateField()
    document = models.CharField(max_length=20)
    opened_on = models.DateField()
    by = models.CharField(max_length=40)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {
            "id", "territory", "case", "recipient", "ground", "purpose", "agreed_on", "document", "opened_on", "by",
        }  # fmt: skip
        open: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(document=""),
                name="opening_names_its_document",
                violation_error_message=_("Say to which version of the document the household agreed."),
            )
        ]
