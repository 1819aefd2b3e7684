"""The table: found a commission, adopt its rules, give and end seats, sign the charter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.commissions import access, reads, regulation
from digor.casework.commissions.enums import College, SeatKind
from digor.casework.commissions.models import Charter, Commission, Regulation, Seat
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.access import check_territory
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation


@transaction.atomic
def found(*, by: Actor, code: str, name: str, chair: Organisation) -> Commission:
    """Open a commission under the rules that come with the house; its chair has a seat at once."""
    access.check_chair(by)
    check_territory(by, chair.territory_id)
    if Commission.objects.filter(territory=by.territory_id, code=code).exists():
        raise Refused("same_code", _("A commission of this code exists already."))
    made = Commission.objects.create(territory_id=by.territory_id, code=code, name=name, chair=chair)
    Regulation.objects.create(
        territory_id=by.territory_id,
        commission=made,
        version=1,
        valid_from=min(clock.today(), regulation.default_from()),
        content=regulation.default(),
        by=by.code,
    )
    journal(by=by, verb="commission_opened", commission=code)
    seat(by=by, commission=made, organisation=chair, college=College.CHAIR)
    return made


@transaction.atomic
def adopt(*, by: Actor, commission: Commission, content: Mapping[str, Any], valid_from: date) -> Regulation:
    """A new version of the rules, from a day on; what was decided keeps its own.

    Raises `Refused`: `may_not_chair_commission`, `elsewhere`, `bad_regulation`, `in_the_past`.
    """
    access.check_chair(by)
    check_territory(by, commission.territory_id)
    regulation.read(content)
    if valid_from < clock.today():
        raise Refused(
            "in_the_past", _("New rules hold from today on, or later: what was decided keeps its own.")
        )
    last = commission.regulations.order_by("-version").first()
    made = Regulation.objects.create(
        territory_id=by.territory_id,
        commission=commission,
        version=(last.version if last else 0) + 1,
        valid_from=valid_from,
        content=dict(content),
        by=by.code,
    )
    journal(by=by, verb="regulation_adopted", commission=commission.code, version=made.version)
    return made


@transaction.atomic
def seat(
    *,
    by: Actor,
    commission: Commission,
    organisation: Organisation,
    college: str,
    kind: str = SeatKind.PERMANENT,
) -> Seat:
    """An organisation sits from today on. Raises `Refused`: `already_seated`, `elsewhere`."""
    access.check_chair(by)
    check_territory(by, commission.territory_id)
    check_territory(by, organisation.territory_id)
    today = clock.today()
    if Seat.objects.filter(commission=commission, organisation=organisation, valid_to__gt=today).exists():
        raise Refused("already_seated", _("This organisation already has a seat."))
    made = Seat.objects.create(
        territory_id=by.territory_id,
        commission=commission,
        organisation=organisation,
        kind=SeatKind(kind),
        college=College(college),
        valid_from=today,
    )
    journal(by=by, verb="member_seated", commission=commission.code, organisation=organisation.code)
    return made


@transaction.atomic
def end_seat(*, by: Actor, seat: Seat) -> None:
    """The organisation sits no more from today on. A seat given today is as if never given."""
    access.check_chair(by)
    check_territory(by, seat.territory_id)
    today = clock.today()
    if seat.valid_from >= today:
        seat.delete()
    else:
        seat.valid_to = today
        seat.save(update_fields=["valid_to"])
    journal(by=by, verb="member_left", commission=seat.commission.code, organisation=seat.organisation.code)


@transaction.atomic
def sign(*, by: Actor, commission: Commission) -> Charter:
    """The actor, in this post, signs the charter in force: it opens the cases to its role."""
    access.check_see(by)
    check_territory(by, commission.territory_id)
    if access.seat_of(by, commission, clock.today()) is None or by.post_id is None:
        raise Refused("no_seat", _("Your organisation has no seat in this commission. Ask its coordinator."))
    version = reads.content(commission, clock.today()).charter
    made, new = Charter.objects.get_or_create(
        commission=commission,
        post_id=by.post_id,
        version=version,
        defaults={"territory_id": by.territory_id, "signed_on": clock.today()},
    )
    if new:
        journal(by=by, verb="charter_signed", commission=commission.code, version=version)
    return made
