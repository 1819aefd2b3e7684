"""What is being produced and mobilised: operations, rental mediation, agreements with private owners."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from digor.supply.enums import Financing, Movement, ProductionKind, Solution, Stage


class Operation(models.Model):
    """Dwellings decided together, of one kind of financing, from the programme to the keys."""

    territory = models.ForeignKey("partners.Territory", on_delete=models.PROTECT, related_name="operations")
    landlord = models.ForeignKey("supply.Landlord", on_delete=models.PROTECT, related_name="operations")
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=5, choices=ProductionKind.choices)
    commune = models.CharField(max_length=5)
    dwellings = models.PositiveIntegerField()

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = set()
        open: ClassVar[set[str]] = {
            "id",
            "territory",
            "landlord",
            "code",
            "name",
            "kind",
            "commune",
            "dwellings",
        }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["territory", "code", "kind"],
                name="operation_once_for_a_financing",
                violation_error_message=_("This operation already has a line for this financing."),
            ),
            models.CheckConstraint(
                condition=Q(dwellings__gte=1),
                name="operation_has_dwellings",
                violation_error_message=_("An operation has at least one dwelling."),
            ),
        ]

    def __str__(self) -> str:
        return f"operation:{self.pk}"


class Milestone(models.Model):
    """A stage of an operation: when it is planned, when it was reached."""

    territory = models.ForeignKey("partners.Territory", on_delete=models.PROTECT, related_name="milestones")
    operation = models.ForeignKey(Operation, on_delete=models.CASCADE, related_name="milestones")
    stage = models.CharField(max_length=10, choices=Stage.choices)
    planned_on = models.DateField(null=True)
    reached_on = models.DateField(null=True)

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = set()
        open: ClassVar[set[str]] = {"id", "territory", "operation", "stage", "planned_on", "reached_on"}

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["operation", "stage"], name="one_milestone_of_a_stage"),
            models.CheckConstraint(
                condition=Q(planned_on__isnull=False) | Q(reached_on__isnull=False),
                name="milestone_has_a_day",
                violation_error_message=_("Write the planned day, or the day it was reached."),
            ),
        ]

    def __str__(self) -> str:
        return f"milestone:{self.pk}"


class Mediation(models.Model):
    """Dwellings that come into rental mediation (IML) on a day, or leave it: net is what came minus what left."""

    territory = models.ForeignKey("partners.Territory", on_delete=models.PROTECT, related_name="mediations")
    landlord = models.ForeignKey("supply.Landlord", on_delete=models.PROTECT, related_name="mediations")
    solution = models.CharField(max_length=10, choices=Solution.choices)
    movement = models.CharField(max_length=10, choices=Movement.choices)
    on = models.DateField()
    dwellings = models.PositiveSmallIntegerField(default=1)
    commune = models.CharField(max_length=5, blank=True)

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = set()
        open: ClassVar[set[str]] = {
            "id", "territory", "landlord", "solution", "movement", "on", "dwellings", "commune",
        }  # fmt: skip

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(solution__startswith="IML"),
                name="mediation_is_iml",
                violation_error_message=_("Choose one of the three forms of rental mediation."),
            ),
            models.CheckConstraint(
                condition=Q(dwellings__gte=1),
                name="mediation_counts_dwellings",
                violation_error_message=_("Write how many dwellings, at least one."),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["territory", "on"], name="mediation_by_day")]

    def __str__(self) -> str:
        return f"mediation:{self.pk}"


class AnahAgreement(models.Model):
    """A private owner's agreement with the Anah (Loc'Avantages): a level, a rent, at least six years."""

    territory = models.ForeignKey(
        "partners.Territory", on_delete=models.PROTECT, related_name="anah_agreements"
    )
    landlord = models.ForeignKey("supply.Landlord", on_delete=models.PROTECT, related_name="anah_agreements")
    number = models.CharField(max_length=40)
    level = models.CharField(max_length=5, choices=Financing.choices)
    mediated = models.BooleanField(default=False)
    commune = models.CharField(max_length=5)
    signed_on = models.DateField()
    begins_on = models.DateField()
    ends_on = models.DateField()

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = {"number"}
        ordinary: ClassVar[set[str]] = set()
        open: ClassVar[set[str]] = {
            "id", "territory", "landlord", "level", "mediated", "commune", "signed_on", "begins_on", "ends_on",
        }  # fmt: skip

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["territory", "number"],
                name="anah_agreement_once",
                violation_error_message=_("An agreement already has this number."),
            ),
            models.CheckConstraint(
                condition=Q(level__in=["LOC1", "LOC2", "LOC3"]),
                name="anah_agreement_has_a_level",
                violation_error_message=_("The level is Loc1, Loc2 or Loc3."),
            ),
            models.CheckConstraint(
                condition=~Q(level="LOC3") | Q(mediated=True),
                name="loc3_goes_with_mediation",
                violation_error_message=_(
                    "Loc3 is only granted with rental mediation: tick it, or choose Loc1 or Loc2."
                ),
            ),
            models.CheckConstraint(
                condition=Q(begins_on__lt=F("ends_on")),
                name="anah_agreement_days_in_order",
                violation_error_message=_("The end must come after the beginning."),
            ),
        ]

    def __str__(self) -> str:
        return f"anah:{self.pk}"
