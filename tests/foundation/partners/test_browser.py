"""The way in, in a real browser: what a strict content policy or a small screen would break."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import Role
from digor.foundation.partners.models import Professional
from tests.fixtures.browser import fits
from tests.foundation.partners.conftest import PASSWORD, Table
from tests.foundation.partners.test_sign_in import code_for

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def held(transactional_db: None, maiwenn: Actor, awa: Actor) -> Actor:
    return awa


@pytest.mark.parametrize("width", [390, 1280])
def test_a_referent_sets_up_her_second_factor_and_reads_why(
    page: Page, axe: Callable[[Page], None], held: Actor, settings: Any, width: int
) -> None:
    settings.DIGOR_REQUIRE_TOTP = True
    page.set_viewport_size({"width": width, "height": 844})

    def look() -> None:
        fits(page)
        axe(page)

    page.goto("/partenaires/")
    look()
    page.get_by_label("Adresse électronique").fill("awa@digor.example")
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    page.wait_for_url("**/double-facteur/activer/")
    square = page.get_by_role("img", name="Code carré")
    assert square.evaluate("image => image.complete && image.naturalWidth > 0"), (
        "the policy refused the square"
    )
    look()
    secret = page.locator("main code").inner_text()
    page.get_by_label("Code à six chiffres").fill(code_for(secret))
    page.get_by_role("button", name="L’installer").click()
    page.wait_for_url("**/secours/")
    look()
    for address in (
        "/partenaires/",
        "/partenaires/pourquoi/",
        "/compte/double-facteur/",
        "/compte/mot-de-passe/",
    ):
        page.goto(address)
        look()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_coordinator_s_pages_fit_and_are_accessible(
    page: Page,
    axe: Callable[[Page], None],
    held: Actor,
    table: Table,
    maiwenn: Actor,
    live_server: Any,
    client: Any,
    settings: Any,
    width: int,
) -> None:
    table.actor("erwan", "maraude", Role.VOLUNTEER)
    client.force_login(Professional.objects.get(pk=maiwenn.professional_id))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page.set_viewport_size({"width": width, "height": 844})
    organisation = table.organisation("ccas").pk
    for address in (
        "/partenaires/",
        f"/partenaires/organisations/{organisation}/",
        f"/partenaires/postes/{held.post_id}/",
        "/partenaires/organisations/nouvelle/",
        "/partenaires/inviter/",
        "/partenaires/conventions/nouvelle/",
        "/journal/",
    ):
        page.goto(address)
        fits(page)
        axe(page)
    page.get_by_label("Ce qui a été fait").select_option("organisation_created")
    page.wait_for_url("**verb=organisation_created**")
    assert page.get_by_text("a ajouté l’organisme").count() >= 2
