"""What one types of a right or of a paper. The rules stay in `rules` and `actions`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from digor.casework.rights import law, rules
from digor.casework.rights.enums import Answer, Right
from digor.foundation.frame import clock


class Day(forms.DateInput):
    """A date field that the browser shows in the reader's own way."""

    input_type = "date"

    def __init__(self, **attrs: str) -> None:
        super().__init__(format="%Y-%m-%d", attrs=attrs)


class SayForm(forms.Form):
    """One right of one person: only the answers that may follow what is known are offered."""

    code = forms.ChoiceField(label=_("Which category"))
    answer = forms.ChoiceField(label=_("How it stands"), widget=forms.RadioSelect)
    since = forms.DateField(label=_("Since when"), widget=Day)
    until = forms.DateField(label=_("Until when, if its paper says so"), required=False, widget=Day)
    number = forms.CharField(
        label=_("Its number"),
        required=False,
        max_length=40,
        help_text=_("Kept apart: shown only to whoever says what for, and written in the journal."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, right: Right, before: Answer | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["answer"].choices = [(one.value, one.label) for one in rules.next_answers(right, before)]
        fields["since"].initial = clock.today
        if right == Right.PRIORITY:
            known = law.priorities(clock.today()).values()
            # DALO is said by its own procedure, never as a category.
            fields["code"].choices = [(one.code, str(one)) for one in known if one.code != "dalo"]
        else:
            del self.fields["code"]
        if right not in rules.NUMBERED:
            del self.fields["number"]


class SeenForm(forms.Form):
    """Second tap: until when the paper holds."""

    piece = forms.CharField(max_length=24, widget=forms.HiddenInput)
    of = forms.CharField(max_length=12, widget=forms.HiddenInput)
    valid_until = forms.DateField(required=False, widget=Day)


def holds_until(piece: law.Piece, seen_on: date) -> date | None:
    """What is proposed as its end: the list's own length; None when the paper bears its own date."""
    return rules.months_after(seen_on, piece.months) if piece.months else None


class PurposeForm(forms.Form):
    """What a number is opened for: written in the journal before it is shown."""

    purpose = forms.ChoiceField(label=_("What do you need it for?"))

    def __init__(self, *args: Any, purposes: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["purpose"]
        field.choices = purposes
