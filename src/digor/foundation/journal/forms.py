"""The journal's filter: one sentence, each word a choice."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from digor.foundation.journal import reads, sentences


class Narrow(forms.Form):
    """Which verb, whose, on which day. Empty means all."""

    verb = forms.ChoiceField(label=_("What was done"), required=False)
    by = forms.ChoiceField(label=_("By whom"), required=False)
    day = forms.DateField(
        label=_("On which day"),
        required=False,
        validators=[MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2200, 1, 1))],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, territory: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = dict(self.fields)
        verbs = [(verb, capfirst(sentences.in_general(verb))) for verb in reads.verbs_used(territory)]
        fields["verb"].choices = [("", _("everything")), *sorted(verbs, key=lambda pair: pair[1])]
        fields["by"].choices = [("", _("everybody")), *reads.authors(territory)]

    def narrowed(self) -> dict[str, Any]:
        """The filter as `reads.verbs` takes it; a wrong word narrows nothing."""
        return {key: value for key, value in getattr(self, "cleaned_data", {}).items() if value}
