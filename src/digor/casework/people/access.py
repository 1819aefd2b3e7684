"""Who may see and write the ledger: the role table of partners, and the circles of protection."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from digor.casework.people.enums import Sharing
from digor.casework.people.models import Protection, SavedView
from digor.foundation.frame.once import once
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.access import can, check, check_territory
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import Role
from digor.foundation.partners.roles import Permission


def check_see_list(actor: Actor) -> None:
    """The by-name list: those who evaluate, orient, support or meet people, and the coordinator."""
    check(actor, Permission.SEE_LIST)


def can_see_list(actor: Actor | None) -> bool:
    return can(actor, Permission.SEE_LIST)


def check_see_identity(actor: Actor) -> None:
    check(actor, Permission.SEE_IDENTITY)


def can_see_identity(actor: Actor | None) -> bool:
    return can(actor, Permission.SEE_IDENTITY)


def check_state(actor: Actor) -> None:
    check(actor, Permission.STATE)


def can_state(actor: Actor | None) -> bool:
    return can(actor, Permission.STATE)


def check_state_observation(actor: Actor) -> None:
    """Nights and contacts: also stated by those who only go out to meet people."""
    check(actor, Permission.STATE_OBSERVATION)


def can_state_observation(actor: Actor | None) -> bool:
    return can(actor, Permission.STATE_OBSERVATION)


def check_be_referent(actor: Actor) -> None:
    check(actor, Permission.BE_REFERENT)


def can_be_referent(actor: Actor | None) -> bool:
    return can(actor, Permission.BE_REFERENT)


def check_link(actor: Actor) -> None:
    check(actor, Permission.LINK_RECORDS)


def check_link_by_identifier(actor: Actor) -> None:
    """Nobody decides a link by equal trusted identifiers: only the system writes it."""
    if actor.role is not Role.OPERATOR:
        check(actor, Permission.LINK_RECORDS)


def check_export(actor: Actor) -> None:
    check(actor, Permission.EXPORT)


def can_export(actor: Actor | None) -> bool:
    return can(actor, Permission.EXPORT)


def check_reconcile(actor: Actor) -> None:
    """Settle what sources say differently: those who state stays."""
    check(actor, Permission.SEE_LIST)
    check(actor, Permission.STATE)


def can_reconcile(actor: Actor | None) -> bool:
    return can(actor, Permission.SEE_LIST) and can(actor, Permission.STATE)


def can_correct_all(actor: Actor | None) -> bool:
    """Read the correction list of every source; others read their own organisation's."""
    return can(actor, Permission.MANAGE_PARTNERS)


def check_save_view(actor: Actor, sharing: str) -> None:
    """Save a view of the list; one for the whole territory is the coordinator's."""
    check(actor, Permission.SEE_LIST)
    if sharing not in Sharing.values or actor.post_id is None or actor.organisation_id is None:
        raise Refused("unknown_sharing", _("Say for whom the view is."))
    if sharing == Sharing.TERRITORY and not can(actor, Permission.MANAGE_PARTNERS):
        raise Refused("may_not_share", _("A view for the whole territory is saved by its coordinator."))


def can_share_with_all(actor: Actor | None) -> bool:
    return can(actor, Permission.SEE_LIST) and can(actor, Permission.MANAGE_PARTNERS)


def check_change_view(actor: Actor, view: SavedView) -> None:
    """One's own; the coordinator also those of the whole territory."""
    check(actor, Permission.SEE_LIST)
    check_territory(actor, view.territory_id)
    theirs = view.sharing == Sharing.TERRITORY and can(actor, Permission.MANAGE_PARTNERS)
    if view.post_id != actor.post_id and not theirs:
        raise Refused("elsewhere", _("This view is somebody else’s."))


def can_change_view(actor: Actor, view: SavedView) -> bool:
    try:
        check_change_view(actor, view)
    except Refused:
        return False
    return True


def check_round(actor: Actor) -> None:
    """Print the list for a round: whoever sees it and meets people; precise places for outreach only."""
    check(actor, Permission.SEE_LIST)
    check(actor, Permission.STATE_OBSERVATION)


def can_round(actor: Actor | None) -> bool:
    return can(actor, Permission.SEE_LIST) and can(actor, Permission.STATE_OBSERVATION)


def check_change_rules(actor: Actor) -> None:
    check(actor, Permission.CHANGE_RULES)


@once
def circles(territory_id: int) -> dict[int, set[int]]:
    """Protected record → the organisations that see it, by today's protection."""
    found: dict[int, set[int]] = {}
    rows = Protection.objects.filter(territory=territory_id).values_list("record_id", "organisation_id")
    for record, organisation in rows:
        found.setdefault(record, set()).add(organisation)
    return found


def hidden_records(actor: Actor) -> set[int]:
    """The protected records whose circle the actor is outside of, by today's protection.

    The system operator is outside every circle: what it prints may go anywhere.
    """
    protected = circles(actor.territory_id)
    return {record for record, circle in protected.items() if actor.organisation_id not in circle}
