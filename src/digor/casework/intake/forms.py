"""What a person gives with a file, and why they take one back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from digor.casework.intake.enums import Reason
from digor.casework.intake.reads import Door
from digor.casework.intake.uploads import extension
from digor.foundation.frame import clock

MOST_MEGABYTES = 1024


class Drop(forms.Form):
    """Whose file, which day, complete or not."""

    door = forms.ChoiceField(label=_("Whose file is it?"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("The file"),
        help_text=_("CSV, Excel (.xlsx), OpenDocument or zip. It is destroyed as soon as it is read."),
        allow_empty_file=True,
        error_messages={"required": _("Choose the file to read.")},
    )
    file_day = forms.DateField(
        label=_("The day of the file"),
        required=False,
        help_text=_("The last day it tells of. Left empty: the day the file gives, else today."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    complete = forms.BooleanField(
        label=_("This file is complete"),
        required=False,
        help_text=_(
            "It tells every stay in progress that day: those it no longer tells are presumed to have ended. "
            "In doubt, leave it empty."
        ),
    )
    perimeter = forms.CharField(
        label=_("Complete for this structure only"),
        required=False,
        max_length=200,
        help_text=_(
            "Its name as it is written in the file. Left empty: for the structures the file tells of or, of an "
            "SI-SIAO extract, for everything this source sends."
        ),
    )

    def __init__(self, doors: Sequence[Door], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doors = {f"{door.source.pk}:{door.format.code}": door for door in doors}
        field = self.fields["door"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (key, f"{door.source.label} – {door.format.label}") for key, door in self.doors.items()
        ]
        if len(self.doors) == 1:
            field.initial = next(iter(self.doors))

    def clean_file_day(self) -> date | None:
        day: date | None = self.cleaned_data["file_day"]
        if day is not None and day > clock.today():
            raise forms.ValidationError(
                _("This day is still to come. Write today’s or an earlier day."), code="day_to_come"
            )
        return day

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if file.size is not None and file.size > MOST_MEGABYTES * 1024 * 1024:
            raise forms.ValidationError(
                _("This file is larger than %(most)s MB. Send a shorter period."),
                code="too_large",
                params={"most": MOST_MEGABYTES},
            )
        if not extension(file.name or ""):
            raise forms.ValidationError(
                _("Send a table: CSV, Excel (.xlsx), OpenDocument (.ods), or a zip for an HMIS export."),
                code="not_a_table",
            )
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        door, file = self.doors.get(cleaned.get("door", "")), cleaned.get("file")
        if door and file and extension(file.name or "") not in door.format.extensions:
            self.add_error(
                "file", _("This format comes as: %(kinds)s.") % {"kinds": ", ".join(door.format.extensions)}
            )
        return cleaned

    def chosen(self) -> Door:
        """The source and format chosen."""
        return self.doors[self.cleaned_data["door"]]


class Withdraw(forms.Form):
    """Why: a word of a list, because a sentence may hold a name."""

    reason = forms.ChoiceField(
        label=_("Why do you take it back?"),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say why this import is withdrawn.")},
    )
