"""Who sees rights, and who states them: those who evaluate and support; the coordinator reads."""

from __future__ import annotations

from digor.foundation.partners.access import can, check
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.roles import Permission


def check_see_rights(actor: Actor) -> None:
    check(actor, Permission.SEE_RIGHTS)


def can_see_rights(actor: Actor | None) -> bool:
    return can(actor, Permission.SEE_RIGHTS)


def check_state_rights(actor: Actor) -> None:
    check(actor, Permission.STATE_RIGHTS)


def can_state_rights(actor: Actor | None) -> bool:
    return can(actor, Permission.STATE_RIGHTS)


def sees_sensitive(actor: Actor) -> bool:
    """Categories that tell of violence, illness or care are read by those who may state them; others read
    their neutral parent (design, ethics 4)."""
    return can(actor, Permission.STATE_RIGHTS)
