"""A referral: whom it names, its sheet, its steps, what blocks, the household's word."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from digor.casework.commissions.enums import CaseState, Moment, Obstacle, Outcome, Redirection, Step
from digor.casework.commissions.models.table import Commission
from digor.casework.people.models import Household, Record
from digor.casework.people.models.subjects import TerritoryRow
from digor.foundation.journal.append_only import protect

ENDED = [CaseState.CLOSED, CaseState.NOT_RECEIVABLE, CaseState.WITHDRAWN]


class Case(TerritoryRow):
    """A household, or a person alone, referred to a commission.

    `informed_on`, `agreed_on`, `document`: the household was told, agreed, to which version of the
    document. `waiting_since`: since when it waits for a session. `return_on`: when it comes back.
    """

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="cases")
    record = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="+")
    household = models.ForeignKey(Household, null=True, on_delete=models.PROTECT, related_name="+")
    referrer = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=40)
    state = models.CharField(max_length=14, choices=CaseState.choices, default=CaseState.DRAFT)
    begun_on = models.DateField()
    sent_on = models.DateField(null=True)
    answer_by = models.DateField(null=True)
    informed_on = models.DateField(null=True)
    agreed_on = models.DateField(null=True)
    document = models.CharField(max_length=20, blank=True)
    waiting_since = models.DateField(null=True)
    legal_deadline = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    return_on = models.DateField(null=True)
    redirection = models.CharField(max_length=12, choices=Redirection.choices, blank=True)
    outcome = models.CharField(max_length=16, choices=Outcome.choices, blank=True)
    ended_on = models.DateField(null=True)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {
            "id", "territory", "commission", "record", "household", "referrer", "by", "state", "begun_on", "sent_on",
            "answer_by", "informed_on", "agreed_on", "document", "waiting_since", "legal_deadline", "decided_on",
            "return_on", "redirection", "outcome", "ended_on",
        }  # fmt: skip
        open: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(record__isnull=True, household__isnull=False)
                | Q(record__isnull=False, household__isnull=True),
                name="case_of_one_unit",
                violation_error_message=_("A referral is about a household, or about a person alone."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=[CaseState.DRAFT, CaseState.WITHDRAWN])
                | Q(sent_on__isnull=False, informed_on__isnull=False, agreed_on__isnull=False)
                & ~Q(document=""),
                name="case_sent_with_an_agreement",
                violation_error_message=_("A referral is sent once the household was told and has agreed."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_on__isnull=False)
                | ~Q(state__in=ENDED) & Q(ended_on__isnull=True),
                name="case_ended_on_a_day",
                violation_error_message=_("A referral that is over bears its day."),
            ),
            models.CheckConstraint(
                condition=Q(state=CaseState.CLOSED) & ~Q(outcome="")
                | ~Q(state=CaseState.CLOSED) & Q(outcome=""),
                name="case_closed_with_an_outcome",
                violation_error_message=_("A referral is closed with its outcome."),
            ),
            models.UniqueConstraint(
                fields=["commission", "household"],
                condition=~Q(state__in=ENDED) & Q(household__isnull=False),
                name="one_open_case_of_a_household",
            ),
            models.UniqueConstraint(
                fields=["commission", "record"],
                condition=~Q(state__in=ENDED) & Q(record__isnull=False),
                name="one_open_case_of_a_record",
            ),
        ]
        indexes = [models.Index(fields=["territory", "state"], name="case_by_state")]

    @property
    def case_number(self) -> str:
        """The number of the household, or of the person alone, it is about."""
        about = self.household or self.record
        assert about is not None
        return about.case_number


@protect
class CaseRecord(TerritoryRow):
    """A person the referral names: who it was about, if the household splits."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="named")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "case", "record"}
        open: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "record"], name="record_named_once")]


@protect
class CaseStep(TerritoryRow):
    """A step that was taken."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10, choices=Step.choices)
    before = models.CharField(max_length=14, choices=CaseState.choices)
    after = models.CharField(max_length=14, choices=CaseState.choices)
    on = models.DateField()
    by = models.CharField(max_length=40)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "case", "step", "before", "after", "on", "by"}
        open: set[str] = set()


class Sheet(TerritoryRow):
    """The fiche de saisine as it was sent: codes and numbers of the evaluation it was made from."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="sheets")
    evaluation = models.ForeignKey("needs.Evaluation", on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()
    content = models.JSONField()

    class Privacy:
        identifying: set[str] = set()
        sensitive = {"content"}
        ordinary = {"id", "territory", "case", "evaluation", "said_on"}
        open: set[str] = set()


@protect
class Met(TerritoryRow):
    """An obstacle met at some moment: what observation counts."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="obstacles")
    moment = models.CharField(max_length=12, choices=Moment.choices)
    code = models.CharField(max_length=14, choices=Obstacle.choices)
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    on = models.DateField()

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "case", "moment", "code", "organisation", "on"}
        open: set[str] = set()


class Word(TerritoryRow):
    """What the household says to the commission, or that it comes: short, erasable."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="word")
    text = models.CharField(max_length=600, blank=True)
    attends = models.BooleanField(default=False)
    said_on = models.DateField()

    class Privacy:
        identifying = {"text"}
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "case", "attends", "said_on"}
        open: set[str] = set()
