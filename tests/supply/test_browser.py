"""Homes in a real browser: two taps on a phone, and every page judged by axe, wide and narrow, in two languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from digor.foundation.partners.actor import Actor
from digor.supply import actions
from digor.supply.models import Dwelling, Landlord, Vacancy
from tests.fixtures.browser import fits

if TYPE_CHECKING:
    from playwright.sync_api import Page

PHONE = {"width": 390, "height": 844}
PAGES = (
    "",
    "flux/",
    "parc/?par=commune",
    "carte/",
    "production/",
    "places/",
    "etat/",
    "declarer/",
    "ajouter/etape/",
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def furnished(maiwenn: Actor, opac: Landlord, describe: Callable[..., Dwelling]) -> Vacancy:
    """A little of everything."""
    actions.sign_flow(by=maiwenn, landlord=opac, holder="state", year=2026, share=30, days=30)
    made = actions.add_operation(
        by=maiwenn, landlord=opac, code="k", name="Ker", kind="PLAI", commune="29232", dwellings=9
    )
    actions.write_milestone(by=maiwenn, operation=made, stage="programmed", reached_on=date(2026, 1, 1))
    actions.write_milestone(by=maiwenn, operation=made, stage="delivered", planned_on=date(2028, 1, 1))
    for movement, number in (("captured", 4), ("lost", 1)):
        actions.move_mediation(
            by=maiwenn,
            landlord=opac,
            solution="IML-MG",
            movement=movement,
            on=date(2026, 9, 1),
            dwellings=number,
        )
    shelter = actions.add_facility(by=maiwenn, name="CHU Ti Nevez", solution="CHU")
    actions.set_capacity(by=maiwenn, facility=shelter, from_day=date(2026, 1, 1), places=30, winter_places=4)
    describe(opac, "KER-2")
    return actions.declare_vacancy(by=maiwenn, dwelling=describe(opac, "KER-1"), holder="state")


def test_a_vacancy_is_declared_with_two_taps_on_a_phone(
    page: Page, sign_in_page: Any, yann: Actor, furnished: Vacancy
) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    sign_in_page(page, yann)
    page.goto("/logements/declarer/")
    page.get_by_role("link", name="KER-2").click()
    page.get_by_role("button", name="Déclarer vacant").click()
    page.get_by_text("C’est noté.").wait_for()
    assert Vacancy.objects.filter(known=True).count() == 2


@pytest.mark.parametrize(("width", "language"), [(1280, "fr"), (390, "br")])
def test_every_page_is_accessible(
    page: Page,
    live_server: Any,
    sign_in_page: Any,
    axe: Callable[[Page], None],
    maiwenn: Actor,
    furnished: Vacancy,
    width: int,
    language: str,
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    sign_in_page(page, maiwenn)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
    for path in (*PAGES, f"vacance/{furnished.pk}/", f"logement/{furnished.dwelling_id}/"):
        page.goto(f"/logements/{path}")
        axe(page)
        fits(page)
