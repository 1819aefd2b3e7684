"""The words of rights."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Right(models.TextChoices):
    """What a person may hold. Nationality, asylum and the social-security number are not asked."""

    SOCIAL_HOUSING_REQUEST = "request", _("social housing request (unique number)")
    LABELLING = "labelling", _("labelled for the prefect’s quota")
    DALO = "dalo", _("DALO appeal (housing)")
    DAHO = "daho", _("DAHO appeal (shelter)")
    PRIORITY = "priority", _("priority category (CCH L441-1)")
    STAY = "stay", _("right of stay sufficient for this right")
    SIAO_REQUEST = "siao_request", _("SIAO request")


class Answer(models.TextChoices):
    """What is said of a right: its state, by the words of its own procedure (`rules.ANSWERS`)."""

    YES = "yes", pgettext_lazy("right", "yes")
    NO = "no", pgettext_lazy("right", "no")
    IN_PROGRESS = "in_progress", pgettext_lazy("right", "in progress")
    ACTIVE = "active", pgettext_lazy("request", "active")
    STRUCK_OFF = "struck_off", pgettext_lazy("request", "struck off")
    FILED = "filed", pgettext_lazy("appeal", "filed")
    COMPLETE = "complete", pgettext_lazy("appeal", "declared complete")
    RECOGNISED = "recognised", _("recognised priority and urgent")
    REDIRECTED = "redirected", _("redirected from housing to shelter")
    REJECTED = "rejected", pgettext_lazy("appeal", "rejected")
    WITHOUT_OBJECT = "without_object", _("without object")
    INADMISSIBLE = "inadmissible", pgettext_lazy("appeal", "inadmissible")
    WITHDRAWN = "withdrawn", pgettext_lazy("appeal", "withdrawn")
    OFFER_MADE = "offer_made", pgettext_lazy("appeal", "offer made")
    REHOUSED = "rehoused", pgettext_lazy("appeal", "rehoused")
    LOST = "lost", _("priority lost after an unjustified refusal")


class Seen(models.TextChoices):
    """How a piece stands."""

    VALID = "valid", pgettext_lazy("piece", "seen, valid")
    EXPIRED = "expired", pgettext_lazy("piece", "seen, no longer valid")
    MISSING = "missing", pgettext_lazy("piece", "missing")


class PieceFor(models.TextChoices):
    """What the pieces are asked for."""

    SOCIAL_HOUSING = "social_housing", _("a social dwelling")
    ADAPTED_HOUSING = "adapted_housing", _("adapted housing (residence, boarding house, IML)")
    DALO = "dalo", _("a DALO appeal")
