"""Rights and needs as people meet them: in a browser, by finger and by keyboard, with axe on every page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from digor.casework.needs import actions as needs
from digor.casework.needs.models import Evaluation
from digor.casework.people import actions as people
from digor.casework.people.models import Record
from digor.casework.rights import actions as rights
from digor.casework.rights.models import Proof
from digor.foundation.partners.actor import Actor
from tests.fixtures.browser import fits

TODAY = date(2026, 3, 1)
PHONE = {"width": 390, "height": 844}
SCREEN = {"width": 1280, "height": 900}


@pytest.fixture(autouse=True)
def in_march(clock: Callable[[date], object]) -> None:
    """The same day as the other tests here, for the live server's threads too."""
    clock(TODAY)


@pytest.fixture
def man(awa: Actor) -> Record:
    """A man met outside, with a request that runs out, an appeal, a paper seen and an evaluation done."""
    man = people.create_record(by=awa, alias="homme au chien")
    people.state(by=awa, record=man, situation="RUE", start=date(2026, 2, 20), seen=True)
    people.become_referent(by=awa, record=man)
    for right, answer, more in (
        ("request", "active", {"number": "0290426001234"}),
        ("dalo", "recognised", {}),
        ("priority", "yes", {"code": "k"}),
    ):
        rights.state_right(by=awa, record=man, right=right, answer=answer, since=date(2025, 3, 10), **more)
    rights.see_proof(by=awa, record=man, piece="identity", valid_until=date(2030, 1, 1))
    done = needs.begin(by=awa, case=man.case_number, kind="in_depth")
    needs.answer(
        by=awa, evaluation=done, answers={"persons": 1, "minors": 0, "animals": "yes", "solutions": ["LLS"]}
    )
    needs.finish(by=awa, evaluation=done)
    return man


@pytest.mark.parametrize(
    ("size", "language"), [(SCREEN, "br"), (PHONE, "fr"), (PHONE, "br")], ids=["1280-br", "390-fr", "390-br"]
)
@pytest.mark.django_db(transaction=True)
def test_every_page_pleases_axe(
    page: Any,
    axe: Any,
    live_server: Any,
    sign_in_page: Any,
    awa: Actor,
    maiwenn: Actor,
    man: Record,
    size: dict[str, int],
    language: str,
) -> None:
    page.context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
    page.set_viewport_size(size)
    case = man.case_number
    begun = needs.begin(by=awa, case=case, kind="referral")
    done = Evaluation.objects.get(state="done")
    by_awa = (
        "/droits/",
        f"/droits/{case}/?vu=identity",
        f"/droits/{case}/numeros/",
        f"/droits/{case}/dire/{case}/dalo/",
        f"/droits/{case}/dire/{case}/priority/",
        "/besoins/",
        f"/besoins/{case}/",
        f"/besoins/evaluation/{begun.pk}/",
        f"/besoins/evaluation/{done.pk}/",
        f"/dossier/{case}/",
    )
    by_maiwenn = (
        "/besoins/formulaires/",
        "/besoins/formulaires/in_depth/",
        "/besoins/formulaires/in_depth/ajouter/",
        "/besoins/formulaires/in_depth/question/with_whom/",
        "/besoins/formulaires/in_depth/apercu/",
    )
    for person, addresses in ((awa, by_awa), (maiwenn, by_maiwenn)):
        sign_in_page(page, person)
        for address in addresses:
            page.goto(address)
            axe(page)
            fits(page)


@pytest.mark.django_db(transaction=True)
def test_a_paper_is_seen_in_two_taps_by_keyboard_without_javascript(
    unscripted: Any, awa: Actor, man: Record
) -> None:
    tab = unscripted(awa)
    tab.goto(f"/droits/{man.case_number}/")
    tab.locator("summary", has_text="ressources").focus()
    tab.keyboard.press("Enter")
    tab.get_by_role("button", name="Vue aujourd’hui").press("Enter")
    tab.get_by_text("C’est noté.").wait_for()
    tab.close()
    seen = Proof.objects.latest("pk")
    assert (seen.piece, seen.valid_until) == ("resources", date(2026, 6, 1))


@pytest.mark.django_db(transaction=True)
def test_an_evaluation_is_filled_by_finger_kept_and_finished(
    page: Any, sign_in_page: Any, awa: Actor, man: Record
) -> None:
    sign_in_page(page, awa)
    page.set_viewport_size(PHONE)
    page.goto(f"/besoins/{man.case_number}/")
    page.get_by_role("button", name="Évaluation flash").click()
    page.get_by_role("checkbox", name="pension de famille").check()
    page.get_by_role("button", name="Garder les réponses").click()
    page.get_by_text("C’est noté.").wait_for()
    assert page.get_by_role("checkbox", name="pension de famille").is_checked()
    page.get_by_role("button", name="Terminer l’évaluation").click()
    page.locator(".error-summary").wait_for()
    page.get_by_label("Combien de personnes à loger").fill("1")
    page.get_by_label("Dont enfants mineurs").fill("0")
    page.get_by_role("button", name="Terminer l’évaluation").click()
    page.get_by_text("pension de famille").wait_for()
    assert Evaluation.objects.filter(form__kind="flash", state="done").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_question_is_moved_and_published_by_keyboard(page: Any, sign_in_page: Any, maiwenn: Actor) -> None:
    sign_in_page(page, maiwenn)
    page.goto("/besoins/formulaires/flash/")
    page.get_by_role("button", name="Plus tôt : Cette nuit").press("Enter")
    page.get_by_text("déplacée : ").first.wait_for()
    page.get_by_role("button", name="Publier cette version").press("Enter")
    page.get_by_text("version 2,").wait_for()
