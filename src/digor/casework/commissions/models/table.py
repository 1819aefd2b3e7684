"""The commission, its dated rules, who sits, who signed the charter."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from digor.casework.commissions.enums import College, SeatKind
from digor.casework.people.models.subjects import TerritoryRow
from digor.foundation.journal.append_only import protect
from digor.foundation.partners.models import FAR


class Commission(TerritoryRow):
    """A partner commission of the territory."""

    code = models.SlugField(max_length=20)
    name = models.CharField(max_length=150)
    chair = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="+")

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary: set[str] = set()
        open = {"id", "territory", "code", "name", "chair"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["territory", "code"], name="commission_code")]


@protect
class Regulation(TerritoryRow):
    """A version of the règlement intérieur: an old decision keeps the rules it was made under."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="regulations")
    version = models.PositiveIntegerField()
    valid_from = models.DateField()
    content = models.JSONField()
    by = models.CharField(max_length=40)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary: set[str] = set()
        open = {"id", "territory", "commission", "version", "valid_from", "content", "by"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commission", "version"], name="regulation_version")]


class Seat(TerritoryRow):
    """An organisation sits during an interval."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="seats")
    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=9, choices=SeatKind.choices)
    college = models.CharField(max_length=10, choices=College.choices)
    valid_from = models.DateField()
    valid_to = models.DateField(default=FAR)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary: set[str] = set()
        open = {"id", "territory", "commission", "organisation", "kind", "college", "valid_from", "valid_to"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__lt=F("valid_to")),
                name="seat_days_in_order",
                violation_error_message=_("The end must come after the beginning."),
            ),
            models.UniqueConstraint(
                fields=["commission", "organisation", "valid_to"],
                name="one_seat_of_an_organisation",
                violation_error_message=_("This organisation already has a seat."),
            ),
        ]


@protect
class Charter(TerritoryRow):
    """Someone, in a post, signed the confidentiality charter."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="charters")
    post = models.ForeignKey("partners.Post", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    signed_on = models.DateField()

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "commission", "post", "version", "signed_on"}
        open: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commission", "post", "version"], name="charter_signed_once")
        ]
