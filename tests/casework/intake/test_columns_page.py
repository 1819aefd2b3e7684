"""The page of columns: what it proposes, what it shows and to whom, what it remembers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from digor.casework.intake import access
from digor.casework.intake.models import Import, Mapping
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import SharingAgreement, Source

Send = Callable[..., Import]
SHEET = (
    "Suivi de janvier\r\n\r\nBénéficiaire;Né(e) le;Lieu;Vu le;NIR;Avis\r\n"
    "RIOU Katell;14/03/1987;dehors;12/01/2026;2870329000111;secret-un\r\n"
    "GUÉGUEN Anne;;chez Nono;13/01/2026;;secret-deux\r\n"
).encode()


@pytest.fixture
def follow_up(source: Callable[..., Source], agree: Callable[..., SharingAgreement]) -> Source:
    found = source("suivi", "siao29", 50)
    agree(found, "tableur", columns=["full_name", "birth_date", "situation", "night"])
    return found


@pytest.fixture
def as_loic(client: Client, sign_in: Callable[..., Client], loic: Actor) -> Client:
    return sign_in(client, loic)


def chosen(page: str) -> dict[str, str]:
    """Header → the meaning selected on the page."""
    found = {}
    for item in re.findall(r"<li>(.*?)</li>", page, re.S):
        header = re.search(r"<strong>(.*?)</strong>", item)
        option = re.search(r'value="([^"]*)" selected', item)
        if header:
            found[header[1]] = option[1] if option else ""
    return found


def answers(page: str, **wished: str) -> dict[str, str]:
    """The form as the page has it, with these choices by header or word."""
    sent = {}
    for item in re.findall(r"<li>(.*?)</li>", page, re.S):
        name, header = re.search(r'<select id="([^"]+)"', item), re.search(r"<strong>(.*?)</strong>", item)
        if name and header:
            option = re.search(r'value="([^"]*)" selected', item)
            sent[name[1]] = wished.get(header[1], option[1] if option else "")
    return sent


def test_columns_are_proposed_explained_seen_and_read(
    follow_up: Source, receive: Send, as_loic: Client, loic: Actor
) -> None:
    imported = receive(follow_up, "tableur", SHEET, by=loic)
    assert as_loic.get(reverse("intake:import", args=[imported.pk])).status_code == 302
    url = reverse("intake:columns", args=[imported.pk])
    page = as_loic.get(url).content.decode()
    found = chosen(page)
    assert (found["Né(e) le"], found["Vu le"], found["Lieu"]) == ("birth_date", "night", "ignore")
    assert found["Bénéficiaire"] == "full_name" and "RIOU Katell" in page
    assert "secret-un" not in page and "2870329000111" not in page  # left out, never read
    seen = as_loic.post(url, answers(page, Lieu="situation") | {"geste": "voir"}).content.decode()
    assert chosen(seen)["dehors"] == "RUE" and chosen(seen)["chez Nono"] == ""
    assert "Riou" in seen or "RIOU" in seen
    done = as_loic.post(url, answers(seen, **{"chez Nono": "TIERS-A"}) | {"geste": "lire"})
    assert done.status_code == 302
    imported.refresh_from_db()
    assert (imported.state, imported.new, imported.refused) == ("staged", 2, 0)
    assert Mapping.objects.get().columns["Avis"] == "ignore"
    again = receive(follow_up, "tableur", SHEET, by=loic)
    known = as_loic.get(reverse("intake:columns", args=[again.pk])).content.decode()
    assert "Ces colonnes sont connues" in known and chosen(known)["chez Nono"] == "TIERS-A"
    other = receive(
        follow_up, "tableur", SHEET.replace(b"Avis", b"Chien").replace(b"Vu le", b"Nuit"), by=loic
    )
    changed = as_loic.get(reverse("intake:columns", args=[other.pk])).content.decode()
    assert "Nouvelles" in changed and "Chien" in changed and "Disparues" in changed and "Vu le" in changed


def test_what_cannot_be_read_says_why_and_keeps_the_choices(
    follow_up: Source, receive: Send, as_loic: Client, loic: Actor
) -> None:
    imported = receive(follow_up, "tableur", SHEET, by=loic)
    url = reverse("intake:columns", args=[imported.pk])
    page = as_loic.get(url).content.decode()
    answer = as_loic.post(url, answers(page, Bénéficiaire="ignore", Lieu="situation") | {"geste": "lire"})
    assert answer.status_code == 422 and "Dites quelle colonne dit qui" in answer.content.decode()
    assert not Mapping.objects.exists()
    forged = answers(page, Lieu="situation", Avis="note") | {"geste": "lire"}
    as_loic.post(url, forged)
    assert Mapping.objects.get().columns["Avis"] == "ignore"  # not in the agreement: not a meaning here


@pytest.mark.parametrize("gesture", ["voir", "lire"])
def test_what_is_never_read_is_shown_by_no_forged_answer(
    follow_up: Source, receive: Send, as_loic: Client, loic: Actor, gesture: str
) -> None:
    sheet = SHEET.replace(b"NIR;Avis", b"NIR;Pathologie")
    imported = receive(follow_up, "tableur", sheet, by=loic)
    url = reverse("intake:columns", args=[imported.pk])
    page = as_loic.get(url).content.decode()
    number = sheet.decode().split("\r\n")[2].split(";").index("Pathologie")
    forged = answers(page) | {f"colonne-{number}": "situation", "geste": gesture}
    shown = as_loic.post(url, forged).content.decode()
    assert "Pathologie" in shown and "secret-un" not in shown and "secret-deux" not in shown


def test_who_may_not_see_identities_maps_without_samples(
    follow_up: Source, receive: Send, as_loic: Client, loic: Actor, monkeypatch: Any
) -> None:
    imported = receive(follow_up, "tableur", SHEET, by=loic)
    monkeypatch.setattr(access, "can_see_cells", lambda _actor: False)
    url = reverse("intake:columns", args=[imported.pk])
    page = as_loic.get(url).content.decode()
    seen = as_loic.post(url, answers(page, Lieu="situation") | {"geste": "voir"}).content.decode()
    assert "RIOU" not in page + seen and "1987" not in page + seen
    assert "dehors" not in seen and "chez Nono" not in seen
    assert "•••" in seen and "votre rôle ne voit pas" in seen


def test_a_file_that_is_no_table_ends_with_its_sentence(
    follow_up: Source, receive: Send, as_loic: Client, loic: Actor
) -> None:
    imported = receive(follow_up, "tableur", b"%PDF-1.4" + bytes(100), by=loic)
    answer = as_loic.get(reverse("intake:columns", args=[imported.pk]), follow=True)
    assert "un document PDF" in answer.content.decode()
    imported.refresh_from_db()
    assert (imported.state, imported.stopped) == ("failed", "not_a_table")


def test_once_explained_the_file_is_on_its_way_before_any_worker_comes(
    follow_up: Source, receive: Send, as_loic: Client, loic: Actor, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    imported = receive(follow_up, "tableur", SHEET, by=loic)
    url = reverse("intake:columns", args=[imported.pk])
    sent = answers(as_loic.get(url).content.decode(), Lieu="situation") | {"geste": "lire"}
    seen = as_loic.post(url, sent, follow=True)
    assert seen.redirect_chain == [(reverse("intake:import", args=[imported.pk]), 302)]
    assert reverse("intake:progress", args=[imported.pk]) in seen.content.decode()
    assert as_loic.get(url).status_code == 302, "nobody is asked twice"
