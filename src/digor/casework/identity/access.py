"""Who may look for duplicates and decide: only those who may open both identities."""

from __future__ import annotations

from digor.foundation.partners.access import can, check, check_manage_partners
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import Role
from digor.foundation.partners.roles import Permission


def check_review(actor: Actor) -> None:
    """See proposed pairs, decide, undo: whoever may link records, and so open both identities."""
    check(actor, Permission.LINK_RECORDS)
    check(actor, Permission.SEE_IDENTITY)


def can_review(actor: Actor | None) -> bool:
    return can(actor, Permission.LINK_RECORDS) and can(actor, Permission.SEE_IDENTITY)


def check_seek(actor: Actor) -> None:
    """Look for duplicates: those who decide on them, and the system each morning."""
    if actor.role is not Role.OPERATOR:
        check_review(actor)


def check_trust(actor: Actor) -> None:
    """Which identifiers of a source link by themselves: the coordinator writes the partners' decision down."""
    check_manage_partners(actor)


def can_trust(actor: Actor | None) -> bool:
    return can(actor, Permission.MANAGE_PARTNERS)
