"""The words of duplicates."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Band(models.TextChoices):
    """How strongly the fields speak for one person; the engine's codes. Nothing is linked by a band."""

    CERTAIN = "certain", pgettext_lazy("duplicate", "almost certain")
    PROBABLE = "probable", pgettext_lazy("duplicate", "probable")
    POSSIBLE = "possible", pgettext_lazy("duplicate", "possible")


class State(models.TextChoices):
    """Where a proposed pair stands: a workflow state, stored."""

    REVIEW = "review", _("to look at")  # nobody has decided
    SAME = "same", _("one person")  # linked by somebody
    DIFFERENT = "different", _("two persons")  # not proposed again unless what is known of one changes
    UNSURE = "unsure", _("nobody knows yet")  # comes back at the bottom, with who said so


class Verb(models.TextChoices):
    """What was decided about two records; each is a row of the history."""

    SAME = "same", _("said that they are one person")
    DIFFERENT = "different", _("said that they are two persons")
    UNSURE = "unsure", _("did not know")
    UNDONE = "undone", _("took the decision back")
    REOPENED = "reopened", _("proposed again: what is known of one of them has changed")


class Reason(models.TextChoices):
    """On what one decided. Chosen words: free text would end up holding names."""

    FILES = "files", _("what the two files say")
    KNOWN = "known", _("I know the person, or both of them")
    PAPERS = "papers", _("I have seen their papers")
    PARTNER = "partner", _("a partner has confirmed it")
    KIN = "kin", _("they are brothers, sisters, parent and child")
    ASK = "ask", _("to be asked of the person")
    MISTAKE = "mistake", _("it was a mistake")


TRUSTED = "identifier:"  # prefix of the reason of a link made by equal trusted identifiers of one source
