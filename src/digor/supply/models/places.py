"""Places counted by capacity, and the ground they stand on: where communes are, and their contours."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from digor.foundation.partners.models import FAR, DatedQuerySet, days_in_order
from digor.supply.enums import Solution


class Facility(models.Model):
    """A shelter, or adapted housing counted by places."""

    territory = models.ForeignKey("partners.Territory", on_delete=models.PROTECT, related_name="facilities")
    organisation = models.ForeignKey(
        "partners.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="facilities"
    )
    name = models.CharField(max_length=120)
    solution = models.CharField(max_length=10, choices=Solution.choices)
    commune = models.CharField(max_length=5, blank=True)

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = set()
        open: ClassVar[set[str]] = {"id", "territory", "organisation", "name", "solution", "commune"}

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["territory", "name"],
                name="facility_name_once",
                violation_error_message=_("A place already has this name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Capacity(models.Model):
    """How many places, from a day to a day. `winter_places` are open besides, when the winter plan is."""

    territory = models.ForeignKey("partners.Territory", on_delete=models.PROTECT, related_name="capacities")
    facility = models.ForeignKey(Facility, on_delete=models.CASCADE, related_name="capacities")
    places = models.PositiveIntegerField()
    winter_places = models.PositiveIntegerField(default=0)
    valid_from = models.DateField()
    valid_to = models.DateField(default=FAR)

    objects = DatedQuerySet.as_manager()

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = set()
        open: ClassVar[set[str]] = {
            "id", "territory", "facility", "places", "winter_places", "valid_from", "valid_to",
        }  # fmt: skip

    class Meta:
        constraints: ClassVar = [
            days_in_order("capacity_days_in_order"),
            models.UniqueConstraint(fields=["facility", "valid_from"], name="one_capacity_begins_on_a_day"),
            models.UniqueConstraint(fields=["facility", "valid_to"], name="one_capacity_ends_on_a_day"),
        ]

    def __str__(self) -> str:
        return f"capacity:{self.pk}"


class CommunePoint(models.Model):
    """Where a commune stands, in degrees (WGS84): enough to lay the schematic map."""

    territory = models.ForeignKey(
        "partners.Territory", on_delete=models.PROTECT, related_name="commune_points"
    )
    insee_code = models.CharField(max_length=5)
    longitude = models.FloatField()
    latitude = models.FloatField()
    source = models.CharField(max_length=200)
    valid_from = models.DateField()

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = set()
        open: ClassVar[set[str]] = {
            "id", "territory", "insee_code", "longitude", "latitude", "source", "valid_from",
        }  # fmt: skip

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["territory", "insee_code"], name="commune_stands_once"),
        ]

    def __str__(self) -> str:
        return self.insee_code


class Contour(models.Model):
    """A commune's official contour, as loaded: rings of (longitude, latitude) in degrees (WGS84)."""

    territory = models.ForeignKey("partners.Territory", on_delete=models.PROTECT, related_name="contours")
    insee_code = models.CharField(max_length=5)
    rings = models.JSONField()
    source = models.CharField(max_length=200)
    loaded_at = models.DateTimeField()

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = set()
        open: ClassVar[set[str]] = {"id", "territory", "insee_code", "rings", "source", "loaded_at"}

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["territory", "insee_code"], name="contour_once"),
        ]

    def __str__(self) -> str:
        return self.insee_code
