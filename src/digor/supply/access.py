"""Who sees homes and who writes them: a landlord its own, the circle all, elected officials the figures."""

from __future__ import annotations

from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.access import can, check
from digor.foundation.partners.access import check_territory as check_territory
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import Role
from digor.foundation.partners.roles import MAY_NOT, Permission
from digor.supply.models import Landlord


def check_see_homes(actor: Actor) -> None:
    """Dwellings and vacancies, one by one: what is read is then scoped (`reads`)."""
    check(actor, Permission.SEE_HOMES)


def can_see_homes(actor: Actor | None) -> bool:
    return can(actor, Permission.SEE_HOMES)


def check_see_figures(actor: Actor) -> None:
    """Stock, production, capacity, map: whoever sees homes, and whoever sees the territory's figures."""
    if not can(actor, Permission.SEE_AGGREGATES):
        check(actor, Permission.SEE_HOMES)


def can_see_figures(actor: Actor | None) -> bool:
    return can(actor, Permission.SEE_AGGREGATES) or can(actor, Permission.SEE_HOMES)


def check_state_homes(actor: Actor, landlord: Landlord | None = None) -> None:
    """Declare a vacancy, describe a dwelling, say what became of it: of one's own organisation for a landlord."""
    check(actor, Permission.STATE_HOMES)
    if landlord is None:
        return
    check_territory(actor, landlord.territory_id)
    if only_its_own(actor) and landlord.organisation_id != actor.organisation_id:
        raise Refused("may_not_state_homes", MAY_NOT[Permission.STATE_HOMES])


def can_state_homes(actor: Actor | None, landlord: Landlord | None = None) -> bool:
    if actor is None:
        return False
    try:
        check_state_homes(actor, landlord)
    except Refused:
        return False
    return True


def check_follow_production(actor: Actor) -> None:
    """Landlords, operations, mediation, agreements, capacities, conventions, maps."""
    check(actor, Permission.FOLLOW_PRODUCTION)


def can_follow_production(actor: Actor | None) -> bool:
    return can(actor, Permission.FOLLOW_PRODUCTION)


def check_see_condition(actor: Actor) -> None:
    check(actor, Permission.SEE_CONDITION)


def can_see_condition(actor: Actor | None) -> bool:
    return can(actor, Permission.SEE_CONDITION)


def only_its_own(actor: Actor) -> bool:
    """Whether this actor sees the homes of its own organisation only."""
    return actor.role == Role.LANDLORD
