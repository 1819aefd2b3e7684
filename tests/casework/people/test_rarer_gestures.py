"""The rarer gestures, made from a file's page: each acts, goes back there, or says why not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from digor.casework.people import actions, reads
from digor.casework.people.models import Identity, Information, Link, Protection, Record
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation

Send = Callable[..., Any]


@pytest.fixture
def two(awa: Actor) -> tuple[Record, Record]:
    """Two people met outdoors last night."""
    today = clock.today()
    found = []
    for alias in ("Nino", "Lila"):
        record = actions.create_record(by=awa, alias=alias)
        actions.state(by=awa, record=record, situation="RUE", start=today - timedelta(days=1), end=today)
        found.append(record)
    return found[0], found[1]


@pytest.fixture
def send(client: Client, sign_in: Callable[..., Any], awa: Actor) -> Send:
    """`send(record, "lien", other="K7F-392")`: Awa makes a gesture on a file; `by` somebody else."""

    def post(case: Any, gesture: str, by: Actor | None = None, **given: Any) -> Any:
        sign_in(client, by or awa)
        number = case if isinstance(case, str) else case.case_number
        return client.post(f"/personnes/{number}/geste/{gesture}/", {"member": number, **given})

    return post


def day() -> str:
    return (clock.today() - timedelta(days=1)).isoformat()


def test_two_live_together_then_one_leaves(send: Send, awa: Actor, two: tuple[Record, Record]) -> None:
    one, other = two
    assert send(one, "ensemble", other=other.case_number.lower(), from_day=day()).status_code == 302
    home = reads.home_of(awa, one, clock.today())
    assert home is not None and home == reads.home_of(awa, other, clock.today())
    third = actions.create_record(by=awa, alias="Tom")
    send(third, "ensemble", other=home.case_number, from_day=day())
    assert reads.home_of(awa, third, clock.today()) == home
    answer = send(
        home.case_number, "separation", member=other.case_number, from_day=clock.today().isoformat()
    )
    assert answer.status_code == 302
    assert reads.home_of(awa, other, clock.today()) is None
    assert reads.home_of(awa, one, clock.today()) == home


def test_two_files_are_one_person_and_the_link_is_undone(
    client: Client, send: Send, awa: Actor, two: tuple[Record, Record]
) -> None:
    one, other = two
    assert send(one, "lien", other=other.case_number).status_code == 302
    page = client.get(f"/dossier/{one.case_number}/").content.decode()
    assert "/geste/delier/" in page
    link = Link.objects.get()
    assert send(one, "lien", other=other.case_number).status_code == 422  # already one: said, not done twice
    assert send(one, "delier", link=link.pk).status_code == 302
    assert reads.links(awa, [one.pk]) == []
    assert "/geste/delier/" not in client.get(f"/dossier/{one.case_number}/").content.decode()


def test_a_number_that_is_not_here_is_said_with_the_form(
    send: Send, two: tuple[Record, Record], organisation: Callable[[str], Organisation], loic: Actor
) -> None:
    one, hidden = two
    actions.protect(by=loic, record=hidden, organisations=[organisation("siao29")])
    for number in ("Z9Z-999", hidden.case_number):
        answer = send(one, "ensemble", other=number, from_day=day())
        assert answer.status_code == 422
        assert number in answer.content.decode()
    assert reads.home_of(loic, hidden, clock.today()) is None


def test_a_file_is_protected_for_its_circle_and_released_from_a_linked_one(
    client: Client,
    send: Send,
    sign_in: Callable[..., Any],
    loic: Actor,
    awa: Actor,
    two: tuple[Record, Record],
) -> None:
    one, other = two
    actions.link(by=loic, a=one, b=other)
    assert send(other, "protection", circle=[]).status_code == 302
    assert set(Protection.objects.values_list("organisation_id", flat=True)) == {awa.organisation_id}
    sign_in(client, loic)
    assert client.get(f"/dossier/{one.case_number}/").status_code == 404
    assert send(one, "fin-de-protection", by=loic).status_code == 404
    sign_in(client, awa)
    assert "/geste/fin-de-protection/" in client.get(f"/dossier/{one.case_number}/").content.decode()
    assert send(one, "fin-de-protection").status_code == 302
    assert not Protection.objects.exists()


def test_identity_notice_and_objection_are_written(send: Send, two: tuple[Record, Record]) -> None:
    one, _ = two
    assert send(one, "nom", given_name="", family_name="").status_code == 422
    assert send(one, "nom", given_name="Maël", family_name="Guéguen").status_code == 302
    assert Identity.objects.get(record=one).family_name == "Guéguen"
    assert send(one, "information", version="2026-1", on=day()).status_code == 302
    assert send(one, "opposition").status_code == 302
    told = Information.objects.get(record=one)
    assert (told.notice_version, told.objected_on) == ("2026-1", clock.today())


def test_what_is_shown_is_what_one_may(
    client: Client, sign_in: Callable[..., Any], send: Send, erwan: Actor, two: tuple[Record, Record]
) -> None:
    one, other = two
    page = sign_in(client, erwan).get(f"/dossier/{one.case_number}/").content.decode()
    assert "/geste/information/" in page and "/geste/opposition/" in page
    for code in ("ensemble", "lien", "protection", "nom"):
        assert f"/geste/{code}/" not in page
        assert send(one, code, by=erwan, other=other.case_number, from_day=day()).status_code == 403
    assert client.get(f"/personnes/{one.case_number}/geste/information/").status_code == 405
    assert send(one, "fusion").status_code == 404


def test_the_circle_is_shown_as_it_is(
    client: Client,
    send: Send,
    awa: Actor,
    two: tuple[Record, Record],
    organisation: Callable[[str], Organisation],
) -> None:
    siao = organisation("siao29")
    send(two[0], "protection", circle=[siao.pk])
    page = client.get(f"/dossier/{two[0].case_number}/").content.decode()
    assert f'value="{siao.pk}"' in page and page.count(" checked") == 1
    assert send(two[0], "protection", circle=[]).status_code == 302
    assert " checked" not in client.get(f"/dossier/{two[0].case_number}/").content.decode()
