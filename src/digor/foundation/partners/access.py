"""Who may: each `check_…` raises the reason, each `can_…` calls it.

The button, the refused page and the journal say the same sentence. Another territory's objects do
not exist for an actor: reads are scoped, and pages answer 404.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from digor.foundation.partners.roles import MAY_NOT, Permission

_NOT_HERE = _("There is nothing here under this address in your territory.")


def check(actor: Actor, permission: Permission) -> None:
    """Raise `may_not_<permission>` with its sentence unless the actor's role has it."""
    if not actor.may(permission):
        raise Refused(f"may_not_{permission}", MAY_NOT[permission])


def can(actor: Actor | None, permission: Permission) -> bool:
    """Whether `check` would pass; false when nobody is signed in."""
    if actor is None:
        return False
    try:
        check(actor, permission)
    except Refused:
        return False
    return True


def check_territory(actor: Actor, territory_id: int) -> None:
    """Raise `elsewhere` when something of another territory is named: callers answer 404."""
    if actor.territory_id != territory_id:
        raise Refused("elsewhere", _NOT_HERE)


def check_manage_partners(actor: Actor) -> None:
    """Invitations, posts, sources and agreements are the coordinator's (and the operator's)."""
    check(actor, Permission.MANAGE_PARTNERS)


def can_manage_partners(actor: Actor | None) -> bool:
    return can(actor, Permission.MANAGE_PARTNERS)


def check_see_partners(actor: Actor) -> None:
    check(actor, Permission.SEE_PARTNERS)


def can_see_partners(actor: Actor | None) -> bool:
    return can(actor, Permission.SEE_PARTNERS)


def check_source(actor: Actor, permission: Permission, source: Source) -> None:
    """The coordinator and the operator act on every source; others on their own organisation's.

    `permission` is one of import_files, publish_import, withdraw_import.
    """
    check(actor, permission)
    check_territory(actor, source.territory_id)
    if source.organisation_id != actor.organisation_id and not can_manage_partners(actor):
        raise Refused(f"may_not_{permission}", MAY_NOT[permission])


def can_source(actor: Actor | None, permission: Permission, source: Source) -> bool:
    if actor is None:
        return False
    try:
        check_source(actor, permission, source)
    except Refused:
        return False
    return True
