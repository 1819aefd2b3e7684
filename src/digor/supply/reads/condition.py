"""Reports on the condition of dwellings, for those who follow or support the households concerned."""

from __future__ import annotations

from datetime import date

from django.db.models import F, QuerySet

from digor.foundation.partners.actor import Actor
from digor.supply import access
from digor.supply.enums import Outcome
from digor.supply.models import Report


def reports(actor: Actor) -> QuerySet[Report]:
    """Open ones first, the nearest day of rehousing first."""
    access.check_see_condition(actor)
    found = Report.objects.filter(territory=actor.territory_id, known=True)
    return found.order_by(
        F("closed_on").desc(nulls_first=True),
        F("rehousing_due_on").asc(nulls_last=True),
        "-received_on",
        "pk",
    )


def rehousing_due(actor: Actor, today: date) -> QuerySet[Report]:
    """Open reports whose owner should have rehoused the occupants by now and has not."""
    return reports(actor).filter(outcome=Outcome.OPEN, rehoused_on__isnull=True, rehousing_due_on__lt=today)
