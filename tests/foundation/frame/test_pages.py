"""The frame around a page, the pages of what went wrong, the gallery in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override
from django.views.defaults import server_error

from digor.foundation.frame.context import Frame

PLACES = [
    {"label": f"Place {number}", "url": f"/{number}/", "current": number == 4, "badge": ""}
    for number in range(1, 6)
]


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    return PLACES


def page(rf: RequestFactory, template: str = "frame/base.html", actor: Any = None) -> str:
    request = rf.get("/x/?a=1")
    if actor is not None:
        request.actor = actor  # type: ignore[attr-defined]
    return render_to_string(template, {}, request)


@pytest.fixture
def somebody(settings: Any) -> SimpleNamespace:
    settings.DIGOR_MENU = menu
    role = SimpleNamespace(label="référente sociale")
    return SimpleNamespace(name="Awa", function="", role=role, territory="Quimper Bretagne Occidentale")


def test_a_visitor_sees_the_mark_and_the_languages_only(rf: RequestFactory) -> None:
    drawn = page(rf)
    assert "Digor" in drawn and 'name="language"' in drawn
    assert 'class="places"' not in drawn and 'type="search"' not in drawn


def test_the_frame_says_where_who_and_why(rf: RequestFactory, somebody: SimpleNamespace) -> None:
    with override("fr"):
        drawn = page(rf, actor=somebody)
    assert '<html lang="fr">' in drawn
    assert "Quimper Bretagne Occidentale" in drawn and "référente sociale" in drawn
    assert reverse("partners:why") in drawn and reverse("desk:search") in drawn
    assert 'value="/x/?a=1"' in drawn, "the language switch comes back here"
    assert drawn.count('aria-current="page"') == 2, "in the bar, and under More on a phone"


def test_a_page_without_rooms_still_stands(
    rf: RequestFactory, settings: Any, somebody: SimpleNamespace
) -> None:
    del settings.DIGOR_MENU
    settings.ROOT_URLCONF = "tests.foundation.frame.test_pages"
    drawn = page(rf, actor=somebody)
    assert "Awa" in drawn and 'name="language"' not in drawn and 'type="search"' not in drawn


urlpatterns: list[Any] = []


def test_a_phone_keeps_the_fourth_place_under_more(rf: RequestFactory, somebody: SimpleNamespace) -> None:
    frame = Frame(rf.get("/"))
    assert [place["label"] for place in frame.more] == ["Place 4", "Place 5"]
    assert frame.more_is_current


def test_breton_is_marked_as_unread(rf: RequestFactory) -> None:
    with override("br"):
        assert "N’eo ket bet adlennet ar brezhoneg-mañ" in page(rf)
    with override("fr"):
        assert "Ce breton" not in page(rf)


@pytest.mark.parametrize("template", ["404.html", "403.html", "400.html", "403_csrf.html", "500.html"])
def test_what_went_wrong_is_said_in_plain_words(rf: RequestFactory, template: str) -> None:
    with override("fr"):
        drawn = page(rf, template)
    assert drawn.count("<h1") == 1 and "Revenir à aujourd’hui" in drawn
    for code in ("404", "403", "400", "500", "CSRF", "Error"):
        assert f">{code}" not in drawn


def test_the_last_page_needs_nothing(rf: RequestFactory) -> None:
    """No request, no database: this test asks for none."""
    answer: HttpResponse = server_error(rf.get("/"))
    assert answer.status_code == 500
    assert "Quelque chose s’est cassé" in answer.content.decode()


@pytest.mark.django_db
def test_the_gallery_is_for_those_who_are_signed_in(
    client: Client, awa: Any, sign_in: Callable[[Any, Any], Any]
) -> None:
    url = reverse("frame:gallery")
    assert client.get(url).status_code == 302
    assert sign_in(client, awa).get(url).status_code == 200


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("language", "screens"),
    [
        ("fr", [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]),
        ("br", [(390, "light")]),
        ("en", [(800, "light")]),
    ],
)
def test_the_gallery_has_nothing_against_it(
    page: Any,
    awa: Any,
    sign_in_page: Callable[[Any, Any], None],
    axe: Callable[[Any], None],
    settings: Any,
    live_server: Any,
    language: str,
    screens: list[tuple[int, str]],
) -> None:
    """axe finds nothing, nothing overflows even at 320 px, no style or script is refused."""
    settings.DIGOR_REQUIRE_TOTP = False
    sign_in_page(page, awa)
    page.context.add_cookies(
        [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}]
    )
    for width, scheme in screens:
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        page.goto(reverse("frame:gallery"))
        assert page.locator("html").get_attribute("lang") == language
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.locator("details.more summary").click()
        page.locator(".places-more summary" if width < 768 else ".who summary").click()
        axe(page)
    for width in (320, 640, 1000):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.django_db(transaction=True)
def test_the_sentence_follows_the_pointer_and_waits_for_the_keyboard(
    page: Any, awa: Any, sign_in_page: Callable[[Any, Any], None], settings: Any
) -> None:
    settings.DIGOR_REQUIRE_TOTP = False
    sign_in_page(page, awa)
    page.goto(reverse("frame:gallery"))
    order = page.locator("select[name=order]")
    order.focus()
    page.keyboard.press("ArrowDown")
    assert "order=" not in page.url
    page.keyboard.press("Enter")
    page.wait_for_url("**order=news**")
    page.mouse.click(4, 4)
    page.locator("select[name=commune]").select_option("2")
    page.wait_for_url("**commune=2**")


@pytest.mark.django_db(transaction=True)
def test_a_menu_closes_on_escape_and_gives_the_focus_back(
    page: Any, awa: Any, sign_in_page: Callable[[Any, Any], None], settings: Any
) -> None:
    settings.DIGOR_REQUIRE_TOTP = False
    sign_in_page(page, awa)
    page.goto(reverse("frame:gallery"))
    page.locator(".who summary").click()
    page.keyboard.press("Escape")
    assert not page.evaluate("document.querySelector('.who details').open")
    assert page.evaluate("document.activeElement.matches('.who summary')")
