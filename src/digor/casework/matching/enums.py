"""The words of proposals."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Departure(models.TextChoices):
    """Why somebody else than the list's first is designated: codes, because a free sentence may hold a name."""

    WISH = "wish", _("the household proposed first does not want this home")
    SESSION = "session", _("the commission decided so")
    PAPER = "paper", _("a paper was seen that is not written here yet")
    LANDLORD = "landlord", _("the landlord asked for one more candidate")
    OTHER = "other", pgettext_lazy("departure from the order", "another reason")
