"""A precise place is for meeting someone now: after some days only commune and sector are kept."""

from __future__ import annotations

from django.db import transaction

from digor.casework.people.models import Place
from digor.foundation.frame import clock
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.actor import Actor


@transaction.atomic
def fade_places(*, by: Actor) -> int:
    """Erase the precise places whose time is over (design §5.2); returns how many."""
    over = Place.objects.filter(territory=by.territory_id, precise_until__lt=clock.today()).exclude(
        precise=""
    )
    count = over.update(precise="", precise_until=None)
    if count:
        journal(by=by, verb="places_faded", count=count)
    return count
