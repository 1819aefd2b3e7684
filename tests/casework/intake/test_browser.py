"""A file dropped in a real browser, followed, published, taken back; each page judged by axe at two widths."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from digor.casework.intake import actions
from digor.casework.intake.enums import State
from digor.casework.intake.models import Import
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from tests.casework.intake.files import demand, siao
from tests.fixtures.browser import fits

ROUGH = "À la rue - abri de fortune"
Send = Callable[..., Import]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    path = tmp_path / "extraction.csv"
    path.write_bytes(
        siao(
            demand("P1", "20/01/2026", ROUGH),
            demand("P2", "31/11/2025", ROUGH),
            demand("P3", "20/01/2026", "Hôtel 115"),
        )
    )
    return path


@pytest.fixture
def judged(axe: Callable[[Any], None]) -> Callable[[Any], None]:
    """axe on a desk and on a phone, and no sideways scroll on the phone."""

    def at_both(page: Any) -> None:
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            axe(page)
        fits(page)
        page.set_viewport_size(DESK)

    return at_both


def test_a_file_from_the_drop_to_the_withdrawal(
    page: Any,
    sign_in_page: Callable[..., None],
    si_siao: Source,
    loic: Actor,
    extract: Path,
    judged: Callable[[Any], None],
) -> None:
    sign_in_page(page, loic)
    page.goto(reverse("intake:imports"))
    judged(page)
    page.get_by_role("main").get_by_role("link", name="Déposer un fichier").click()
    judged(page)
    page.get_by_label("Le fichier", exact=True).set_input_files(extract)
    page.get_by_role("button", name="Lire ce fichier").click()
    page.get_by_role("heading", name="Que changerait ce fichier ?").wait_for()
    judged(page)
    page.get_by_role("button", name="Publier ce fichier").click()
    page.get_by_role("heading", name="Ce fichier est publié").wait_for()
    judged(page)
    page.get_by_role("link", name="Retirer ce fichier").click()
    judged(page)
    page.get_by_label("ce n’était pas le bon fichier").check()
    page.get_by_role("button", name="Le retirer, en mon nom").click()
    page.get_by_role("heading", name="Ce fichier a été retiré").wait_for()
    judged(page)
    assert Import.objects.get().state == State.WITHDRAWN


def test_the_progress_is_followed_without_a_reload(
    page: Any, sign_in_page: Callable[..., None], si_siao: Source, receive: Send, loic: Actor, extract: Path,
    judged: Callable[[Any], None],
) -> None:  # fmt: skip
    imported = receive(si_siao, "siao", extract.read_bytes(), by=loic)
    running = Import.objects.filter(pk=imported.pk)
    running.update(state=State.READING, step="rows", done=1240, total=3100)
    sign_in_page(page, loic)
    page.goto(reverse("intake:import", args=[imported.pk]))
    page.get_by_text(
        "1 240 lignes lues sur 3 100".replace(" ", "\N{NARROW NO-BREAK SPACE}", 1)
    ).first.wait_for()
    judged(page)
    running.update(done=2000)
    page.get_by_text("2\N{NARROW NO-BREAK SPACE}000 lignes lues").wait_for()
    running.update(state=State.UPLOADED)
    actions.read_rows(imported=running.get())
    page.get_by_role("heading", name="Que changerait ce fichier ?").wait_for()


def test_a_file_that_cannot_be_used_is_told_calmly(
    page: Any,
    sign_in_page: Callable[..., None],
    si_siao: Source,
    read: Send,
    loic: Actor,
    judged: Callable[[Any], None],
) -> None:
    imported = read(si_siao, "siao", b"", by=loic)
    many = read(si_siao, "siao", siao(*(demand(f"P{n}", "31/11/2025", ROUGH) for n in range(60))), by=loic)
    sign_in_page(page, loic)
    page.goto(reverse("intake:import", args=[imported.pk]))
    page.get_by_text("Le fichier est vide.").wait_for()
    judged(page)
    page.goto(reverse("intake:refused", args=[many.pk]))
    judged(page)


def test_a_spreadsheet_explained_then_a_refused_row_corrected_and_accepted(
    page: Any,
    sign_in_page: Callable[..., None],
    source: Callable[..., Source],
    agree: Callable[..., Any],
    loic: Actor,
    tmp_path: Path,
    judged: Callable[[Any], None],
) -> None:
    """Its columns said on screen, published; its refused row taken, corrected, dropped again, accepted."""
    agree(source("suivi", "siao29", 50), "tableur")
    sheet = tmp_path / "suivi.csv"
    sheet.write_text(
        "Bénéficiaire;Où;Vu le\nRIOU Katell;dehors;12/01/2026\nCADIOU Anna;chez Nono;31/11/2025\n", "utf-8"
    )
    page.set_default_timeout(60_000)  # jobs are done inside the request, on a busy machine
    sign_in_page(page, loic)

    def drop(file: Path) -> None:
        page.goto(reverse("intake:drop"))
        page.get_by_label("Le fichier", exact=True).set_input_files(file)
        page.get_by_role("button", name="Lire ce fichier").click()
        page.get_by_role("heading", name="Que veulent dire ces colonnes").wait_for()

    drop(sheet)
    judged(page)
    page.get_by_label("Où", exact=True).select_option("situation")
    page.get_by_role("button", name="Voir les premières lignes").click()
    page.get_by_label("chez Nono").select_option("TIERS-A")
    judged(page)
    page.get_by_role("button", name="Lire le fichier ainsi").click()
    page.get_by_role("heading", name="Que changerait ce fichier ?").wait_for()
    page.get_by_role("button", name="Publier ce fichier").click()
    page.get_by_role("heading", name="Ce fichier est publié").wait_for()
    judged(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Prendre ces lignes pour les corriger (CSV)").click()
    fixed = tmp_path / "corrige.csv"
    text = Path(download.value.path()).read_text("utf-8-sig")
    assert "À corriger" in text and "31/11/2025" in text
    head, row = text.splitlines()
    fixed.write_text(f"{head}\n{row.replace('31/11/2025', '30/11/2025', 1)}\n", "utf-8")
    drop(fixed)
    page.get_by_role("button", name="Lire le fichier ainsi").click()
    page.get_by_role("heading", name="Que changerait ce fichier ?").wait_for()
    second = Import.objects.latest("pk")
    assert (second.new, second.refused) == (1, 0)
    page.goto(reverse("intake:import", args=[second.mends_id]))
    page.get_by_text(f"1 ligne reprise par l’import {second.pk}").wait_for()
    judged(page)
