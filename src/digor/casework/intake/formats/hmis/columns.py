"""What an agreement may name of an HMIS export, in HUD's own column names, each with its file.

What every stay needs (person, project, day of entry) is one column group: without it nothing can be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

NEEDED = ("PersonalID", "ProjectID", "EntryDate")
COLUMNS: tuple[tuple[str, str | StrPromise], ...] = (
    ("PersonalID", _("person’s identifier (PersonalID)")),
    ("ProjectID", _("project and its type (ProjectID)")),
    ("EntryDate", _("day of entry (EntryDate)")),
    ("ExitDate", _("day of exit (ExitDate)")),
    ("HouseholdID", _("household and its head (HouseholdID, RelationshipToHoH)")),
    ("MoveInDate", _("day of moving in (MoveInDate)")),
    ("LivingSituation", _("where the person slept before (LivingSituation)")),
    ("Destination", _("where the person went (Destination)")),
    ("DateProvided", _("nights in a night shelter (Services, RecordType 200)")),
    ("CurrentLivingSituation", _("where the person was said to live (CurrentLivingSituation)")),
    ("FirstName", _("first name (FirstName)")),
    ("LastName", _("last name (LastName)")),
    ("DOB", _("birth date (DOB)")),
)
