"""What one looks at, and what for: the words of the list given to a household."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class What(models.TextChoices):
    """What a look opened."""

    IDENTITY = "identity", _("identity")
    CONTACTS = "contacts", _("contact details")
    PLACE = "place", _("precise place")
    NOTES = "notes", _("notes")
    SEARCH = "search", _("answer to a search by name")
    EXPORT = "export", _("export with names")
    NUMBER = "number", _("number of a request or an appeal")


class Purpose(models.TextChoices):
    """What a look is for. A chosen word, not free text: free text would end up holding names."""

    SUPPORT = "support", _("support the household")
    ORIENTATION = "orientation", _("evaluate and orient the demand")
    OUTREACH = "outreach", _("find and meet the person")
    COMMISSION = "commission", _("prepare the partners’ commission")
    DUPLICATES = "duplicates", _("compare two files that may be one person")
    RIGHTS = "rights", _("answer the person’s request about their data")
    QUALITY = "quality", _("check a partner’s file")
