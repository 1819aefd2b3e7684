"""A session: its agenda, who sits, who stepped aside, what each answered before."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from digor.casework.commissions.enums import AnswerKind, Level, Obstacle, SessionState, Solution
from digor.casework.commissions.models.cases import Case
from digor.casework.commissions.models.table import Commission
from digor.casework.people.models.subjects import TerritoryRow


class Session(TerritoryRow):
    """A meeting of the commission."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="sessions")
    held_on = models.DateField()
    state = models.CharField(max_length=7, choices=SessionState.choices, default=SessionState.PLANNED)
    sent_on = models.DateField(null=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary: set[str] = set()
        open = {"id", "territory", "commission", "held_on", "state", "sent_on", "opened_at", "closed_at"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commission", "held_on"], name="one_session_a_day")]


class Item(TerritoryRow):
    """A case on an agenda, its place and why; when its examination began and ended."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="items")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=9, choices=Level.choices)
    started_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "session", "case", "position", "level", "started_at", "stopped_at"}
        open: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "case"], name="case_once_on_an_agenda"),
            models.UniqueConstraint(fields=["session", "position"], name="one_case_at_a_place"),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True)
                | Q(started_at__isnull=False, started_at__lte=F("stopped_at")),
                name="item_times_in_order",
                violation_error_message=_("An examination ends after it began."),
            ),
        ]


class Presence(TerritoryRow):
    """Somebody of a member sits at a session, in a post."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="presences")
    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("partners.Post", on_delete=models.PROTECT, related_name="+")

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "session", "organisation", "post"}
        open: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "post"], name="present_once")]


class Aside(TerritoryRow):
    """A conflict of interest: this post, or the whole organisation (`post` empty), leaves the case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="asides")
    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("partners.Post", null=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Privacy:
        identifying: set[str] = set()
        sensitive = {"post", "organisation"}
        ordinary = {"id", "territory", "case", "on"}
        open: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "organisation", "post"], name="post_aside_once"),
            models.UniqueConstraint(
                fields=["case", "organisation"],
                condition=Q(post__isnull=True),
                name="organisation_aside_once",
            ),
        ]


class Answer(TerritoryRow):
    """A member's one line on a case before the session, in codes: no free text about anybody."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="answers")
    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=40)
    kind = models.CharField(max_length=6, choices=AnswerKind.choices)
    solution = models.CharField(max_length=4, choices=Solution.choices, blank=True)
    reason = models.CharField(max_length=14, choices=Obstacle.choices, blank=True)
    on = models.DateField()

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "item", "organisation", "by", "kind", "solution", "reason", "on"}
        open: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "organisation"], name="one_answer_of_a_member"),
            models.CheckConstraint(
                condition=Q(kind=AnswerKind.HAVE) & ~Q(solution="") & Q(reason="")
                | Q(kind__in=[AnswerKind.CANNOT, AnswerKind.IF]) & ~Q(reason=""),
                name="answer_says_what_or_why",
                violation_error_message=_(
                    "“I have” names a solution; “I cannot” and “I can, if” name a reason."
                ),
            ),
        ]
