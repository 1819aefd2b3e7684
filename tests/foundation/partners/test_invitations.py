"""The only way in: an address that works once, for a fortnight."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners import actions, reads
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import Role
from digor.foundation.partners.models import Invitation, Professional
from tests.foundation.partners.conftest import PASSWORD, Table


def invited(
    table: Table, by: Actor, code: str = "ccas", email: str = "Awa@Digor.example"
) -> tuple[Invitation, str]:
    return actions.invite(
        by=by,
        organisation=table.organisation(code),
        email=email,
        name=" Awa ",
        role=Role.REFERENT,
        function="RS",
    )


def test_a_newcomer_accepts_and_holds_the_post(table: Table, maiwenn: Actor) -> None:
    invitation, token = invited(table, maiwenn)
    professional = actions.accept_invitation(token=token, password=PASSWORD)
    assert (professional.email, professional.name) == ("awa@digor.example", "Awa")
    assert professional.check_password(PASSWORD)
    post = reads.posts_of(professional).get()
    assert (post.role, post.function, post.organisation.code) == (Role.REFERENT, "RS", "ccas")
    invitation.refresh_from_db()
    assert invitation.accepted_by == professional


def test_the_token_is_not_in_the_database(table: Table, maiwenn: Actor) -> None:
    _, token = invited(table, maiwenn)
    assert all(token not in str(value) for row in Invitation.objects.values_list() for value in row)


def test_it_works_once(table: Table, maiwenn: Actor) -> None:
    _, token = invited(table, maiwenn)
    actions.accept_invitation(token=token, password=PASSWORD)
    with pytest.raises(Refused) as refusal:
        actions.accept_invitation(token=token, password="un autre mot de passe")
    assert refusal.value.code == "invitation_closed"
    assert Professional.objects.get(email="awa@digor.example").check_password(PASSWORD)


def test_it_expires(table: Table, maiwenn: Actor) -> None:
    invitation, token = invited(table, maiwenn)
    with clock.at(invitation.expires_at - timedelta(seconds=1)):
        assert actions.invitation_of(token) == invitation
    with clock.at(invitation.expires_at), pytest.raises(Refused) as refusal:
        actions.accept_invitation(token=token, password=PASSWORD)
    assert refusal.value.code == "invitation_expired"
    assert not Professional.objects.filter(email="awa@digor.example").exists()


def test_it_can_be_withdrawn_once(table: Table, maiwenn: Actor) -> None:
    invitation, token = invited(table, maiwenn)
    actions.withdraw_invitation(by=maiwenn, invitation=invitation)
    with pytest.raises(Refused) as refusal:
        actions.invitation_of(token)
    assert refusal.value.code == "invitation_closed"
    with pytest.raises(Refused) as refusal:
        actions.withdraw_invitation(by=maiwenn, invitation=invitation)
    assert refusal.value.code == "invitation_closed"


def test_a_second_one_replaces_the_first(table: Table, maiwenn: Actor) -> None:
    _, first = invited(table, maiwenn)
    _, second = invited(table, maiwenn)
    with pytest.raises(Refused) as refusal:
        actions.invitation_of(first)
    assert refusal.value.code == "invitation_closed"
    actions.accept_invitation(token=second, password=PASSWORD)


def test_an_unknown_token_says_nothing_more(table: Table) -> None:
    with pytest.raises(Refused) as refusal:
        actions.invitation_of("x" * 43)
    assert refusal.value.code == "invitation_unknown"


def test_a_weak_password_leaves_the_invitation_open(table: Table, maiwenn: Actor) -> None:
    _, token = invited(table, maiwenn)
    for weak in ("court", "123456789012345", "passwordpassword"[:8]):
        with pytest.raises(ValidationError):
            actions.accept_invitation(token=token, password=weak)
    assert actions.invitation_of(token)


def test_who_has_an_account_signs_in_before_taking_another_post(
    table: Table, maiwenn: Actor, awa: Actor
) -> None:
    professional = Professional.objects.get(pk=awa.professional_id)
    stranger = Professional.objects.get(pk=maiwenn.professional_id)
    _, token = invited(table, maiwenn, code="siao29")
    for by in (None, stranger):
        with pytest.raises(Refused) as refusal:
            actions.accept_invitation(token=token, password="mot de passe volé", by=by)
        assert refusal.value.code == "sign_in_first"
    actions.accept_invitation(token=token, by=professional)
    professional.refresh_from_db()
    assert professional.check_password(PASSWORD)
    assert {post.organisation.code for post in reads.posts_of(professional)} == {"ccas", "siao29"}


def test_nobody_is_invited_as_the_system_nor_by_a_colleague(table: Table, maiwenn: Actor, awa: Actor) -> None:
    with pytest.raises(Refused) as refusal:
        actions.invite(
            by=maiwenn,
            organisation=table.organisation("ccas"),
            email="x@x.example",
            name="X",
            role=Role.OPERATOR,
        )
    assert refusal.value.code == "system_role"
    with pytest.raises(Refused) as refusal:
        invited(table, awa)
    assert refusal.value.code == "may_not_manage_partners"
