"""Civil identity: written apart, opened on need, on a recorded ground, every look journaled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.people import access, revisions
from digor.casework.people.actions.acts import check_subject
from digor.casework.people.actions.records import name_columns
from digor.casework.people.models import Identity, Information, Record
from digor.casework.people.shapes import Hit
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import look
from digor.foundation.journal.actions import record as journal
from digor.foundation.journal.enums import Purpose, What
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor


@dataclass(frozen=True, slots=True)
class Named:
    """An identity, once opened: for this answer only."""

    case_number: str
    name: str
    birth_date: date | None
    birth_year_only: bool
    alias: str


@transaction.atomic
def set_identity(
    *,
    by: Actor,
    record: Record,
    family_name: str,
    given_name: str,
    birth_date: date | None = None,
    birth_year_only: bool = False,
) -> Identity:
    """Write or correct the civil identity of a record."""
    access.check_see_identity(by)
    check_subject(by, record)
    # A publication names people under this lock: it must not lay an older name over this one.
    revisions.lock(by.territory_id)
    identity, _created = Identity.objects.update_or_create(
        record=record,
        defaults={
            "territory_id": by.territory_id,
            "birth_date": birth_date,
            "birth_year_only": birth_year_only,
            **name_columns(family_name, given_name),
        },
    )
    journal(by=by, verb="identity_given", case=record.case_number)
    return identity


@transaction.atomic
def open_identity(*, by: Actor, case: str, purpose: str) -> list[Named]:
    """The names behind a case number, after writing down who asks, on what ground and what for.

    Raises `Refused`: `may_not_see_identity`, `no_ground`, `no_purpose`, or `elsewhere` when the
    case does not exist for this actor.
    """
    from digor.casework.people import reads

    access.check_see_identity(by)
    if purpose not in Purpose.values:
        raise Refused("no_purpose", _("Say what you need the identity for."))
    ground = partners.ground_of(by)
    if ground is None:
        raise Refused("no_ground", _("Your role has no ground to open an identity."))
    about = reads.subject(by, case)
    if about is None:
        raise Refused("elsewhere", _("There is nothing here under this address in your territory."))
    records = about.records
    for number in dict.fromkeys([case, *(record.case_number for record in records)]):
        look(by=by, case=number, what=What.IDENTITY, ground=ground.code, purpose=purpose)
    identities = Identity.objects.in_bulk([record.pk for record in records], field_name="record_id")
    aliases = reads.aliases_of([record.pk for record in records])
    named = []
    for record in records:
        identity = identities.get(record.pk)
        named.append(
            Named(
                record.case_number,
                f"{identity.given_name} {identity.family_name}".strip() if identity else "",
                identity.birth_date if identity else None,
                identity.birth_year_only if identity else False,
                aliases.get(record.pk, ""),
            )
        )
    return named


def note_search(*, by: Actor, hits: Sequence[Hit]) -> None:
    """A search answered by a name says who is known here: each such answer is a look.

    Written before it is shown, under the record's own number: the name is the record's.
    """
    ground = partners.ground_of(by)
    for hit in hits:
        if hit.why == "name" and ground is not None:
            look(by=by, case=hit.record_case_number, what=What.SEARCH, ground=ground.code)


@transaction.atomic
def inform(*, by: Actor, record: Record, version: str, on: date | None = None) -> None:
    """The person was informed of their rights, by whom, with which notice."""
    access.check_state_observation(by)
    check_subject(by, record)
    Information.objects.update_or_create(
        record=record,
        defaults={
            "territory_id": by.territory_id,
            "informed_on": on or clock.today(),
            "informed_by": by.code,
            "notice_version": version,
        },
    )
    journal(by=by, verb="person_informed", case=record.case_number, version=version)


@transaction.atomic
def object_(*, by: Actor, record: Record, on: date | None = None) -> None:
    """The person objects to the use of their data: recorded, to be answered within one month."""
    access.check_state_observation(by)
    check_subject(by, record)
    Information.objects.update_or_create(
        record=record, defaults={"territory_id": by.territory_id, "objected_on": on or clock.today()}
    )
    journal(by=by, verb="objection_recorded", case=record.case_number)
