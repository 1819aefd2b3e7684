"""The morning's e-mail: asked for, once, on days worked, figures only, stopped by its own link."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from digor.casework.people import actions as people
from digor.config import mornings
from digor.desk import actions, letters
from digor.desk.models import Letter, LetterSent
from digor.foundation.frame import clock as house_clock
from digor.foundation.frame.days_worked import easter, worked
from digor.foundation.journal.models import Entry
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation, Professional, Territory

MONDAY = date(2026, 2, 9)


def at(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour, minute), house_clock.zone())


@pytest.fixture
def morning(clock: Callable[..., None], settings: Any, tmp_path: Path, awa: Actor) -> Actor:
    """Monday, half past seven; Awa asked for the letter, and somebody she follows slept outside last night."""
    settings.HOME = tmp_path
    clock(at(MONDAY, 7, 31))
    man = people.create_record(by=awa, alias="homme au chien")
    people.state(by=awa, record=man, situation="RUE", start=date(2026, 2, 8))
    people.become_referent(by=awa, record=man)
    actions.ask_for_letter(by=awa)
    return awa


def test_nobody_receives_it_without_asking(morning: Actor, loic: Actor) -> None:
    assert mornings.send_letters() == (1, 0)
    assert [letter.to for letter in mail.outbox] == [["awa@digor.example"]]


def test_it_goes_once_at_half_past_seven(morning: Actor, clock: Callable[..., None]) -> None:
    clock(at(MONDAY, 7, 29))
    assert not mornings.letters_due()
    clock(at(MONDAY, 7, 30))
    assert mornings.letters_due()
    mornings.send_letters()
    assert not mornings.letters_due()
    assert mornings.send_letters() == (0, 0) and len(mail.outbox) == 1
    clock(at(date(2026, 2, 10), 12, 0))
    assert not mornings.letters_due()


def test_figures_and_a_link_only(morning: Actor) -> None:
    mornings.send_letters()
    letter = mail.outbox[0]
    html = str(letter.alternatives[0][0])
    for said in (letter.subject, letter.body, html):
        assert not re.search(r"\b[A-Z]\d[A-Z]-?\d{3}\b", said), "a case number"
        assert "chien" not in said and morning.name not in said
    assert "http://127.0.0.1:8000/" in letter.body and "1 changement" in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize(
    ("language", "word"), [("fr", "votre matin"), ("br", "ho mintin"), ("en", "your morning")]
)
def test_in_the_readers_language(morning: Actor, language: str, word: str) -> None:
    Professional.objects.filter(pk=morning.professional_id).update(locale=language)
    mornings.send_letters()
    assert word in mail.outbox[0].subject


@pytest.mark.parametrize(
    "day", [date(2026, 2, 7), date(2026, 2, 8), date(2026, 4, 6), date(2026, 5, 14), date(2026, 12, 25)]
)
def test_not_on_days_off(morning: Actor, day: date, clock: Callable[..., None]) -> None:
    clock(at(day, 7, 31))
    assert mornings.send_letters() == (0, 0) and not mail.outbox


def test_days_worked() -> None:
    assert [easter(year) for year in (1961, 2000, 2026, 2038)] == [
        date(1961, 4, 2), date(2000, 4, 23), date(2026, 4, 5), date(2038, 4, 25),
    ]  # fmt: skip
    assert worked(date(2026, 2, 9)) and not worked(date(2026, 5, 25))


def test_only_when_there_is_something(morning: Actor, erwan: Actor, clock: Callable[..., None]) -> None:
    actions.ask_for_letter(by=erwan)
    clock(at(date(2026, 3, 3), 7, 31))  # nothing new for a month: no change, nobody lost yet
    actions.mark_seen(by=erwan)
    assert mornings.send_letters()[0] == len(mail.outbox) == LetterSent.objects.count()
    assert ["erwan@digor.example"] not in [letter.to for letter in mail.outbox]


def test_a_letter_that_fails_is_tried_again(morning: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: object) -> int:
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
        assert mornings.send_letters() == (0, 1)
    assert not LetterSent.objects.exists() and mornings.letters_due()
    assert mornings.send_letters() == (1, 0)


def test_protected_files_change_no_figure_outside_their_circle(
    morning: Actor, loic: Actor, organisation: Callable[[str], Organisation]
) -> None:
    before = letters.figures(loic, MONDAY)
    hidden = people.create_record(by=morning, alias="secret")
    people.protect(by=morning, record=hidden, organisations=[organisation("fmt")])
    people.state(by=morning, record=hidden, situation="RUE", start=date(2026, 2, 8))
    assert letters.figures(loic, MONDAY) == before
    assert letters.figures(morning, MONDAY) != before


def test_its_link_stops_it_without_signing_in(morning: Actor, client: Client) -> None:
    mornings.send_letters()
    found = re.search(r"http://127\.0\.0\.1:8000(/courriel/\S+)", mail.outbox[0].body)
    assert found
    assert client.get(found[1]).status_code == 200 and Letter.objects.count() == 1, "opening it stops nothing"
    assert client.post(found[1]).status_code == 200 and not Letter.objects.exists()
    assert Entry.objects.get(verb="letter_stopped").by == morning.code
    assert (
        client.post(found[1]).status_code == 200 and Entry.objects.filter(verb="letter_stopped").count() == 1
    )


@pytest.mark.parametrize("token", ["rien", "MTI:1abcde:forged-signature"])
def test_another_link_stops_nothing(morning: Actor, client: Client, token: str) -> None:
    assert client.post(f"/courriel/{token}/").status_code == 404 and Letter.objects.count() == 1


def test_the_coordinators_monday_says_the_week(morning: Actor, maiwenn: Actor) -> None:
    actions.ask_for_letter(by=maiwenn)
    mornings.send_letters()
    (letter,) = (one for one in mail.outbox if one.to == ["maiwenn@digor.example"])
    assert "La semaine dernière" in letter.body and "/semaine/" in letter.body
    assert letters.figures(maiwenn, date(2026, 2, 10)).week is None


def test_chosen_on_ones_account(
    client: Client, sign_in: Callable[..., Any], loic: Actor, qbo: Territory
) -> None:
    sign_in(client, loic)
    assert "Vous ne le recevez pas" in client.get("/mon-compte/").content.decode()
    client.post("/mon-compte/courriel/", {"wanted": "1"})
    assert "Vous le recevez" in client.get("/mon-compte/").content.decode()
    client.post("/mon-compte/courriel/", {"wanted": "0"})
    assert not Letter.objects.exists()
    assert {one.verb for one in Entry.objects.filter(by=loic.code)} >= {"letter_asked", "letter_stopped"}
    assert partners.posts_held([loic.post_id or 0]).count() == 1
