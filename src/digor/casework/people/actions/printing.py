"""Paper that leaves the house is an export: it is written in the journal before it is shown."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from digor.casework.people import access
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.actor import Actor


@transaction.atomic
def note_round(*, by: Actor, on: date, revision: int, count: int, places: int) -> int:
    """A sheet of a round was taken out: so many households, so many precise places. Returns the entry's number."""
    access.check_round(by)
    entry = journal(by=by, verb="round_printed", day=on, revision=revision, count=count, places=places)
    return int(entry.pk)
