"""The pairs that look further than the role: another's source, another's territory."""

from __future__ import annotations

import pytest

from digor.foundation.frame.refusals import Refused
from digor.foundation.partners import access, reads
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import Role
from digor.foundation.partners.roles import Permission
from tests.foundation.partners.conftest import Table


@pytest.mark.parametrize(
    "permission", [Permission.IMPORT_FILES, Permission.PUBLISH_IMPORT, Permission.WITHDRAW_IMPORT]
)
def test_a_source_is_in_the_hands_of_its_organisation_and_the_coordinator(
    table: Table, awa: Actor, maiwenn: Actor, paul: Actor, permission: Permission
) -> None:
    loic = table.actor("loic", "siao29", Role.SIAO)
    erwan = table.actor("erwan", "siao29", Role.VOLUNTEER)
    source = reads.main_source(table.organisation("siao29"))
    access.check_source(loic, permission, source)
    access.check_source(maiwenn, permission, source)
    access.check_source(table.system, permission, source)
    # same permission, another organisation; same organisation, without the permission
    for actor in (awa, erwan):
        assert not access.can_source(actor, permission, source)
        with pytest.raises(Refused) as refusal:
            access.check_source(actor, permission, source)
        assert refusal.value.code == f"may_not_{permission}"
    with pytest.raises(Refused) as refusal:
        access.check_source(paul, permission, source)
    assert refusal.value.code == "elsewhere"
    assert not access.can_source(None, permission, source)


def test_the_table_is_managed_by_its_coordinator(table: Table, maiwenn: Actor, awa: Actor) -> None:
    access.check_manage_partners(maiwenn)
    assert access.can_manage_partners(table.system)
    assert not access.can_manage_partners(awa)
    with pytest.raises(Refused) as refusal:
        access.check_manage_partners(awa)
    assert refusal.value.code == "may_not_manage_partners"


def test_everybody_at_the_table_sees_who_sits_there(table: Table) -> None:
    for role in set(Role) - {Role.OPERATOR}:
        actor = table.actor(f"x{role}", "ccas", role)
        access.check_see_partners(actor)
        assert access.can_see_partners(actor)
    assert not access.can_see_partners(None)
