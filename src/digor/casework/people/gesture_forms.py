"""What the rarer gestures ask: of whom, with whom, from which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from digor.foundation.frame import clock


class Day(forms.DateInput):
    """A date field that the browser shows in the reader's own way."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class MemberForm(forms.Form):
    """Of whom: one of the file's members. `whole`: or all of them, which is what is offered first."""

    whole = True
    member = forms.ChoiceField(label=_("Who"))

    def __init__(self, *args: Any, case: str, members: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = list(members)
        if self.whole and len(members) > 1:
            choices.insert(0, (case, gettext("everybody of this household")))
        field: Any = self.fields["member"]
        field.choices = choices
        if len(choices) == 1:
            field.widget = forms.HiddenInput()
            field.initial = choices[0][0]


class FromDayForm(MemberForm):
    """From which day on; never a day to come."""

    whole = False
    from_day = forms.DateField(label=_("From which day on"), widget=Day)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from_day"].initial = clock.today

    def clean_from_day(self) -> date:
        day: date = self.cleaned_data["from_day"]
        if day > clock.today():
            raise forms.ValidationError(gettext("This day has not come yet."), code="not_yet")
        return day


class TogetherForm(FromDayForm):
    """With whom."""

    other = forms.CharField(
        label=_("With whom"), max_length=12, help_text=_("The case number of a household or of a person.")
    )
    field_order = ("member", "other", "from_day")


class LinkForm(MemberForm):
    """The other file of the same person."""

    whole = False
    other = forms.CharField(label=_("Case number of the other file"), max_length=12)


class UnlinkForm(forms.Form):
    """Which link is undone."""

    link = forms.TypedChoiceField(label=_("Which two files"), coerce=int)

    def __init__(self, *args: Any, links: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["link"].choices = list(links)  # type: ignore[attr-defined]


class ProtectForm(MemberForm):
    """Who still sees the file: the circle, one's own organisation always in it."""

    circle = forms.TypedMultipleChoiceField(
        label=_("Who still sees this file"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Your own organisation always does."),
    )

    def __init__(self, *args: Any, organisations: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["circle"].choices = list(organisations)  # type: ignore[attr-defined]


class IdentityForm(MemberForm):
    """A civil identity, as the person gives it."""

    whole = False
    given_name = forms.CharField(label=_("Given name"), required=False, max_length=80)
    family_name = forms.CharField(label=_("Family name"), required=False, max_length=80)
    birth_date = forms.DateField(label=_("Birth date"), required=False, widget=Day)
    birth_year_only = forms.BooleanField(label=_("Only the year is known"), required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not (given.get("given_name") or given.get("family_name")):
            raise forms.ValidationError(gettext("Write a given name or a family name."), code="nobody")
        return given


class InformForm(MemberForm):
    """With which notice they were informed, and when."""

    version = forms.CharField(
        label=_("Version of the notice"),
        max_length=20,
        help_text=_("It is written at the foot of the notice."),
    )
    on = forms.DateField(label=_("Day"), widget=Day)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > clock.today():
            raise forms.ValidationError(gettext("This day has not come yet."), code="not_yet")
        return day
