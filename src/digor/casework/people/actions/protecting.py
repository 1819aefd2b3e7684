"""A protected file exists for its circle only."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.people import access
from digor.casework.people.actions.acts import check_subject
from digor.casework.people.models import Protection, Record
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.access import check_territory
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation


@transaction.atomic
def protect(*, by: Actor, record: Record, organisations: Sequence[Organisation]) -> None:
    """From now on the file is seen by these organisations only, whatever the day looked at.

    The one who protects belongs to the circle: nobody can lock a file away from its own referent.
    """
    access.check_state(by)
    check_subject(by, record)
    circle = {organisation.pk for organisation in organisations}
    for organisation in organisations:
        check_territory(by, organisation.territory_id)
    if by.organisation_id not in circle:
        raise Refused(
            "outside_circle", _("Your own organisation belongs to the circle that protects this file.")
        )
    Protection.objects.filter(record=record).exclude(organisation__in=circle).delete()
    for organisation_id in circle:
        Protection.objects.get_or_create(
            territory_id=by.territory_id, record=record, organisation_id=organisation_id
        )
    journal(by=by, verb="record_protected", case=record.case_number)


@transaction.atomic
def unprotect(*, by: Actor, record: Record) -> None:
    """Everybody of the territory whose role allows it sees the file again."""
    access.check_state(by)
    check_subject(by, record)
    Protection.objects.filter(record=record).delete()
    journal(by=by, verb="protection_lifted", case=record.case_number)
