"""The ledger's words."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ActKind(models.TextChoices):
    """What was prepared, then published."""

    STATEMENT = "statement", _("hand statement")  # a professional states
    IMPORT = "import", _("file")  # a partner's file
    LINK = "link", _("link")  # two records are one person
    NOTICE = "notice", _("notice of silence")  # the referents were warned this morning
    HOUSEHOLD = "household", _("household")  # who lives with whom
    REFERENT = "referent", _("referent")  # who accompanies
    RULES = "rules", _("rules")  # nomenclature, list classes, thresholds


class Verb(models.TextChoices):
    """What a revision does to its act."""

    PUBLISH = "publish", _("published")
    WITHDRAW = "withdraw", _("withdrawn")


class Asked(models.TextChoices):
    """What the person asks for, in their words; never a diagnosis."""

    SHELTER = "shelter", _("a place for tonight")
    HOUSING = "housing", _("a home")
    MEAL = "meal", _("a meal")
    HYGIENE = "hygiene", _("a shower, clothes")
    PAPERS = "papers", _("papers, rights")
    CARE = "care", _("to see a carer")
    TALK = "talk", _("to talk")
    NOTHING = "nothing", _("nothing for now")


class Reason(models.TextChoices):
    """Where one comes onto the list from, or leaves it for (the engine's reasons, in words)."""

    NEW = "new", pgettext_lazy("reason", "for the first time")
    HOUSING = "housing", pgettext_lazy("reason", "ordinary housing")
    ADAPTED_HOUSING = "adapted_housing", pgettext_lazy("reason", "adapted housing")
    HOSTED = "hosted", pgettext_lazy("reason", "hosted by others")
    INSTITUTION = "institution", pgettext_lazy("reason", "an institution")
    SHELTER = "shelter", pgettext_lazy("reason", "a shelter outside the list")
    STREET = "street", pgettext_lazy("reason", "a place outside the list")
    ELSEWHERE = "elsewhere", pgettext_lazy("reason", "elsewhere, outside the territory")
    DEATH = "death", pgettext_lazy("reason", "death")
    INACTIVITY = "inactivity", pgettext_lazy("reason", "inactivity, after a notice")
    UNKNOWN = "unknown", pgettext_lazy("reason", "whereabouts unknown")


class Sharing(models.TextChoices):
    """Who sees a saved view of the list: each reads it with their own rights."""

    MINE = "mine", _("for me")
    ORGANISATION = "organisation", _("for my organisation")
    TERRITORY = "territory", _("for the whole territory")


class Round(models.TextChoices):
    """Whom a round goes to meet."""

    OUTSIDE = "outside", _("Those who sleep outside")
    SILENT = "silent", _("Those of whom there is no news for two weeks")
    ALL = "all", _("Everybody on the list")


class Settled(models.TextChoices):
    """What was decided of two statements that do not agree."""

    ASKED = "asked", _("asked of the source")  # its file or its professionals are to correct
    BOTH = "both", _("both are true")  # a place is held, and the night was spent elsewhere


class Fix(models.TextChoices):
    """Who looks first at something to reconcile."""

    SOURCE = "source", _("the source, in its file")
    ORGANISATION = "organisation", _("the organisation that said it")
    PROFESSIONAL = "professional", _("the referent")
    ROLE = "role", _("whoever holds this role")


class How(models.TextChoices):
    """How one had news of somebody."""

    MET = "met", _("met")
    PHONED = "phoned", _("phoned")


class Work(models.TextChoices):
    """What professionals write on a file, and may have to hand over when two files are parted."""

    STATEMENT = "statement", _("a night or a stay")
    CONTACT = "contact", _("news")
    REFERENT = "referent", _("the referent")
    NOTICE = "notice", _("a notice of silence")
    MEMBERSHIP = "membership", _("living together")
    INFORMATION = "information", _("information on rights")
    PROTECTION = "protection", _("the protection")
