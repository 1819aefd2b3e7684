"""A mistyped address gets a sentence or "not here", never a fault of ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from digor.casework.people import actions
from digor.foundation.partners.actor import Actor

CASE = "{case}"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/personnes/?nuit=0001-01-01", 400),
        ("/personnes/?nuit=2026-02-31", 400),
        ("/personnes/?nuit=2999-01-01", 400),
        ("/personnes/?connu=demain", 400),
        ("/personnes/?debut=²", 200),
        ("/personnes/?debut=99999999999999999999", 200),
        ("/personnes/?situation=nulle+part&tri=%00&qui=’", 200),
        ("/dossier/{case}/?nuit=0002-01-01", 400),
        ("/dossier/A2A-000/", 404),
        ("/personnes/{case}/jour/0001-01-01/", 400),
        ("/personnes/{case}/jour/2999-01-01/", 400),
        ("/personnes/{case}/jour/hier/", 400),
        ("/recherche/?q=" + "é" * 3000, 200),
        ("/recherche/?q=%25_'%22", 200),
        ("/journal/?day=9999-12-31", 403),
    ],
)
def test_bad_addresses(
    client: Client, sign_in: Callable[..., Any], awa: Actor, address: str, status: int
) -> None:
    case = actions.create_record(by=awa, alias="le marin").case_number
    answer = sign_in(client, awa).get(address.replace(CASE, case))
    assert answer.status_code == status


@pytest.mark.parametrize("fragment", [{}, {"HX-Request": "true"}], ids=["page", "row"])
def test_a_gesture_begun_in_the_past_says_its_night(
    client: Client, sign_in: Callable[..., Any], awa: Actor, fragment: dict[str, str]
) -> None:
    case = actions.create_record(by=awa, alias="le marin").case_number
    sign_in(client, awa)
    address = f"/personnes/{case}/dire/?next=/personnes/%3Fnuit%3D2026-02-01"
    assert "Vaut pour la" in client.get(address, headers=fragment).content.decode()
    assert "Vaut pour la" not in client.get(f"/personnes/{case}/dire/", headers=fragment).content.decode()


def test_the_journal_takes_any_day(client: Client, sign_in: Callable[..., Any], maiwenn: Actor) -> None:
    sign_in(client, maiwenn)
    for day in ("9999-12-31", "0001-01-01", "2026-02-31", "x"):
        assert client.get(f"/journal/?day={day}").status_code == 200
