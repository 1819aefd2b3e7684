"""A number that a source gave to a person, kept with the identity, apart."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.people import access
from digor.casework.people.actions.acts import check_subject
from digor.casework.people.models import Identifier, Record
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.access import check_territory
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source


@transaction.atomic
def note_identifier(*, by: Actor, record: Record, source: Source, kind: str, value: str) -> Identifier:
    """Write down the identifier of a kind (`siao-person`) that a source issued to this person.

    Refuses an empty one (`no_identifier`). A record has one of a kind from a source: the last said stays.
    """
    access.check_state(by)
    check_subject(by, record)
    check_territory(by, source.territory_id)
    if not value.strip():
        raise Refused("no_identifier", _("Write the number as the partner gives it."))
    noted, _made = Identifier.objects.update_or_create(
        record=record,
        source=source,
        kind=kind,
        defaults={"territory_id": by.territory_id, "value": " ".join(value.split())[:120]},
    )
    journal(by=by, verb="identifier_noted", case=record.case_number, identifier=kind, source=source.code)
    return noted
