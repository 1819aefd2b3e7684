"""The words of needs."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FormKind(models.TextChoices):
    """Which evaluation a form is for."""

    FLASH = "flash", _("flash evaluation (72 hours)")
    IN_DEPTH = "in_depth", _("in-depth evaluation (two months)")
    REFERRAL = "referral", _("referral sheet to the commission")


class QuestionKind(models.TextChoices):
    """How a question is answered."""

    CHOICE = "choice", _("one answer of a list")
    SEVERAL = "several", _("several answers of a list")
    YES_NO = "yes_no", _("yes or no")
    NUMBER = "number", _("a number")
    DAY = "day", _("a day")
    COMMUNES = "communes", _("communes of the territory")
    TEXT = "text", _("a few words")


class State(models.TextChoices):
    """Where an evaluation stands."""

    DRAFT = "draft", pgettext_lazy("evaluation", "under way")
    DONE = "done", pgettext_lazy("evaluation", "done")
