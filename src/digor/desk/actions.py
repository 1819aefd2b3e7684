"""The desk's one verb."""

from __future__ import annotations

from django.db import transaction

from digor.desk.models import Visit
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor


@transaction.atomic
def mark_seen(*, by: Actor) -> None:
    """From now on, "since your last visit" starts here. Nothing about people is written."""
    if by.post_id is not None:
        Visit.objects.update_or_create(post_id=by.post_id, defaults={"seen_at": clock.now()})
