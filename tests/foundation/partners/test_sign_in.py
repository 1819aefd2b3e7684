"""The way in, through the pages: password, second factor, recovery codes, forgotten password."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client
from django.urls import reverse

from digor.foundation.frame import clock
from digor.foundation.partners import actions, reads
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import Role
from digor.foundation.partners.models import Professional
from tests.foundation.partners.conftest import PASSWORD, Table

TABLE = "/partenaires/"


def code_for(secret: str) -> str:
    """What the application on the phone would show now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def another_code(secret: str) -> str:
    return f"{(int(code_for(secret)) + 1) % 1_000_000:06d}"


@pytest.fixture
def second_factor_asked(settings: Any) -> None:
    settings.DIGOR_REQUIRE_TOTP = True


@pytest.fixture
def no_second_factor(settings: Any) -> None:
    settings.DIGOR_REQUIRE_TOTP = False


def type_password(client: Client, email: str, password: str = PASSWORD, next: str = TABLE) -> Any:
    return client.post(reverse("account_login"), {"login": email, "password": password, "next": next})


@pytest.fixture
def with_phone(client: Client, awa: Actor, second_factor_asked: None) -> tuple[Client, str, list[str]]:
    """Awa has set up her second factor; her secret and her recovery codes; signed out."""
    type_password(client, "awa@digor.example")
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    client.post(reverse("account_logout"))
    # a code opens once: the one just used is worth nothing for this half-minute
    from django.core.cache import cache

    cache.clear()
    return client, secret, codes


def test_a_page_leads_the_unknown_to_sign_in_and_back(
    client: Client, awa: Actor, no_second_factor: None
) -> None:
    response = client.get(TABLE)
    assert response.status_code == 302
    assert response.headers["Location"] == f"{reverse('account_login')}?next={TABLE}"
    assert type_password(client, "Awa@digor.example").headers["Location"] == TABLE
    page = client.get(TABLE)
    assert page.status_code == 200
    assert page.wsgi_request.actor == awa


def test_a_fragment_asked_after_the_session_ended_moves_the_whole_page(client: Client, awa: Actor) -> None:
    response = client.get(TABLE, headers={"HX-Request": "true"})
    assert response.status_code == 204
    assert response.headers["HX-Redirect"].startswith(reverse("account_login"))


@pytest.mark.parametrize(
    ("email", "password"),
    [("awa@digor.example", "pas le bon mot"), ("personne@digor.example", PASSWORD)],
)
def test_a_wrong_pair_says_the_same_whoever_it_is(
    client: Client, awa: Actor, email: str, password: str
) -> None:
    page = type_password(client, email, password)
    assert page.status_code == 200
    assert "ne vont pas ensemble" in page.content.decode()
    assert client.get(TABLE).status_code == 302


def test_too_many_tries_close_the_door_for_a_while(
    client: Client, awa: Actor, no_second_factor: None
) -> None:
    for _ in range(5):
        type_password(client, "awa@digor.example", "pas le bon mot")
    page = type_password(client, "awa@digor.example")
    assert "Attendez cinq minutes" in page.content.decode()
    assert client.get(TABLE).status_code == 302


def test_a_closed_account_does_not_enter(client: Client, awa: Actor, no_second_factor: None) -> None:
    Professional.objects.update(is_active=False)
    type_password(client, "awa@digor.example")
    assert client.get(TABLE).status_code == 302


def test_nobody_signs_up(client: Client, db: None) -> None:
    for path in ("/compte/inscription/", "/compte/signup/", "/accounts/signup/"):
        assert client.get(path).status_code in {302, 404}
    assert not Professional.objects.exists()


def test_who_opens_identities_sets_up_a_second_factor_first(
    client: Client, awa: Actor, second_factor_asked: None
) -> None:
    type_password(client, "awa@digor.example")
    assert client.get(TABLE).headers["Location"] == reverse("mfa_activate_totp")
    page = client.get(reverse("mfa_activate_totp"))
    assert page.status_code == 200, "the password just typed is enough"
    html = page.content.decode()
    assert 'src="data:image/svg+xml;base64,' in html
    secret = page.context["form"].secret
    assert secret in html
    wrong = client.post(reverse("mfa_activate_totp"), {"code": another_code(secret)})
    assert "n’est pas le bon" in wrong.content.decode()
    done = client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    assert done.headers["Location"] == reverse("mfa_view_recovery_codes")
    codes = client.get(done.headers["Location"])
    assert len(codes.context["unused_codes"]) == 10
    assert all(code in codes.content.decode() for code in codes.context["unused_codes"])
    assert client.get(TABLE).status_code == 200


def test_a_password_chosen_anew_does_not_stand_in_the_way_of_the_second_factor(
    client: Client, awa: Actor, second_factor_asked: None, mailoutbox: list[Any]
) -> None:
    """Asking for a new password makes the library note the address as not confirmed."""
    client.post(reverse("account_reset_password"), {"email": "awa@digor.example"})
    type_password(client, "awa@digor.example")
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_who_sees_no_identity_is_not_asked(client: Client, table: Table, second_factor_asked: None) -> None:
    table.actor("erwan", "maraude", Role.VOLUNTEER)
    type_password(client, "erwan@digor.example")
    assert client.get(TABLE).status_code == 200


def test_the_second_factor_is_asked_at_each_sign_in(with_phone: tuple[Client, str, list[str]]) -> None:
    client, secret, _ = with_phone
    response = type_password(client, "awa@digor.example")
    assert response.headers["Location"].startswith(reverse("mfa_authenticate"))
    assert client.get(TABLE).status_code == 302, "a password alone does not enter"
    page = client.get(reverse("mfa_authenticate"))
    assert "Quel code montre votre application" in page.content.decode()
    assert client.post(reverse("mfa_authenticate"), {"code": another_code(secret)}).status_code == 200
    assert client.get(TABLE).status_code == 302
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert client.get(TABLE).status_code == 200


def test_a_recovery_code_opens_once(with_phone: tuple[Client, str, list[str]]) -> None:
    client, _, codes = with_phone
    for expected in (200, 302):
        type_password(client, "awa@digor.example")
        client.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert client.get(TABLE).status_code == expected
        client.post(reverse("account_logout"))


def test_secrets_are_encrypted_in_the_database(with_phone: tuple[Client, str, list[str]]) -> None:
    _, secret, codes = with_phone
    kept = [str(row.data) for row in Authenticator.objects.all()]
    assert len(kept) == 2
    for row in kept:
        assert secret not in row
        assert not any(code in row for code in codes)


def test_the_coordinator_helps_who_lost_phone_and_codes(
    with_phone: tuple[Client, str, list[str]], maiwenn: Actor, awa: Actor
) -> None:
    client, *_ = with_phone
    post = reads.posts_in(awa.territory_id).get(pk=awa.post_id)
    actions.reset_second_factor(by=maiwenn, post=post)
    type_password(client, "awa@digor.example")
    assert client.get(TABLE).headers["Location"] == reverse("mfa_activate_totp")


def test_an_old_session_retypes_its_password_before_changing_the_second_factor(
    with_phone: tuple[Client, str, list[str]],
) -> None:
    client, secret, _ = with_phone
    type_password(client, "awa@digor.example")
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200
    with clock.at(clock.now() + timedelta(minutes=6)):
        for page in ("mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_view_recovery_codes"):
            assert client.get(reverse(page)).headers["Location"].startswith(reverse("account_reauthenticate"))
            assert client.post(reverse(page)).status_code in {302, 405}
        assert Authenticator.objects.count() == 2
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        assert client.get(reverse("mfa_deactivate_totp")).status_code == 200
        client.post(reverse("mfa_deactivate_totp"))
        assert client.get(TABLE).headers["Location"] == reverse("mfa_activate_totp")


def test_a_forgotten_password_is_chosen_anew_by_mail(
    client: Client, awa: Actor, no_second_factor: None, mailoutbox: list[Any]
) -> None:
    asked = client.post(reverse("account_reset_password"), {"email": "awa@digor.example"})
    assert asked.headers["Location"] == reverse("account_reset_password_done")
    (message,) = mailoutbox
    assert message.to == ["awa@digor.example"]
    assert message.subject == "Digor : choisir un nouveau mot de passe"
    assert message.body.startswith("Bonjour Awa,")
    address = re.search(r"http://testserver(\S+)", message.body)
    assert address
    page = client.get(address[1], follow=True)
    assert page.status_code == 200
    here = page.redirect_chain[-1][0]
    differ = client.post(here, {"password1": "un autre mot de passe", "password2": "encore un autre mot"})
    assert "Les deux mots de passe diffèrent" in differ.content.decode()
    done = client.post(here, {"password1": "un autre mot de passe", "password2": "un autre mot de passe"})
    assert done.headers["Location"] == reverse("account_reset_password_from_key_done")
    assert type_password(client, "awa@digor.example", "un autre mot de passe").headers["Location"] == TABLE
    again = Client().get(address[1], follow=True)
    assert "Ce lien ne marche plus" in again.content.decode()


def test_an_unknown_address_gets_the_same_page_and_no_message(client: Client, db: None) -> None:
    asked = client.post(reverse("account_reset_password"), {"email": "personne@digor.example"})
    assert asked.headers["Location"] == reverse("account_reset_password_done")
    assert mail.outbox == []


def test_a_message_speaks_the_professional_s_language(
    client: Client, awa: Actor, mailoutbox: list[Any]
) -> None:
    Professional.objects.update(locale="br")
    client.post(reverse("account_reset_password"), {"email": "awa@digor.example"})
    assert mailoutbox[0].body.startswith("Demat Awa,")


def test_the_demo_s_cast_enters_by_one_click_and_only_in_the_demo(
    client: Client, awa: Actor, maiwenn: Actor, settings: Any, no_second_factor: None
) -> None:
    choice = {"post": awa.post_id, "next": TABLE}
    assert client.post(reverse("partners:demo_sign_in"), choice).status_code == 404
    assert "Entrer comme" not in client.get(reverse("account_login")).content.decode()
    settings.DIGOR_DEMO = True
    page = client.get(reverse("account_login")).content.decode()
    assert "Entrer comme Awa" in page and "Entrer comme Maiwenn" in page
    assert client.get(reverse("partners:demo_sign_in")).status_code == 405
    assert client.post(reverse("partners:demo_sign_in"), {"post": "999"}).status_code == 404
    entered = client.post(reverse("partners:demo_sign_in"), choice)
    assert entered.headers["Location"] == TABLE
    assert client.get(TABLE).wsgi_request.actor == awa
    client.post(
        reverse("partners:demo_sign_in"), {"post": maiwenn.post_id, "next": "https://elsewhere.example/"}
    )
    assert client.get(TABLE).wsgi_request.actor == maiwenn


ANYBODY = ("account_login", "account_reset_password", "account_reset_password_done", "account_inactive")
SIGNED_IN = ("mfa_index", "account_change_password", "account_reauthenticate", "account_logout")


@pytest.mark.parametrize("language", ["fr", "br", "en"])
def test_every_page_of_the_way_in_is_ours_and_in_its_language(
    client: Client,
    awa: Actor,
    no_second_factor: None,
    language: str,
    sign_in_as: Callable[[Client, Actor], None],
) -> None:
    client.cookies["django_language"] = language
    for page in ANYBODY:
        html = client.get(reverse(page)).content.decode()
        assert f'<html lang="{language}"' in html and 'class="frame"' in html, page
    sign_in_as(client, awa)
    for page in SIGNED_IN:
        html = client.get(reverse(page)).content.decode()
        assert f'<html lang="{language}"' in html and 'class="frame"' in html, page
