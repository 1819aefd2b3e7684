"""Opening two identities side by side: one look at each file, written down before anything is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from digor.casework.people import access
from digor.casework.people.actions.acts import check_subject
from digor.casework.people.models import Identity, Record
from digor.casework.people.reads.comparing import sources_of
from digor.casework.people.reads.subjects import aliases_of
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import look
from digor.foundation.journal.enums import Purpose, What
from digor.foundation.journal.reads import looked_since
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor

SAME_LOOK = timedelta(hours=1)  # the same page opened again by the same person is one look


@dataclass(frozen=True, slots=True)
class Facts:
    """Who a record is, as its sources say it: for this answer only."""

    record: int
    case_number: str
    sources: tuple[str, ...]
    family_name: str
    given_name: str
    birth_date: date | None
    birth_year_only: bool
    alias: str


def compare_identities(*, by: Actor, records: Sequence[Record]) -> list[Facts]:
    """The identities of some records, to tell whether they are one person; each look is journaled once.

    Raises `Refused`: `may_not_see_identity`, `no_ground`, or `elsewhere` for one that does not exist here.
    """
    access.check_see_identity(by)
    ground = partners.ground_of(by)
    if ground is None:
        raise Refused("no_ground", _("Your role has no ground to open an identity."))
    for record in records:
        check_subject(by, record)
    written = looked_since(by, [record.case_number for record in records], clock.now() - SAME_LOOK)
    for record in records:
        if record.case_number not in written:
            look(
                by=by,
                case=record.case_number,
                what=What.IDENTITY,
                ground=ground.code,
                purpose=Purpose.DUPLICATES,
            )
    numbers = [record.pk for record in records]
    identities = Identity.objects.in_bulk(numbers, field_name="record_id")
    aliases, sources = aliases_of(numbers), sources_of(numbers)
    facts = []
    for record in records:
        identity = identities.get(record.pk)
        facts.append(
            Facts(
                record.pk,
                record.case_number,
                tuple(sources.get(record.pk, {}).values()),
                identity.family_name if identity else "",
                identity.given_name if identity else "",
                identity.birth_date if identity else None,
                identity.birth_year_only if identity else False,
                aliases.get(record.pk, ""),
            )
        )
    return facts
