"""Landlords, their dwellings, their vacancies, and the conventions under which they are oriented."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from digor.foundation.partners.models import FAR, DatedQuerySet, days_in_order
from digor.supply.enums import (
    Accessibility,
    Financing,
    Holder,
    LandlordKind,
    Refusal,
    Solution,
    State,
    Typology,
)


class Landlord(models.Model):
    """Who lets. `organisation`: the partner at the table, when it is one; a private owner has a code only."""

    territory = models.ForeignKey("partners.Territory", on_delete=models.PROTECT, related_name="landlords")
    organisation = models.ForeignKey(
        "partners.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="landlords"
    )
    kind = models.CharField(max_length=12, choices=LandlordKind.choices)
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = {"name"}  # a private owner's
        ordinary: ClassVar[set[str]] = set()
        open: ClassVar[set[str]] = {"id", "territory", "organisation", "kind", "code"}

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["territory", "code"],
                name="landlord_code_once",
                violation_error_message=_("A landlord already has this code. Choose another."),
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                name="organisation_is_one_landlord",
                violation_error_message=_("This organisation is already a landlord here."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Dwelling(models.Model):
    """A dwelling as its landlord describes it today. `known`: something published says it exists.

    The row stays when what was said of it is withdrawn: others may point to it. Money in euro cents a month.
    """

    territory = models.ForeignKey("partners.Territory", on_delete=models.PROTECT, related_name="dwellings")
    landlord = models.ForeignKey(Landlord, on_delete=models.PROTECT, related_name="dwellings")
    reference = models.CharField(max_length=80)
    known = models.BooleanField(default=False)
    solution = models.CharField(max_length=10, choices=Solution.choices, blank=True)
    typology = models.CharField(max_length=3, choices=Typology.choices, blank=True)
    surface = models.PositiveSmallIntegerField(null=True)  # m²
    floor = models.SmallIntegerField(null=True)
    lift = models.BooleanField(null=True)
    accessibility = models.CharField(max_length=10, choices=Accessibility.choices, blank=True)
    rent = models.PositiveIntegerField(null=True)
    charges = models.PositiveIntegerField(null=True)
    commune = models.CharField(max_length=5, blank=True)
    sector = models.CharField(max_length=80, blank=True)
    address = models.CharField(max_length=200, blank=True)
    financing = models.CharField(max_length=5, choices=Financing.choices, blank=True)
    qpv = models.BooleanField(null=True)
    removed_on = models.DateField(null=True)  # sold, pulled down: out of the stock from that day

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = {"address"}
        ordinary: ClassVar[set[str]] = {"reference", "floor", "known", "removed_on"}
        open: ClassVar[set[str]] = {
            "id", "territory", "landlord", "solution", "typology", "surface", "lift", "accessibility", "rent",
            "charges", "commune", "sector", "financing", "qpv",
        }  # fmt: skip

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["landlord", "reference"], name="dwelling_once_at_its_landlord"),
        ]
        indexes: ClassVar = [models.Index(fields=["territory", "commune", "typology"], name="dwelling_stock")]

    def __str__(self) -> str:
        return f"dwelling:{self.pk}"


class Vacancy(models.Model):
    """A dwelling to let again, from a day. The reservation holder is the vacancy's, not the dwelling's.

    All but its key is derived (`rules.replay`); `aside` counts what was said and could not follow.
    """

    territory = models.ForeignKey("partners.Territory", on_delete=models.PROTECT, related_name="vacancies")
    landlord = models.ForeignKey(Landlord, on_delete=models.PROTECT, related_name="vacancies")
    dwelling = models.ForeignKey(Dwelling, on_delete=models.PROTECT, related_name="vacancies")
    key = models.CharField(max_length=120)
    known = models.BooleanField(default=False)
    declared_on = models.DateField(null=True)
    available_from = models.DateField(null=True)
    rent = models.PositiveIntegerField(null=True)
    charges = models.PositiveIntegerField(null=True)
    holder = models.CharField(max_length=20, choices=Holder.choices, blank=True)
    deadline = models.DateField(null=True)
    deadline_rule = models.CharField(max_length=20, blank=True)  # "stated", or a code of delays.json
    opened_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DECLARED)
    since = models.DateField(null=True)
    reason = models.CharField(max_length=20, choices=Refusal.choices, blank=True)
    refusals = models.PositiveSmallIntegerField(default=0)
    aside = models.PositiveSmallIntegerField(default=0)

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = {"key", "known", "aside", "reason", "refusals", "deadline_rule"}
        open: ClassVar[set[str]] = {
            "id", "territory", "landlord", "dwelling", "declared_on", "available_from", "rent", "charges", "holder",
            "deadline", "opened_on", "state", "since",
        }  # fmt: skip

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["landlord", "key"], name="vacancy_once_at_its_landlord"),
            models.CheckConstraint(
                condition=Q(known=False) | Q(declared_on__isnull=False),
                name="vacancy_declared_on_a_day",
                violation_error_message=_("Say on which day the vacancy was declared."),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["territory", "state", "deadline"], name="vacancy_waiting")]

    def __str__(self) -> str:
        return f"vacancy:{self.pk}"


class FlowConvention(models.Model):
    """What a landlord owes a reservation holder in a year: a share of its vacancies (gestion en flux)."""

    territory = models.ForeignKey(
        "partners.Territory", on_delete=models.PROTECT, related_name="flow_conventions"
    )
    landlord = models.ForeignKey(Landlord, on_delete=models.PROTECT, related_name="flow_conventions")
    holder = models.CharField(max_length=20, choices=Holder.choices)
    year = models.PositiveSmallIntegerField()
    share = models.PositiveSmallIntegerField()  # of the year's vacancies, in per cent
    days = models.PositiveSmallIntegerField()  # to name candidates

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = set()
        open: ClassVar[set[str]] = {"id", "territory", "landlord", "holder", "year", "share", "days"}

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["landlord", "holder", "year"],
                name="one_flow_convention_a_year",
                violation_error_message=_(
                    "This landlord already has a convention with this holder for that year."
                ),
            ),
            models.CheckConstraint(
                condition=Q(share__lte=100),
                name="flow_share_in_per_cent",
                violation_error_message=_("A share is at most 100 per cent."),
            ),
            models.CheckConstraint(
                condition=Q(days__gte=1),
                name="flow_leaves_a_day",
                violation_error_message=_("Leave at least one day to name candidates."),
            ),
        ]

    def __str__(self) -> str:
        return f"flow:{self.pk}"


class StockCount(models.Model):
    """So many dwellings of one landlord alike, counted without a row each, from a day to a day."""

    territory = models.ForeignKey("partners.Territory", on_delete=models.PROTECT, related_name="stock_counts")
    landlord = models.ForeignKey(Landlord, on_delete=models.PROTECT, related_name="stock_counts")
    commune = models.CharField(max_length=5)
    typology = models.CharField(max_length=3, choices=Typology.choices)
    financing = models.CharField(max_length=5, choices=Financing.choices)
    accessible = models.BooleanField(default=False)
    rent = models.PositiveIntegerField(null=True)  # average, euro cents a month
    dwellings = models.PositiveIntegerField()
    source = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(default=FAR)

    objects = DatedQuerySet.as_manager()

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = set()
        open: ClassVar[set[str]] = {
            "id", "territory", "landlord", "commune", "typology", "financing", "accessible", "rent", "dwellings",
            "source", "valid_from", "valid_to",
        }  # fmt: skip

    class Meta:
        constraints: ClassVar = [
            days_in_order("stock_count_days_in_order"),
            models.UniqueConstraint(
                fields=["landlord", "commune", "typology", "financing", "accessible", "valid_from"],
                name="stock_counted_once",
            ),
            models.CheckConstraint(
                condition=Q(valid_from__lt=F("valid_to")) & ~Q(source=""),
                name="stock_count_has_a_source",
                violation_error_message=_("A count of dwellings says where it comes from."),
            ),
        ]

    def __str__(self) -> str:
        return f"stock:{self.pk}"
