"""What the pages of duplicates ask: a reason, a trusted identifier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from digor.casework.identity.enums import Reason
from digor.foundation.frame import clock


class Reasoned(forms.Form):
    """On what one decides; the first is offered."""

    reason = forms.ChoiceField(label=_("On what"), choices=Reason.choices, initial=Reason.FILES)


class TrustForm(forms.Form):
    """Which identifier of which source links by itself, and from when."""

    source = forms.TypedChoiceField(label=_("Source"), coerce=int)
    kind = forms.SlugField(
        label=_("Identifier"),
        max_length=40,
        help_text=_("Its name in one word, as the file’s format calls it: siao-person."),
    )
    from_day = forms.DateField(label=_("From which day on"))

    def __init__(self, *args: Any, sources: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = list(sources)  # type: ignore[attr-defined]
        self.fields["from_day"].widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        self.fields["from_day"].initial = clock.today
