"""The words of the commission."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CaseState(models.TextChoices):
    """Where a referral stands."""

    DRAFT = "draft", pgettext_lazy("referral", "draft")
    SENT = "sent", pgettext_lazy("referral", "sent")
    TO_COMPLETE = "to_complete", pgettext_lazy("referral", "to complete")
    RECEIVABLE = "receivable", pgettext_lazy("referral", "receivable")
    LISTED = "listed", pgettext_lazy("referral", "on the agenda")
    EXAMINED = "examined", pgettext_lazy("referral", "examined")
    FOLLOWED = "followed", pgettext_lazy("referral", "followed up")
    RELISTED = "relisted", pgettext_lazy("referral", "to be examined again")
    CLOSED = "closed", pgettext_lazy("referral", "closed")
    NOT_RECEIVABLE = "not_receivable", pgettext_lazy("referral", "not receivable")
    WITHDRAWN = "withdrawn", pgettext_lazy("referral", "withdrawn")


class Step(models.TextChoices):
    """What moves a referral from a state to another."""

    SEND = "send", pgettext_lazy("referral", "send")
    ASK_MORE = "ask_more", pgettext_lazy("referral", "ask for more")
    ACCEPT = "accept", pgettext_lazy("referral", "accept")
    REFUSE = "refuse", pgettext_lazy("referral", "declare not receivable")
    LIST = "list", pgettext_lazy("referral", "put on the agenda")
    UNLIST = "unlist", pgettext_lazy("referral", "take off the agenda")
    EXAMINE = "examine", pgettext_lazy("referral", "examine")
    FOLLOW = "follow", pgettext_lazy("referral", "follow up")
    RELIST = "relist", pgettext_lazy("referral", "bring back")
    CLOSE = "close", pgettext_lazy("referral", "close")
    WITHDRAW = "withdraw", pgettext_lazy("referral", "withdraw")


class Redirection(models.TextChoices):
    """Where a referral that is not receivable belongs."""

    OUT_OF_SCOPE = "out_of_scope", _("out of the commission’s scope")
    SIAO = "siao", _("to the SIAO")
    CCAPEX = "ccapex", _("to the CCAPEX")
    FSL = "fsl", _("to the housing solidarity fund (FSL)")
    DALO = "dalo", _("to an amicable DALO appeal")


class Obstacle(models.TextChoices):
    """What blocks: coded at each referral, refusal and adjournment. The first eight are the sheet's."""

    REFUSALS = "refusals", _("repeated refusals")
    DEBT = "debt", _("a debt")
    PAPERS = "papers", _("missing pieces")
    RESOURCES = "resources", _("resources")
    NO_OFFER = "no_offer", _("no offer that fits")
    SUPPORT = "support", _("no support available")
    ANIMALS = "animals", _("animals")
    OTHER = "other", pgettext_lazy("obstacle", "another obstacle")
    SIZE = "size", _("no dwelling of that size")
    ACCESSIBILITY = "accessibility", _("no accessible dwelling")
    PLACE_TAKEN = "place_taken", _("the place was taken meanwhile")
    RULES = "rules", _("the rules of the place")
    HOUSEHOLD = "household", _("the household does not wish it")
    NO_NEWS = "no_news", _("no news of the household")
    INCOMPLETE = "incomplete", _("an evaluation is missing")


class Moment(models.TextChoices):
    """When an obstacle was met."""

    REFERRAL = "referral", _("at the referral")
    ANSWER = "answer", _("in a member’s answer")
    ADJOURNMENT = "adjournment", _("at an adjournment")
    REFUSAL = "refusal", _("at a refusal")


class Solution(models.TextChoices):
    """What may be proposed (the codes of the needs forms)."""

    LLS = "LLS", _("social housing")
    PRV = "PRV", _("private rental")
    IML = "IML", _("rental mediation (IML)")
    PF = "PF", _("pension de famille")
    RA = "RA", _("résidence accueil")
    RS = "RS", _("résidence sociale")
    FJT = "FJT", _("young workers’ home (FJT)")
    UCSD = "UCSD", _("supported stay in shelter")


class AnswerKind(models.TextChoices):
    """A member's one line before the session."""

    HAVE = "have", _("I have")
    CANNOT = "cannot", _("I cannot, because")
    IF = "if", _("I can, if")


class SeatKind(models.TextChoices):
    """How a partner sits."""

    PERMANENT = "permanent", _("permanent member")
    GUEST = "guest", pgettext_lazy("commission", "guest")


class College(models.TextChoices):
    """In whose name a member sits: the quorum may ask for one of each."""

    CHAIR = "chair", _("chair")
    STATE = "state", pgettext_lazy("commission", "State")
    SIAO = "siao", pgettext_lazy("commission", "SIAO")
    LANDLORD = "landlord", pgettext_lazy("commission", "landlord")
    SOCIAL = "social", pgettext_lazy("commission", "social action")
    HOUSING = "housing", pgettext_lazy("commission", "housing associations")
    HEALTH = "health", pgettext_lazy("commission", "health")


class SessionState(models.TextChoices):
    """Where a session stands."""

    PLANNED = "planned", pgettext_lazy("session", "planned")
    SENT = "sent", pgettext_lazy("session", "agenda sent")
    OPEN = "open", pgettext_lazy("session", "under way")
    CLOSED = "closed", pgettext_lazy("session", "held")


class Level(models.TextChoices):
    """Why a case comes before another on the agenda."""

    DEADLINE = "deadline", _("a legal deadline before the next session")
    ESCALATED = "escalated", _("back from the technical committee")
    RETURN = "return", _("return due")
    OLDEST = "oldest", _("oldest first")


class DecisionKind(models.TextChoices):
    """What the commission advises. Each partner keeps its legal power."""

    SOLUTION = "solution", _("proposal of a solution")
    LANDLORD = "landlord", _("search by a named landlord")
    EVALUATION = "evaluation", _("further evaluation by the team")
    REFERENT = "referent", _("a referent named")
    MEASURE = "measure", _("a support measure")
    LABEL = "label", _("labelling for the State’s contingent")
    DALO = "dalo", _("DALO or DAHO appeal prepared")
    CCAPEX = "ccapex", _("referral to the CCAPEX")
    DEBT = "debt", _("debt: a plan")
    HEALTH = "health", _("towards health services")
    ADJOURN = "adjourn", _("adjournment")
    WATCH = "watch", _("kept under watch")
    OUT_OF_SCOPE = "out_of_scope", pgettext_lazy("decision", "out of scope")


class TaskState(models.TextChoices):
    """What became of a decision."""

    OPEN = "open", pgettext_lazy("decision", "to do")
    DONE = "done", pgettext_lazy("decision", "done")
    REFUSED = "refused", pgettext_lazy("decision", "refused")


class Outcome(models.TextChoices):
    """How a followed case ends."""

    SOCIAL_HOUSING = "social_housing", _("housed in social housing")
    PRIVATE_HOUSING = "private_housing", _("housed in private or agreement housing")
    MEDIATION = "mediation", _("housed in rental mediation")
    BOARDING = "boarding", _("pension de famille or résidence accueil")
    RESIDENCE = "residence", _("résidence sociale or FJT")
    KEPT = "kept", _("kept in their home")
    SHELTERED = "sheltered", pgettext_lazy("outcome", "in a shelter")
    CARE = "care", _("health or care home")
    LEFT = "left", _("left the territory")
    DECLINED = "declined", _("declined by the household")
    LOST = "lost", _("contact lost")
    DEAD = "dead", pgettext_lazy("outcome", "death")
    OTHER = "other", pgettext_lazy("outcome", "another outcome")


class Cause(models.TextChoices):
    """Why a case goes to the technical committee (COTECH)."""

    MISSED = "missed", _("two missed deadlines")
    REFUSED = "refused", _("two refusals")
