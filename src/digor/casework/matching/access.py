"""Who sees proposals, who designates, who changes the order: by what each already may."""

from __future__ import annotations

from digor.foundation.partners.access import check
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.roles import Permission


def check_see_proposals(actor: Actor) -> None:
    """Proposals rest on the list, on needs and on rights: who may read all three, and homes."""
    for permission in (
        Permission.SEE_HOMES,
        Permission.SEE_LIST,
        Permission.SEE_NEEDS,
        Permission.SEE_RIGHTS,
    ):
        check(actor, permission)


def check_designate(actor: Actor) -> None:
    """Naming a candidate is said of the vacancy: who may say it, and may read the proposals."""
    check_see_proposals(actor)
    check(actor, Permission.STATE_HOMES)


def check_adopt(actor: Actor) -> None:
    """The order is the territory's: its coordinator changes it, after the partners' decision."""
    check(actor, Permission.CHANGE_RULES)
