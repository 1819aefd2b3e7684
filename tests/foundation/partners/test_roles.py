"""The table of roles, written a second time by hand: a change must be meant twice."""

from __future__ import annotations

import pytest

from digor.foundation.frame.refusals import Refused
from digor.foundation.partners import access
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import Role
from digor.foundation.partners.roles import MAY, MAY_NOT, MEANING, ROLES, Permission

#                      coordinator siao referent landlord state elected volunteer operator
EXPECTED = {
    "see_list":          "x         x    x        .        .     .       x         x",
    "see_identity":      "x         x    x        .        .     .       .         .",
    "see_places":        ".         .    x        .        .     .       x         .",
    "state":             "x         x    x        .        .     .       .         x",
    "state_observation": "x         x    x        .        .     .       x         x",
    "be_referent":       ".         .    x        .        .     .       .         .",
    "import_files":      "x         x    x        x        .     .       .         x",
    "publish_import":    "x         x    x        x        .     .       .         x",
    "withdraw_import":   "x         x    x        x        .     .       .         x",
    "link_records":      "x         x    x        .        .     .       .         .",
    "export":            "x         x    x        .        .     .       .         x",
    "see_aggregates":    "x         x    x        .        x     x       .         x",
    "see_partners":      "x         x    x        x        x     x       x         x",
    "manage_partners":   "x         .    .        .        .     .       .         x",
    "change_rules":      "x         .    .        .        .     .       .         x",
    "see_looks":         "x         x    x        .        .     .       .         .",
    "see_journal":       "x         .    .        .        .     .       .         x",
    "see_homes":         "x         x    x        x        x     .       .         x",
    "state_homes":       "x         x    .        x        .     .       .         x",
    "follow_production": "x         .    .        .        x     .       .         x",
    "see_condition":     "x         x    x        .        x     .       .         x",
    "see_rights":        "x         x    x        .        .     .       .         .",
    "state_rights":      ".         x    x        .        .     .       .         .",
    "see_needs":         "x         x    x        .        .     .       .         .",
    "assess_needs":      ".         x    x        .        .     .       .         .",
    "edit_forms":        "x         .    .        .        .     .       .         .",
    "see_commission":    "x         x    x        x        x     .       .         .",
    "refer_to_commission": "x       x    x        .        .     .       .         .",
    "chair_commission":  "x         .    .        .        .     .       .         .",
}  # fmt: skip
CASES = [
    (permission, role, mark == "x")
    for permission, marks in EXPECTED.items()
    for role, mark in zip(Role, marks.split(), strict=True)
]


def holder(role: Role) -> Actor:
    return Actor(1, "Someone", 1, "quimper", 1, "CCAS", 1, role)


@pytest.mark.parametrize(("permission", "role", "expected"), CASES)
def test_each_role_has_exactly_what_the_table_says(permission: str, role: Role, expected: bool) -> None:
    actor = holder(role)
    assert access.can(actor, Permission(permission)) is expected
    if expected:
        access.check(actor, Permission(permission))
        return
    with pytest.raises(Refused) as refusal:
        access.check(actor, Permission(permission))
    assert refusal.value.code == f"may_not_{permission}"
    assert str(refusal.value.sentence) == str(MAY_NOT[Permission(permission)])


def test_every_permission_and_role_is_explained() -> None:
    assert set(EXPECTED) == {str(permission) for permission in Permission}
    assert set(MAY) == set(MAY_NOT) == set(Permission)
    assert set(ROLES) == set(MEANING) == set(Role)


def test_outside_the_circle_nobody_opens_an_identity() -> None:
    for role in (Role.LANDLORD, Role.STATE, Role.ELECTED, Role.VOLUNTEER, Role.OPERATOR):
        assert not holder(role).may(Permission.SEE_IDENTITY)
        assert not holder(role).may(Permission.LINK_RECORDS)


def test_nobody_signed_in_may_nothing() -> None:
    assert not any(access.can(None, permission) for permission in Permission)
