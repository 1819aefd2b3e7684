"""Who lives with whom, from a day: the latest act wins a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.people import access, case_numbers, writing
from digor.casework.people.actions.acts import begin, check_subject
from digor.casework.people.enums import ActKind
from digor.casework.people.models import FAR_DAY, Household, Membership, Record, Revision
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.actor import Actor


@transaction.atomic
def form_household(*, by: Actor, records: Sequence[Record], from_day: date) -> Household:
    """A new household of these records, from a day on."""
    access.check_state(by)
    if len({record.pk for record in records}) < 2:
        raise Refused("alone", _("A household is at least two people; a person alone needs none."))
    for record in records:
        check_subject(by, record)
    household = Household.objects.create(
        territory_id=by.territory_id, case_number=case_numbers.draw(by.territory_id)[0]
    )
    revision = _write(by, records, household, from_day)
    journal(by=by, verb="household_formed", case=household.case_number, revision=revision.number)
    return household


@transaction.atomic
def join(*, by: Actor, record: Record, household: Household, from_day: date) -> Revision:
    """A record joins a household from a day on, and leaves the one it was in."""
    access.check_state(by)
    check_subject(by, record)
    check_subject(by, household)
    revision = _write(by, [record], household, from_day)
    journal(
        by=by,
        verb="household_joined",
        case=household.case_number,
        record=record.case_number,
        revision=revision.number,
    )
    return revision


@transaction.atomic
def leave(*, by: Actor, record: Record, from_day: date) -> Revision:
    """A record lives alone from a day on."""
    access.check_state(by)
    check_subject(by, record)
    revision = _write(by, [record], None, from_day)
    journal(by=by, verb="household_left", case=record.case_number, revision=revision.number)
    return revision


def _write(by: Actor, records: Sequence[Record], household: Household | None, from_day: date) -> Revision:
    act = begin(by, ActKind.HOUSEHOLD)
    for record in records:
        Membership.objects.create(
            territory_id=by.territory_id,
            act=act,
            record=record,
            household=household,
            from_day=from_day,
            to_day=FAR_DAY,
        )
    return writing.publish(act, by.code)
