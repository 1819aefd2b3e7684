"""Paper that leaves the house is an export: it is written in the journal before it is shown."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from digor.casework.people import access
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.actor import Actor


@transaction.atomic
def note_round(*, by: Actor, on: date, revision: int, places: bool) -> int:
    """A sheet of a round was taken out, with precise places or not. Returns the entry's number.

    How many households it holds is not kept: two readers of one revision would tell how many are protected.
    """
    access.check_round(by)
    entry = journal(by=by, verb="round_printed", day=on, revision=revision, places=places)
    return int(entry.pk)
