"""The questions asked by the partnership's pages; what they mean is decided by the actions."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

from digor.foundation.frame import clock
from digor.foundation.partners import grounds, reads
from digor.foundation.partners.enums import OrganisationKind, Role

_INVITED_AS = [choice for choice in Role.choices if choice[0] != Role.OPERATOR]


class Day(forms.DateInput):
    """A date field that the browser shows in the reader's own way."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


# Sign-in: the library's forms, our words, no placeholder repeating the label


class _Plain:
    """Our labels and helps; a placeholder that repeats its label is noise for a screen reader."""

    fields: dict[str, Any]
    words: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.words.get(name, field.label)
            field.help_text = _GOOD_ONE if name == "password1" else ""


_GOOD_ONE = _("At least twelve characters. Four ordinary words in a row make a good one.")
_DIFFERENT = _("The two passwords differ. Type the same one twice.")
_CODE = _("Six-digit code, or one of your recovery codes")


class SignIn(_Plain, account.LoginForm):
    words = {"login": _("E-mail address"), "password": _("Password")}


class ForgottenPassword(_Plain, account.ResetPasswordForm):
    words = {"email": _("E-mail address")}


class _TwoPasswords(_Plain):
    def clean(self) -> Any:
        form: Any = self
        cleaned = super().clean()  # type: ignore[misc]
        if form.has_error("password2") and not form.has_error("password2", "required"):
            form.errors["password2"].clear()
            form.add_error("password2", _DIFFERENT)
        return cleaned


class NewPassword(_TwoPasswords, account.ResetPasswordKeyForm):
    words = {"password1": _("New password"), "password2": _("The same, once more")}


class ChangePassword(_TwoPasswords, account.ChangePasswordForm):
    words = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("The same, once more"),
    }


class ConfirmPassword(_Plain, account.ReauthenticateForm):
    words = {"password": _("Password")}


class Code(_Plain, mfa.AuthenticateForm):
    words = {"code": _CODE}


class ConfirmCode(_Plain, mfa.ReauthenticateForm):
    words = {"code": _CODE}


class FirstCode(_Plain, totp.ActivateTOTPForm):
    words = {"code": _("Six-digit code shown by your application")}


# The partnership


class Accept(forms.Form):
    """A newcomer's password."""

    password1 = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_GOOD_ONE,
    )
    password2 = forms.CharField(
        label=_("The same, once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _DIFFERENT)
        return cleaned


class Invite(forms.Form):
    """Whom to invite, where, as what."""

    organisation: Any = forms.ModelChoiceField(
        queryset=None, label=_("Organisation"), empty_label=_("Choose an organisation")
    )
    name = forms.CharField(label=_("First name and name"), max_length=150)
    email = forms.EmailField(
        label=_("Professional e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    role = forms.ChoiceField(
        label=_("Role in Digor"),
        choices=[("", _("Choose a role")), *_INVITED_AS],
        help_text=_("It decides what they may see."),
    )
    function = forms.CharField(
        label=_("Function, as the organisation words it"),
        max_length=150,
        required=False,
        help_text=_("A household reads it when it asks who looked at its file."),
    )

    def __init__(self, *args: Any, territory: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["organisation"]
        choices.queryset = reads.organisations(territory)
        choices.label_from_instance = lambda organisation: organisation.name or organisation.code


class AddOrganisation(forms.Form):
    """A new partner."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind of organisation"), choices=OrganisationKind.choices)
    code = forms.SlugField(
        label=_("Short code"), max_length=60, help_text=_("Letters, digits and hyphens; it does not change.")
    )
    since = forms.DateField(label=_("Known under this name since"), widget=Day, required=False)


class Rename(forms.Form):
    """A new name from a day on."""

    name = forms.CharField(label=_("New name"), max_length=200)
    from_day = forms.DateField(label=_("From"), widget=Day)


class AddSource(forms.Form):
    """A partner's information system."""

    label = forms.CharField(label=_("What this source is called"), max_length=200)
    code = forms.SlugField(label=_("Short code"), max_length=60)
    closeness = forms.IntegerField(
        label=_("Closeness to the night, from 1 to 100"),
        min_value=1,
        max_value=100,
        initial=50,
        help_text=_(
            "When two sources tell of the same night, the closer one wins: a night team before an office."
        ),
    )


class Sign(forms.Form):
    """A sharing agreement as it was signed."""

    controllers = forms.CharField(label=_("Who controls the data"), widget=forms.Textarea(attrs={"rows": 2}))
    ground = forms.ChoiceField(label=_("Legal ground"))
    purpose = forms.CharField(label=_("What it is for"), widget=forms.Textarea(attrs={"rows": 2}))
    recipients = forms.CharField(label=_("Who receives the data"), widget=forms.Textarea(attrs={"rows": 2}))
    information_given = forms.CharField(
        label=_("How people are informed"), widget=forms.Textarea(attrs={"rows": 2})
    )
    columns = forms.MultipleChoiceField(
        label=_("Columns that may be read"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What is not ticked is dropped at reading: never kept, never shown."),
    )
    sensitive_codes = forms.MultipleChoiceField(
        label=_("Sensitive situations that may stay as they are"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("What is not ticked is reduced to a neutral word at reading."),
    )
    valid_from = forms.DateField(label=_("In force from"), widget=Day)
    valid_to = forms.DateField(
        label=_("Until"),
        widget=Day,
        required=False,
        help_text=_("Leave empty when the agreement has no end."),
    )
    test_data = forms.BooleanField(label=_("Invented data, for a trial"), required=False)

    def __init__(
        self, *args: Any, columns: list[tuple[str, Any]], sensitive: list[tuple[str, Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = dict(self.fields)
        fields["ground"].choices = [(one.code, one.label) for one in grounds.grounds_on(clock.today())]
        fields["columns"].choices = columns
        fields["sensitive_codes"].choices = sensitive
        if not sensitive:
            del self.fields["sensitive_codes"]
        fields["valid_from"].initial = clock.today()


class EndOn(forms.Form):
    """The day from which something no longer holds."""

    on = forms.DateField(label=_("From which day"), widget=Day)
