"""The surface as people meet it: in a browser, by finger and by keyboard, with axe on every page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from digor.casework.people import actions
from digor.casework.people.models import Record, Statement
from digor.engines.timeline.problem import Kind
from digor.foundation.partners.actor import Actor
from tests.fixtures.browser import fits

TODAY = date(2026, 2, 12)
PHONE = {"width": 390, "height": 844}
SCREEN = {"width": 1280, "height": 900}


@pytest.fixture
def winter(awa: Actor, erwan: Actor, clock: Callable[[date], object]) -> Record:
    """A man met outside, whom a shelter counts present one night: one contradiction."""
    clock(date(2026, 1, 20))
    man = actions.create_record(by=awa, alias="homme au chien")
    actions.state(by=awa, record=man, situation="CHU", start=date(2026, 1, 10), kind=Kind.PRESENCE)
    clock(TODAY)
    actions.state(by=erwan, record=man, situation="RUE", start=date(2026, 2, 8), by_night=True)
    actions.become_referent(by=awa, record=man)
    return man


@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["1280", "390"])
@pytest.mark.parametrize("language", ["fr", "br"])
@pytest.mark.django_db(transaction=True)
def test_every_page_pleases_axe(
    page: Any,
    axe: Any,
    live_server: Any,
    sign_in_page: Any,
    awa: Actor,
    winter: Record,
    size: dict[str, int],
    language: str,
) -> None:
    sign_in_page(page, awa)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
    page.set_viewport_size(size)
    case = winter.case_number
    for address in (
        "/",
        "/personnes/",
        "/personnes/?nuit=2026-02-08&connu=2026-02-12",
        "/personnes/?certitude=contested&nuit=2026-02-08",
        "/personnes/definition/",
        "/personnes/nouveau/",
        f"/personnes/{case}/dire/",
        f"/personnes/{case}/jour/2026-02-08/",
        f"/personnes/{case}/identite/",
        f"/dossier/{case}/",
        f"/dossier/{case}/regards/",
        "/a-reconcilier/",
        "/semaine/",
        "/mon-compte/",
        "/personnes/vues/",
        "/personnes/tournee/",
        "/vu/",  # an address that only a button may send to
        "/recherche/?q=chien",
        "/recherche/?q=personne-de-ce-nom",
    ):
        page.goto(address)
        axe(page)
        fits(page)


@pytest.mark.django_db(transaction=True)
def test_two_taps_on_a_phone_then_one_to_take_back(
    page: Any, sign_in_page: Any, erwan: Actor, winter: Record
) -> None:
    sign_in_page(page, erwan)
    page.set_viewport_size(PHONE)
    page.goto("/personnes/")
    page.get_by_role("link", name=f"Dire où {winter.case_number} a dormi").click()
    page.get_by_role("radio", name="Rue, abri de fortune").check()
    page.get_by_role("button", name="Je l’ai vu").click()
    page.get_by_text("C’est noté.").wait_for()
    said = Statement.objects.latest("pk")
    assert (said.situation, said.from_day, said.by_night) == ("RUE", date(2026, 2, 11), True)
    page.get_by_role("button", name="Reprendre ce que j’ai dit").click()
    page.wait_for_url("**/personnes/**")
    assert said.supersessions.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_gesture_works_without_javascript_and_by_keyboard(
    unscripted: Any, awa: Actor, winter: Record
) -> None:
    tab = unscripted(awa)
    tab.goto(f"/personnes/{winter.case_number}/dire/")
    tab.locator("input[name=family]").first.focus()
    tab.keyboard.press("Space")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.get_by_text("C’est noté.").wait_for()
    tab.close()
    assert Statement.objects.latest("pk").situation == "RUE"


@pytest.mark.django_db(transaction=True)
def test_unknown_is_created_with_an_alias_in_the_same_gesture(
    page: Any, sign_in_page: Any, erwan: Actor
) -> None:
    sign_in_page(page, erwan)
    page.goto("/recherche/?q=la dame au caddie")
    page.get_by_role("link", name="Inconnu : créer avec l’alias").click()
    assert page.get_by_label("Sous quel nom la connaît-on ?").input_value() == "la dame au caddie"
    page.get_by_role("radio", name="Rue, abri de fortune").check()
    page.get_by_role("button", name="On me l’a dit").click()
    page.get_by_text("C’est noté.").wait_for()
    page.goto("/recherche/?q=CADDIE")
    assert page.get_by_text("« la dame au caddie »").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_contradiction_is_named_and_explained(
    page: Any, sign_in_page: Any, awa: Actor, winter: Record
) -> None:
    sign_in_page(page, awa)
    page.goto(f"/dossier/{winter.case_number}/")
    card = page.locator("section.card", has_text="pourquoi")
    assert "Retenu : Rue" in card.inner_text()
    assert "Écarté : Hébergement d" in card.inner_text()
    assert "Règle 1 : une nuit observée l’emporte sur une déclaration." in card.inner_text()


@pytest.mark.django_db(transaction=True)
def test_a_contradiction_is_settled_by_keyboard_and_the_answer_takes_the_focus(
    page: Any, sign_in_page: Any, loic: Actor, winter: Record
) -> None:
    sign_in_page(page, loic)
    page.goto("/")
    page.get_by_role("link", name="Réconcilier").click()
    keep = page.get_by_role("button", name=f"Garder « Rue, abri de fortune », {winter.case_number}")
    keep.focus()
    page.keyboard.press("Enter")
    page.get_by_text("C’est noté").wait_for()
    assert "C’est noté" in page.evaluate("document.activeElement.textContent")
    page.get_by_text("contradiction déjà réglée").click()
    page.get_by_role("button", name="Rouvrir").press("Enter")
    page.get_by_text("de nouveau à régler").wait_for()
    assert keep.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_statement_saved_by_keyboard_puts_the_focus_on_its_answer(
    page: Any, sign_in_page: Any, awa: Actor, winter: Record
) -> None:
    sign_in_page(page, awa)
    page.goto(f"/personnes/{winter.case_number}/dire/")
    page.locator("input[name=family]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("C’est noté.").wait_for()
    assert page.evaluate("document.activeElement !== document.body")


@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["1280", "390"])
@pytest.mark.django_db(transaction=True)
def test_a_round_is_chosen_then_fits_its_paper(
    page: Any, axe: Any, sign_in_page: Any, erwan: Actor, winter: Record, size: dict[str, int]
) -> None:
    sign_in_page(page, erwan)
    page.set_viewport_size(size)
    page.goto("/personnes/tournee/")
    page.get_by_role("radio", name="Toute la liste").check()
    page.get_by_role("button", name="Préparer la feuille").click()
    page.locator(".destroy").wait_for()
    axe(page)
    fits(page)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1000})  # A4 between its margins, at 96 dpi
    fits(page)
    assert page.locator(".round-head").is_visible()


@pytest.mark.django_db(transaction=True)
def test_the_place_one_is_in_is_marked_on_a_files_page(
    page: Any, sign_in_page: Any, awa: Actor, winter: Record
) -> None:
    sign_in_page(page, awa)
    page.goto(f"/dossier/{winter.case_number}/")
    assert page.locator("[aria-current=page]").first.inner_text() == "Personnes"
