"""Who sees the commission, who refers to it, who answers, who chairs; and who stepped aside."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from digor.casework.commissions.models import Aside, Case, Charter, Commission, Seat
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.access import can, check
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import Role
from digor.foundation.partners.roles import Permission


def check_see(actor: Actor) -> None:
    """The role may sit. Which cases are seen is said by `reads`."""
    check(actor, Permission.SEE_COMMISSION)


def can_see(actor: Actor | None) -> bool:
    return can(actor, Permission.SEE_COMMISSION)


def check_refer(actor: Actor) -> None:
    check(actor, Permission.REFER_TO_COMMISSION)


def can_refer(actor: Actor | None) -> bool:
    return can(actor, Permission.REFER_TO_COMMISSION)


def check_chair(actor: Actor) -> None:
    check(actor, Permission.CHAIR_COMMISSION)


def can_chair(actor: Actor | None) -> bool:
    return can(actor, Permission.CHAIR_COMMISSION)


def check_keep_time(actor: Actor) -> None:
    """Reminders and returns are the morning's work; the chair may also run them."""
    if actor.role is not Role.OPERATOR:
        check_chair(actor)


def check_seat(actor: Actor, commission: Commission, on: date) -> Seat:
    """The actor's organisation sits that day, and the actor has signed the charter in force.

    Raises `Refused`: `may_not_see_commission`, `no_seat`, `charter_unsigned`.
    """
    check_see(actor)
    seat = seat_of(actor, commission, on)
    if seat is None:
        raise Refused("no_seat", _("Your organisation has no seat in this commission. Ask its coordinator."))
    if not signed(actor, commission, on):
        raise Refused(
            "charter_unsigned", _("Sign the commission’s confidentiality charter first: it opens the cases.")
        )
    return seat


def seat_of(actor: Actor, commission: Commission, on: date) -> Seat | None:
    """The seat the actor's organisation holds on a day."""
    held = Seat.objects.filter(commission=commission, valid_from__lte=on, valid_to__gt=on)
    return held.filter(organisation=actor.organisation_id).first()


def signed(actor: Actor, commission: Commission, on: date) -> bool:
    """The actor, in this post, has signed the charter of the rules in force that day."""
    regulation = commission.regulations.filter(valid_from__lte=on).order_by("-valid_from", "-version").first()
    if regulation is None or actor.post_id is None:
        return False
    wanted = regulation.content["charter"]
    return Charter.objects.filter(commission=commission, post=actor.post_id, version=wanted).exists()


def cases_left(actor: Actor) -> set[int]:
    """The cases that this actor, or its organisation, stepped aside from: they leave its lists."""
    mine = Q(post=actor.post_id) | Q(post__isnull=True, organisation=actor.organisation_id)
    return set(
        Aside.objects.filter(mine, case__territory=actor.territory_id).values_list("case_id", flat=True)
    )


def check_own(actor: Actor, case: Case) -> None:
    """A draft is changed by whom it belongs to: the organisation that refers, or the chair."""
    if case.referrer_id != actor.organisation_id and not can_chair(actor):
        raise Refused(
            "not_your_referral", _("This referral is in the hands of the organisation that began it.")
        )
