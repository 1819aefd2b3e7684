"""Views of the list that somebody saved: words of the filter sentence under a name, never people."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from digor.casework.people.enums import Sharing
from digor.casework.people.models.subjects import TerritoryRow


class SavedView(TerritoryRow):
    """A sentence of filters under a name. `query` is the end of the list's address."""

    post = models.ForeignKey("partners.Post", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey("partners.Organisation", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=400, blank=True)
    sharing = models.CharField(max_length=12, choices=Sharing.choices, default=Sharing.MINE)
    saved_on = models.DateField()

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "post", "organisation", "name", "query", "sharing", "saved_on"}
        open: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post", "name"],
                name="saved_view_named_once",
                violation_error_message=_("You already have a view of that name."),
            )
        ]
        indexes = [models.Index(fields=["territory", "sharing"], name="saved_view_sharing")]
