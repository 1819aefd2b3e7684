"""The words of intake."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """Where an import stands. What may follow what is `rules.FOLLOWS`."""

    UPLOADED = "uploaded", _("received")  # the file is here, nobody has opened it yet
    READING = "reading", _("being read")  # each row gets its verdict; what would change is computed
    STAGED = "staged", _("to look at")  # ready: somebody decides
    PUBLISHING = "publishing", _("being published")
    PUBLISHED = "published", _("published")
    WITHDRAWING = "withdrawing", _("being withdrawn")
    WITHDRAWN = "withdrawn", _("withdrawn")  # as if it had never been published
    FAILED = "failed", _("could not be used")  # the file could not be used, or the reading was cut short
    DISCARDED = "discarded", _("set aside")  # somebody decided not to publish it


class Step(models.TextChoices):
    """What the running part of an import is doing: each has its own count."""

    ROWS = "rows", _("reading the rows")
    WRITING = "writing", _("writing down what is new")
    COMPUTING = "computing", _("computing what it changes")


class Verdict(models.TextChoices):
    """What a row would do."""

    NEW = "new", pgettext_lazy("verdict of a row", "new")
    SAME = "same", pgettext_lazy("verdict of a row", "already known")
    CHANGES = "changes", pgettext_lazy("verdict of a row", "changes")
    REFUSED = "refused", pgettext_lazy("verdict of a row", "refused")
    # a row may be understood and make no statement
    SILENT = "silent", pgettext_lazy("verdict of a row", "nothing to note")


MEANING = {
    Verdict.NEW: _("this source had never said it"),
    Verdict.SAME: _("it says again what was known: nothing changes"),
    Verdict.CHANGES: _("the source corrects what it had said"),
    Verdict.REFUSED: _("it cannot be understood: nothing of it enters the list"),
    Verdict.SILENT: _("understood, and it says nothing of a night"),
}

# What of a statement may differ (people.publication's names), in words.
CHANGED = {
    "person": _("the person"),
    "identity": _("the name or the birth date"),
    "household": _("the household"),
    "kind": _("the kind of statement"),
    "situation": _("the situation"),
    "start": _("the first night"),
    "end": _("the end"),
    "perimeter": _("the structure"),
    "asks_for": _("what is asked for"),
}


class Reason(models.TextChoices):
    """Why a whole import is withdrawn: a code, because a free sentence may hold a name."""

    WRONG_FILE = "wrong_file", _("this was not the right file")
    WRONG_DAY = "wrong_day", _("the day or the perimeter was wrong")
    SOURCE_ERROR = "source_error", _("the partner says its data are wrong")
    AGREEMENT = "agreement", _("the agreement did not cover it")
    TRIAL = "trial", _("it was a trial")
