"""Open an identity to a recipient outside the circle: case by case, with the household's agreement."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.commissions import access
from digor.casework.commissions.actions.moving import check_case
from digor.casework.commissions.models import Case, Opening
from digor.casework.people import actions as people
from digor.casework.people.actions.identities import Named
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.journal.enums import Purpose
from digor.foundation.partners import reads as partners
from digor.foundation.partners.access import check_territory
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation


@transaction.atomic
def open_identity_to(
    *, by: Actor, case: Case, recipient: Organisation, agreed_on: date, document: str
) -> list[Named]:
    """The names of a case, for the one who hands them to `recipient`; who, why and the agreement written down.

    Raises `Refused`: `may_not_see_identity`, `elsewhere`, `not_decided` (the recipient has nothing to do
    on this case), `no_agreement`, and what `people.open_identity` says.
    """
    access.check_see(by)
    check_case(by, case)
    check_territory(by, recipient.territory_id)
    if not case.decisions.filter(owner=recipient).exists():
        raise Refused(
            "not_decided", _("This organisation has no decision to carry out on this case: it needs no name.")
        )
    if not document or agreed_on > clock.today():
        raise Refused(
            "no_agreement", _("Write when the household agreed to it, and to which version of the document.")
        )
    named = people.open_identity(by=by, case=case.case_number, purpose=Purpose.COMMISSION)
    ground = partners.ground_of(by)
    assert ground is not None  # `open_identity` refuses without one
    Opening.objects.create(
        territory_id=by.territory_id,
        case=case,
        recipient=recipient,
        ground=ground.code,
        purpose=Purpose.COMMISSION,
        agreed_on=agreed_on,
        document=document,
        opened_on=clock.today(),
        by=by.code,
    )
    journal(by=by, verb="identity_shared", case=case.case_number, organisation=recipient.code)
    return named
