"""Who reads wishes and needs, who evaluates, who edits the forms."""

from __future__ import annotations

from digor.foundation.partners.access import can, check
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.roles import Permission


def check_see_needs(actor: Actor) -> None:
    check(actor, Permission.SEE_NEEDS)


def can_see_needs(actor: Actor | None) -> bool:
    return can(actor, Permission.SEE_NEEDS)


def check_assess(actor: Actor) -> None:
    check(actor, Permission.ASSESS_NEEDS)


def can_assess(actor: Actor | None) -> bool:
    return can(actor, Permission.ASSESS_NEEDS)


def check_edit_forms(actor: Actor) -> None:
    check(actor, Permission.EDIT_FORMS)


def can_edit_forms(actor: Actor | None) -> bool:
    return can(actor, Permission.EDIT_FORMS)
