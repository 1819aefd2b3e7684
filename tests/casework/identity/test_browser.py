"""A pair reviewed, merged, worked on, parted with one item handed over: by keyboard, by finger, without script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from digor.casework.identity import actions
from digor.casework.identity.enums import State
from digor.casework.identity.models import HandedOver, Pair
from digor.casework.people import actions as people
from digor.casework.people import doctor
from digor.casework.people.models import Link, Record, Statement
from digor.foundation.partners.actor import Actor
from tests.fixtures.browser import fits

TODAY = date(2026, 2, 12)
PHONE = {"width": 390, "height": 844}
SCREEN = {"width": 1280, "height": 900}


@pytest.fixture
def pairs(awa: Actor, loic: Actor, clock: Callable[[date], object]) -> list[Pair]:
    """Three pairs; the first two files have nights that contradict each other, and one a household."""
    clock(date(2026, 1, 20))

    def someone(family: str, given: str, born: date | None, alias: str = "") -> Record:
        return people.create_record(
            by=loic, family_name=family, given_name=given, birth_date=born, alias=alias
        )

    anna = [
        someone("Quéméner", "Anna", date(1985, 4, 2)),
        someone("Kemener", "Anna", date(1985, 4, 2), "la dame au caddie"),
    ]
    for _ in range(2):
        someone("Le Goff", "Yannick", date(1970, 7, 14))
    for alias in ("le grand", "le grand"):
        people.create_record(by=loic, alias=alias)
    people.state(by=awa, record=anna[0], situation="CHU", start=date(2026, 1, 5), end=date(2026, 1, 12))
    people.state(by=awa, record=anna[1], situation="RUE", start=date(2026, 1, 9), by_night=True)
    people.form_household(
        by=awa, records=[anna[0], someone("Quéméner", "Loeiza", None)], from_day=date(2026, 1, 2)
    )
    clock(TODAY)
    actions.seek(by=loic)
    actions.decide(by=awa, pair=Pair.objects.get(band="possible"), state=State.UNSURE, reason="ask")
    return list(Pair.objects.order_by("pk"))


@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["1280", "390"])
@pytest.mark.parametrize("language", ["fr", "br"])
@pytest.mark.django_db(transaction=True)
def test_every_page_pleases_axe(
    page: Any,
    axe: Any,
    live_server: Any,
    sign_in_page: Any,
    maiwenn: Actor,
    loic: Actor,
    awa: Actor,
    pairs: list[Pair],
    size: dict[str, int],
    language: str,
) -> None:
    anna = next(one for one in pairs if one.band == "probable")
    goff = next(one for one in pairs if one.band == "certain")
    link = actions.decide(by=maiwenn, pair=goff, state=State.SAME)
    assert link is not None
    people.contact(by=awa, record=goff.record_a)
    sign_in_page(page, maiwenn)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
    page.set_viewport_size(size)
    for address in (
        f"/doublons/?fait={goff.pk}",
        f"/doublons/{anna.pk}/?fait={goff.pk}",
        f"/doublons/{goff.pk}/",
        "/doublons/personnes/",
        f"/doublons/personnes/{link.pk}/",
        "/doublons/?force=possible&etat=review",
        "/doublons/personnes/?etat=defaits",
    ):
        page.goto(address)
        axe(page)
        fits(page)


@pytest.mark.django_db(transaction=True)
def test_reviewed_merged_worked_on_parted_and_handed_over(
    page: Any, sign_in_page: Any, loic: Actor, pairs: list[Pair]
) -> None:
    anna = next(one for one in pairs if one.band == "probable")
    cases = (anna.record_a.case_number, anna.record_b.case_number)
    sign_in_page(page, loic)
    page.goto("/doublons/")
    page.get_by_role("link", name="Comparer la première paire").click()
    page.get_by_role("heading", name="Une personne, ou deux ?").wait_for()
    # by keyboard only: two persons, back at once, two persons, then the next pair has come
    page.keyboard.press("2")
    page.get_by_text("C’est noté.").wait_for()
    page.keyboard.press("z")
    page.get_by_role("button", name="Deux personnes").wait_for()
    page.keyboard.press("2")
    page.get_by_text("C’est noté.").wait_for()
    assert page.get_by_text("Kemener").count() and page.get_by_text("serait dite en deux endroits").count()
    page.keyboard.press("1")
    page.get_by_text(f"{cases[0]} et {cases[1]} sont une seule personne.").wait_for()
    link = Link.objects.get()
    # worked on: a night said on the second file's page
    page.goto(f"/personnes/{cases[1]}/dire/")
    page.get_by_role("radio", name="Chez un tiers").check()
    page.get_by_role("button", name="Je l’ai vu").click()
    page.get_by_text("C’est noté.").wait_for()
    said = Statement.objects.latest("pk")
    assert (said.record, said.from_day) == (anna.record_b, TODAY - timedelta(days=1))
    # parted: the night is listed, and handed over
    page.goto("/doublons/personnes/")
    page.get_by_role("link", name="Voir, ou défaire").click()
    page.get_by_role("button", name="Séparer les deux dossiers").click()
    page.get_by_text("Les deux dossiers sont séparés").wait_for()
    page.get_by_role("button", name=f"Remettre à {cases[0]}").click()
    page.get_by_text(f"Remis au dossier {cases[0]}.").wait_for()
    assert page.get_by_text("Plus rien à remettre.").count() == 1
    given = HandedOver.objects.get()
    assert (given.link, given.row, given.record_to) == (link, said.pk, anna.record_a)
    assert Statement.objects.filter(source_key=said.source_key, record=anna.record_a).count() == 1
    assert doctor.examine(loic.territory_id).healthy


@pytest.mark.django_db(transaction=True)
def test_keys_do_nothing_outside_the_comparison_nor_in_its_fields(
    page: Any, sign_in_page: Any, loic: Actor, pairs: list[Pair]
) -> None:
    sign_in_page(page, loic)
    page.goto(f"/doublons/{pairs[0].pk}/")
    page.get_by_role("searchbox").first.focus()
    page.keyboard.press("1")
    page.locator("select[name=reason]").focus()
    page.keyboard.press("1")
    assert not Link.objects.exists()
    assert page.url.endswith(f"/doublons/{pairs[0].pk}/")


@pytest.mark.django_db(transaction=True)
def test_without_script_the_buttons_decide_and_take_back(
    unscripted: Any, loic: Actor, pairs: list[Pair]
) -> None:
    tab = unscripted(loic)
    tab.goto(f"/doublons/{pairs[0].pk}/")
    tab.get_by_role("button", name="Une personne").click()
    tab.get_by_text("C’est noté.").wait_for()
    assert Link.objects.count() == 1
    tab.get_by_role("button", name="Reprendre").first.click()
    tab.get_by_role("button", name="Une personne").wait_for()
    tab.close()
    assert Link.objects.get().act.revisions.count() == 2
