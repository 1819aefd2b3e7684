"""The pages of homes: two taps to declare, a gesture, a word back, a file to take away, a map to load."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from digor.foundation.journal.models import Entry
from digor.foundation.partners.actor import Actor
from digor.supply import actions, panels, reads
from digor.supply.commands import COMMANDS
from digor.supply.enums import State, Step
from digor.supply.models import Dwelling, Landlord, Vacancy
from tests.supply.conftest import TODAY

Describe = Callable[..., Dwelling]
SignIn = Callable[[Client, Actor], Client]
RING = [[-4.1, 48.0], [-4.0, 48.0], [-4.0, 48.1], [-4.1, 48.0]]
COLLECTION = {
    "features": [
        {"properties": {"code": "29232"}, "geometry": {"type": "MultiPolygon", "coordinates": [[RING]]}}
    ]
}


def test_declared_in_two_taps_then_taken_back(
    client: Client, sign_in: SignIn, yann: Actor, opac: Landlord, describe: Describe
) -> None:
    home = describe(opac, "KER-1")
    sign_in(client, yann)
    assert "KER-1" in client.get("/logements/declarer/").content.decode()
    declared = client.post(
        f"/logements/declarer/{home.pk}/", {"soon": "30", "rent": "410,50", "charges": ""}, follow=True
    )
    vacancy = Vacancy.objects.get()
    assert (vacancy.available_from, vacancy.rent, vacancy.charges) == (
        TODAY + timedelta(days=30),
        41050,
        7000,
    )
    page = declared.content.decode()
    assert "C’est noté." in page and "Reprendre ce que j’ai dit" in page
    assert "KER-1" not in client.get("/logements/declarer/").content.decode(), "it is vacant already"
    number = declared.redirect_chain[-1][0].rpartition("=")[2]
    client.post(f"/logements/dit/{number}/reprendre/")
    assert not reads.vacancies(yann).exists()


def test_another_day_must_be_written(
    client: Client, sign_in: SignIn, yann: Actor, opac: Landlord, describe: Describe
) -> None:
    home = describe(opac, "KER-1")
    answer = sign_in(client, yann).post(f"/logements/declarer/{home.pk}/", {"soon": "other"})
    assert answer.status_code == 422 and "Écrivez le jour où il sera libre." in answer.content.decode()


def test_a_gesture_that_cannot_be_said_any_more_is_told_in_its_place(
    client: Client, sign_in: SignIn, yann: Actor, maiwenn: Actor, opac: Landlord, describe: Describe
) -> None:
    vacancy = actions.declare_vacancy(by=maiwenn, dwelling=describe(opac, "KER-1"), holder="state")
    sign_in(client, yann)
    assert "jusqu’au" in client.get(f"/logements/vacance/{vacancy.pk}/").content.decode()
    actions.say_step(by=maiwenn, vacancy=vacancy, step=Step.WITHDRAW, reason="works")
    answer = client.post(f"/logements/vacance/{vacancy.pk}/bail/", {"on": TODAY.isoformat()})
    assert answer.status_code == 422
    assert "on ne peut plus dire cela d’elle" in answer.content.decode()
    assert Vacancy.objects.get().state == State.WITHDRAWN


@pytest.mark.parametrize("what", ["vacances", "logements", "parc", "production", "capacite"])
def test_what_is_taken_away_is_written_in_the_journal(
    client: Client, sign_in: SignIn, yann: Actor, opac: Landlord, describe: Describe, what: str
) -> None:
    actions.declare_vacancy(
        by=yann, dwelling=describe(opac, "KER-1", address="3 rue inventée"), holder="state"
    )
    answer = sign_in(client, yann).post(f"/logements/export/{what}/")
    assert answer["Content-Type"].startswith("text/csv")
    assert "rue inventée" not in answer.content.decode()
    assert Entry.objects.get(verb="homes_exported").details["what"] == what


def test_filters_are_in_the_address(
    client: Client, sign_in: SignIn, maiwenn: Actor, opac: Landlord, describe: Describe
) -> None:
    for reference, words in (
        ("PETIT", {"typology": "T1", "rent": 25000}),
        ("GRAND", {"typology": "T4", "rent": 60000}),
    ):
        actions.declare_vacancy(by=maiwenn, dwelling=describe(opac, reference, **words))
    sign_in(client, maiwenn)
    for query, shown in (
        ("typologie=T1", "PETIT"),
        ("loyer=300", "PETIT"),
        ("quoi=stock&typologie=T4", "GRAND"),
    ):
        page = client.get(f"/logements/?{query}").content.decode()
        assert shown in page and ({"PETIT", "GRAND"} - {shown}).pop() not in page, query
    assert client.get("/logements/?typologie=T9&page=zz").status_code == 200


def test_the_elected_are_led_to_the_figures(
    client: Client, sign_in: SignIn, gwenael: Actor, opac: Landlord
) -> None:
    assert sign_in(client, gwenael).get("/logements/").headers["Location"] == "/logements/parc/"


def test_the_coordinator_writes_what_the_territory_produces(
    client: Client, sign_in: SignIn, maiwenn: Actor, opac: Landlord
) -> None:
    sign_in(client, maiwenn)
    sent: dict[str, dict[str, Any]] = {
        "operation": {
            "landlord": opac.pk,
            "name": "Ker",
            "code": "ker",
            "kind": "PLAI",
            "commune": "29232",
            "dwellings": 8,
        },
        "iml": {
            "landlord": opac.pk,
            "solution": "IML-MG",
            "movement": "captured",
            "on": "2026-11-01",
            "dwellings": 2,
        },
        "convention": {"landlord": opac.pk, "holder": "state", "year": 2026, "share": 30, "days": 30},
        "lieu": {"name": "CHU Ti Nevez", "solution": "CHU"},
    }
    for what, values in sent.items():
        assert client.post(f"/logements/ajouter/{what}/", values).status_code == 302, what
    page = client.get("/logements/production/").content.decode()
    assert "Ker, PLAI" in page
    again = client.post("/logements/ajouter/convention/", sent["convention"])
    assert again.status_code == 422 and "déjà une convention" in again.content.decode()


def test_contours_by_a_page_and_by_the_command(
    client: Client, sign_in: SignIn, maiwenn: Actor, opac: Landlord, tmp_path: Path
) -> None:
    sign_in(client, maiwenn)
    wrong = client.post(
        "/logements/carte/contours/", {"file": SimpleUploadedFile("x", b"[]"), "source": "IGN"}
    )
    assert wrong.status_code == 422
    content = json.dumps(COLLECTION).encode()
    client.post("/logements/carte/contours/", {"file": SimpleUploadedFile("x", content), "source": "IGN"})
    assert "carte schématique" not in client.get("/logements/carte/").content.decode()
    file = tmp_path / "contours.geojson"
    file.write_bytes(content)
    out = StringIO()
    assert COMMANDS["contours"].run(SimpleNamespace(path=file, source=""), maiwenn, out) == 0  # type: ignore[arg-type]
    assert out.getvalue() == "1 contour chargé.\n"


def test_the_morning_says_what_is_due_and_to_whom(
    yann: Actor, maiwenn: Actor, erwan: Actor, opac: Landlord, describe: Describe, clock: Any
) -> None:
    actions.declare_vacancy(by=yann, dwelling=describe(opac, "KER-1"), holder="state")
    later = TODAY + timedelta(days=31)
    clock(later)

    def lines(actor: Actor) -> list[str]:
        return [need.title for panel in panels.TODAY for need in panel(actor, later)]

    assert lines(yann) == ["T3, Kerfeunteun, KER-1 : personne n’a été désigné, vous reprenez la main."]
    assert lines(maiwenn) == ["T3, Kerfeunteun, KER-1 n’a pas de candidat : son bailleur reprend la main."]
    assert lines(erwan) == []
