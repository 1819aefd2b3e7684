"""The pages of files: drop, follow, look, decide, take back. All of it works without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from digor.casework.intake import actions, panels
from digor.casework.intake.enums import State
from digor.casework.intake.models import Import
from digor.casework.intake.tasks import work_on
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from tests.casework.intake.files import demand, sheet, siao

ROUGH = "À la rue - abri de fortune"
Send = Callable[..., Import]
MIXED = siao(
    demand("P1", "20/01/2026", ROUGH),
    demand("P2", "31/11/2025", ROUGH),
    demand("P3", "20/01/2026", "Hôtel 115"),
)


@pytest.fixture
def as_loic(client: Client, sign_in: Callable[..., Client], loic: Actor) -> Client:
    return sign_in(client, loic)


def drop(client: Client, source: Source, content: bytes, name: str = "extraction.csv", **more: str) -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post(
        reverse("intake:drop"), {"door": f"{source.pk}:siao", "file": file, **more}, follow=True
    )


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_from_the_drop_to_the_withdrawal(si_siao: Source, as_loic: Client) -> None:
    page = drop(as_loic, si_siao, MIXED, file_day="2026-02-01")
    imported = Import.objects.get()
    assert imported.state == State.STAGED
    shown = text(page)
    assert "Que changerait ce fichier ?" in shown
    assert "<strong>2</strong> personnes entrent sur la liste" in shown
    assert "Ligne 3" in shown and "31/11/2025" in shown  # what is wrong, and where
    page = as_loic.post(reverse("intake:publish", args=[imported.pk]), follow=True)
    assert "Ce fichier est publié" in text(page)
    assert "31/11/2025" not in text(page)  # once published, a refused row is a place and a reason
    page = as_loic.post(reverse("intake:withdraw", args=[imported.pk]), {"reason": "wrong_file"}, follow=True)
    assert "Ce fichier a été retiré" in text(page)
    imported.refresh_from_db()
    assert (imported.state, imported.reason) == (State.WITHDRAWN, "wrong_file")


def test_a_withdrawal_asks_why(si_siao: Source, as_loic: Client, publish: Send) -> None:
    imported = publish(si_siao, "siao", MIXED)
    page = as_loic.post(reverse("intake:withdraw", args=[imported.pk]), {})
    assert page.status_code == 422 and "error-summary" in text(page)
    imported.refresh_from_db()
    assert imported.state == State.PUBLISHED


def test_a_file_set_aside_is_gone(si_siao: Source, as_loic: Client) -> None:
    drop(as_loic, si_siao, MIXED)
    imported = Import.objects.get()
    page = as_loic.post(reverse("intake:discard", args=[imported.pk]), follow=True)
    assert "Ce fichier a été écarté" in text(page)


def test_a_file_that_cannot_be_used_says_why(si_siao: Source, as_loic: Client) -> None:
    page = drop(as_loic, si_siao, b"")
    assert "Le fichier est vide." in text(page)
    assert Import.objects.get().state == State.FAILED


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"file_day": "2026-03-01"}, "encore à venir"),
        ({"name": "photo.png"}, "Envoyez un tableau"),
        ({"name": "export.zip"}, "csv, txt, xlsx, ods"),
        ({"door": "999:siao"}, "error-summary"),
    ],
)
def test_a_wrong_drop_is_asked_again(
    si_siao: Source, as_loic: Client, sent: dict[str, str], words: str
) -> None:
    file = SimpleUploadedFile(sent.pop("name", "x.csv"), MIXED)
    page = as_loic.post(reverse("intake:drop"), {"door": f"{si_siao.pk}:siao", "file": file, **sent})
    assert page.status_code == 422
    assert words in text(page)
    assert not Import.objects.exists()


def test_progress_shows_real_counts_and_a_way_to_stop(
    si_siao: Source, as_loic: Client, receive: Send
) -> None:
    imported = receive(si_siao, "siao", MIXED)
    Import.objects.filter(pk=imported.pk).update(state=State.READING, step="rows", done=1240, total=3100)
    fragment = text(
        as_loic.get(reverse("intake:progress", args=[imported.pk]), headers={"HX-Request": "true"})
    )
    assert "1 240 lignes lues sur 3 100" in fragment.replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert reverse("intake:stop", args=[imported.pk]) in fragment
    page = text(as_loic.get(reverse("intake:import", args=[imported.pk])))
    assert "Regarder à nouveau" in page  # without JavaScript
    as_loic.post(reverse("intake:stop", args=[imported.pk]))
    imported.refresh_from_db()
    assert imported.stop_asked_at is not None


def test_once_ready_the_progress_gives_way_to_the_page(si_siao: Source, as_loic: Client, read: Send) -> None:
    imported = read(si_siao, "siao", MIXED)
    answer = as_loic.get(reverse("intake:progress", args=[imported.pk]), headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (
        204,
        reverse("intake:import", args=[imported.pk]),
    )


def test_every_refused_row_by_pages(si_siao: Source, as_loic: Client, read: Send) -> None:
    bad = siao(*(demand(f"P{n}", "31/11/2025", ROUGH) for n in range(60)))
    imported = read(si_siao, "siao", bad)
    first = text(as_loic.get(reverse("intake:refused", args=[imported.pk])))
    second = text(as_loic.get(reverse("intake:refused", args=[imported.pk]) + "?debut=50"))
    assert "Ligne 2," in first and "Ligne 61," not in first
    assert "Ligne 61," in second


def test_without_agreement_the_place_teaches(
    client: Client, sign_in: Callable[..., Client], maiwenn: Actor
) -> None:
    page = text(sign_in(client, maiwenn).get(reverse("intake:imports")))
    assert "Aucune convention" in page
    assert reverse("intake:drop") not in page


def test_a_silent_partner_is_named_with_its_rhythm(
    rounds: Source, publish: Send, as_loic: Client, client: Client, sign_in: Callable[..., Client], maiwenn: Actor,
    clock: Callable[[date], None],
) -> None:  # fmt: skip
    for day in ("01/12/2025", "08/12/2025", "15/12/2025"):
        publish(rounds, "maraude", sheet(f"{day};Gare;;homme au chien;;;R;rue;;"))
    page = text(sign_in(client, maiwenn).get(reverse("intake:imports")))
    assert "habituellement tous les 7 jours" in page
    clock(date(2025, 12, 20))
    assert "habituellement" not in text(client.get(reverse("intake:imports")))


def test_the_desk_says_what_waits_what_was_refused_and_who_is_late(
    si_siao: Source, rounds: Source, read: Send, publish: Send, loic: Actor, maiwenn: Actor, erwan: Actor
) -> None:
    read(si_siao, "siao", MIXED)
    for day in ("01/12/2025", "08/12/2025"):
        publish(rounds, "maraude", sheet(f"{day};Gare;;homme au chien;;;R;rue;;"))
    today = date(2026, 2, 2)

    def needs(actor: Actor) -> list[tuple[str, int]]:
        return [(panel.__name__, len(list(panel(actor, today)))) for panel in panels.TODAY]

    assert needs(maiwenn) == [("to_look_at", 1), ("refused", 1), ("late", 1)]
    assert needs(loic) == [("to_look_at", 1), ("refused", 1), ("late", 0)]
    assert needs(erwan) == [("to_look_at", 0), ("refused", 0), ("late", 0)]


@pytest.mark.parametrize("code", ["siao", "maraude", "hebergement", "hmis"])
def test_each_format_s_example_reads_without_a_refusal(
    code: str, source: Callable[..., Source], agree: Callable[..., Any], read: Send, as_loic: Client
) -> None:
    answer = as_loic.get(reverse("intake:sample", args=[code]))
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    sender = source(f"exemple-{code}", "siao29")
    agree(sender, code)
    imported = read(sender, code, content, file_name=f"exemple.{'zip' if code == 'hmis' else 'csv'}")
    assert (imported.state, imported.refused) == (State.STAGED, 0)
    assert imported.new > 0


def test_the_job_done_twice_does_nothing_the_second_time(si_siao: Source, receive: Send) -> None:

    imported = receive(si_siao, "siao", MIXED)
    assert work_on.func(imported.pk) == State.STAGED
    assert work_on.func(imported.pk) == State.STAGED
    assert work_on.func(999) == ""
    assert actions.clean_up() == 0
