"""What a person types or taps: days, families of situations, filters. No rule of the trade lives here."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from digor.casework.people.enums import Asked
from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situations import QUICK
from digor.foundation.frame import clock
from digor.foundation.frame.templatetags.frame import day as long_day


class NightForm(forms.Form):
    """The night a statement bears on; nothing given means last night."""

    night = forms.DateField(
        label=_("Which night?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_night(self) -> date:
        last = clock.today() - timedelta(days=1)
        night: date = self.cleaned_data["night"] or last
        if night > clock.today():
            raise forms.ValidationError(
                gettext("This night has not come yet. Write a night up to %(day)s.")
                % {"day": long_day(last)},
                code="not_yet",
            )
        return night


class SleptForm(NightForm):
    """Tap 1: the family of situations. Tap 2: I saw, or I was told."""

    family = forms.ChoiceField(
        label=_("Where did they sleep?"),
        choices=[(family.value, family.label) for family in QUICK],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose where they slept, then say how you know.")},
    )
    seen = forms.TypedChoiceField(
        choices=[("1", _("I saw them")), ("0", _("I was told"))],
        coerce=lambda value: value == "1",
        widget=forms.HiddenInput,
    )
    note = forms.CharField(
        label=_("A word more"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def situation(self) -> str:
        """The general situation of the family chosen."""
        return QUICK[Family(self.cleaned_data["family"])]


class ContactForm(forms.Form):
    """News without a situation: met, phoned, and what the person asks for."""

    how = forms.ChoiceField(
        label=_("How did you have news?"),
        choices=[("met", _("Met")), ("phoned", _("Phoned"))],
        widget=forms.RadioSelect,
        initial="met",
    )
    asks_for = forms.ChoiceField(
        label=_("Asks for"), required=False, choices=[("", _("nothing said")), *Asked.choices]
    )
    note = forms.CharField(
        label=_("A word more"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class NewcomerForm(SleptForm):
    """Someone unknown: an alias and where they slept, in the same gesture."""

    alias = forms.CharField(
        label=_("How do people know them?"),
        max_length=120,
        help_text=_("“Man with the dog, station.” No civil name is needed."),
    )
    family = forms.ChoiceField(
        label=_("Where did they sleep?"),
        choices=[(family.value, family.label) for family in QUICK],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose where they slept, then say how you know.")},
    )


class GroundForm(forms.Form):
    """Why an identity is opened: the purpose, written in the journal before the name is shown."""

    purpose = forms.ChoiceField(label=_("What do you need it for?"))

    def __init__(self, *args: Any, purposes: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = purposes  # type: ignore[attr-defined]
