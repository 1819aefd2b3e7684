"""What a person types or taps about homes. No rule of the trade lives here."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from digor.foundation.frame import clock
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation
from digor.supply import reads
from digor.supply.enums import (
    BY_PLACES,
    Financing,
    Holder,
    LandlordKind,
    Movement,
    ProductionKind,
    Refusal,
    Solution,
    Stage,
    Step,
)
from digor.supply.models import Facility, Landlord, Operation


class Day(forms.DateInput):
    """A date field that the browser shows in the reader's own way."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class Euros(forms.DecimalField):
    """An amount in euros, cleaned to cents."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            min_value=0, max_digits=7, decimal_places=2, required=False, localize=True, **options
        )

    def clean(self, value: Any) -> Any:
        amount = super().clean(value)
        return None if amount is None else int((Decimal(amount) * 100).to_integral_value())


SOON = (("0", _("today")), ("30", _("in a month")), ("60", _("in two months")), ("other", _("another day")))


class Declare(forms.Form):
    """The second tap: when it is free. Everything else is filled in already."""

    soon = forms.ChoiceField(label=_("Free from"), choices=SOON, initial="0", widget=forms.RadioSelect)
    available_from = forms.DateField(label=_("Another day"), required=False, widget=Day())
    rent = Euros(label=_("Rent, charges apart (€ a month)"))
    charges = Euros(label=_("Charges (€ a month)"))
    holder = forms.ChoiceField(
        label=_("Who may name candidates?"),
        required=False,
        choices=[("", _("not decided yet")), *Holder.choices],
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        soon = given.get("soon", "")
        if given.get("available_from") is None and soon == "other":
            self.add_error("available_from", _("Write the day it will be free."))
        elif given.get("available_from") is None and soon:
            given["available_from"] = clock.today() + timedelta(days=int(soon))
        return given


class Happened(forms.Form):
    """What happened to a vacancy, on which day, and why when it must be said."""

    on = forms.DateField(
        label=pgettext_lazy("of what happened", "On which day?"), required=False, widget=Day()
    )
    holder = forms.ChoiceField(label=_("Who may name candidates?"), required=False, choices=Holder.choices)
    reason = forms.ChoiceField(label=_("Why?"), required=False, choices=Refusal.choices)

    def __init__(self, step: Step, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()
        if step != Step.ORIENT:
            del self.fields["holder"]
        if step not in (Step.REFUSE, Step.WITHDRAW):
            del self.fields["reason"]


class _Written(forms.Form):
    """A form of the territory's own rows: knows the landlords and communes of who writes."""

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "landlord" in self.fields:
            field: Any = self.fields["landlord"]
            field.queryset = reads.landlords(actor)
        if "commune" in self.fields:
            every = partners.communes(actor.territory_id)
            blank = [] if self.fields["commune"].required else [("", "—")]
            field = self.fields["commune"]
            field.choices = [*blank, *((one.insee_code, one.name) for one in every)]
        if "organisation" in self.fields:
            field = self.fields["organisation"]
            field.queryset = partners.organisations(actor.territory_id)
            field.label_from_instance = lambda one: one.name or one.code
        if "operation" in self.fields:
            field = self.fields["operation"]
            field.queryset = reads.operations(actor)
            field.label_from_instance = lambda one: f"{one.name} ({one.kind})"


def _landlord() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(label=_("Landlord"), queryset=Landlord.objects.none())


def _organisation() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=_("Partner at the table"), queryset=Organisation.objects.none(), required=False
    )


class NewLandlord(_Written):
    kind = forms.ChoiceField(label=_("Kind"), choices=LandlordKind.choices)
    name = forms.CharField(label=_("Name"), max_length=200)
    code = forms.SlugField(label=_("Short code, without spaces"), max_length=60)
    organisation = _organisation()


class NewFlow(_Written):
    landlord = _landlord()
    holder = forms.ChoiceField(label=_("Reservation holder"), choices=Holder.choices)
    year = forms.IntegerField(label=_("Year"), min_value=2020, max_value=2100)
    share = forms.IntegerField(
        label=_("Share of the year’s vacancies (per cent)"), min_value=0, max_value=100
    )
    days = forms.IntegerField(label=_("Days to name candidates"), min_value=1, max_value=365)


class NewOperation(_Written):
    landlord = _landlord()
    name = forms.CharField(label=_("Name of the operation"), max_length=120)
    code = forms.SlugField(label=_("Short code, without spaces"), max_length=60)
    kind = forms.ChoiceField(label=_("Financing"), choices=ProductionKind.choices)
    commune = forms.ChoiceField(label=_("Commune"))
    dwellings = forms.IntegerField(label=_("Dwellings"), min_value=1, max_value=2000)


class NewMilestone(_Written):
    operation = forms.ModelChoiceField(label=_("Operation"), queryset=Operation.objects.none())
    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.choices)
    planned_on = forms.DateField(label=_("Planned on"), required=False, widget=Day())
    reached_on = forms.DateField(label=_("Reached on"), required=False, widget=Day())


class NewMediation(_Written):
    landlord = _landlord()
    solution = forms.ChoiceField(
        label=_("Form"), choices=[one for one in Solution.choices if one[0].startswith("IML")]
    )
    movement = forms.ChoiceField(label=_("Movement"), choices=Movement.choices)
    on = forms.DateField(label=_("Day"), widget=Day())
    dwellings = forms.IntegerField(label=_("Dwellings"), min_value=1, max_value=500, initial=1)
    commune = forms.ChoiceField(label=_("Commune"), required=False)


class NewAnah(_Written):
    landlord = _landlord()
    number = forms.CharField(label=_("Number of the agreement"), max_length=40)
    level = forms.ChoiceField(
        label=_("Level"), choices=[one for one in Financing.choices if one[0].startswith("LOC")]
    )
    mediated = forms.BooleanField(label=_("With rental mediation (IML)"), required=False)
    commune = forms.ChoiceField(label=_("Commune"))
    signed_on = forms.DateField(label=_("Signed on"), widget=Day())
    begins_on = forms.DateField(label=_("Begins on"), widget=Day())
    ends_on = forms.DateField(label=_("Ends on"), widget=Day())


class NewFacility(_Written):
    name = forms.CharField(label=_("Name of the place"), max_length=120)
    solution = forms.ChoiceField(
        label=_("Type"), choices=[one for one in Solution.choices if one[0] in BY_PLACES]
    )
    commune = forms.ChoiceField(label=_("Commune"), required=False)
    organisation = _organisation()


class NewCapacity(_Written):
    facility = forms.ModelChoiceField(
        label=pgettext_lazy("shelter", "Place"), queryset=Facility.objects.none()
    )
    from_day = forms.DateField(label=_("From"), widget=Day())
    places = forms.IntegerField(label=_("Places"), min_value=0, max_value=5000)
    winter_places = forms.IntegerField(
        label=_("More places in winter"), min_value=0, max_value=5000, initial=0
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        field: Any = self.fields["facility"]
        field.queryset = Facility.objects.filter(territory=actor.territory_id).order_by("name")


class Contours(forms.Form):
    file = forms.FileField(label=_("GeoJSON of official contours (WGS84)"))
    source = forms.CharField(label=_("Where it comes from"), max_length=200)
