"""A search answered by a name is a look: written down before it is shown, and never for a volunteer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from digor.casework.people import actions
from digor.casework.people.models import Record
from digor.foundation.journal.models import Look
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation


@pytest.fixture
def gueguen(awa: Actor) -> Record:
    return actions.create_record(
        by=awa, family_name="Guéguen", given_name="Maël", birth_date=date(1985, 3, 2)
    )


def test_a_name_spelled_otherwise_answers_with_initials_and_is_journaled(
    client: Client, sign_in: Callable[..., Any], loic: Actor, gueguen: Record
) -> None:
    page = sign_in(client, loic).get("/recherche/", {"q": "gueguenn mael"}).content.decode()
    assert gueguen.case_number in page
    assert "M. G., 1985" in page
    assert "Guéguen" not in page
    assert Look.objects.filter(case=gueguen.case_number, what="search", by=loic.code).count() == 1


def test_a_volunteer_finds_nobody_by_name(
    client: Client, sign_in: Callable[..., Any], erwan: Actor, gueguen: Record
) -> None:
    page = sign_in(client, erwan).get("/recherche/", {"q": "Guéguen"}).content.decode()
    assert gueguen.case_number not in page
    assert not Look.objects.exists()


def test_outside_its_circle_a_protected_file_answers_to_nothing(
    client: Client,
    sign_in: Callable[..., Any],
    organisation: Callable[[str], Organisation],
    awa: Actor,
    loic: Actor,
    gueguen: Record,
) -> None:
    actions.protect(by=awa, record=gueguen, organisations=[organisation("fmt")])
    sign_in(client, loic)
    for words in ("Guéguen", gueguen.case_number, "mael"):
        page = client.get("/recherche/", {"q": words}).content.decode()
        assert f"/dossier/{gueguen.case_number}/" not in page
    assert not Look.objects.filter(by=loic.code).exists()
    for address in (
        "/dossier/{}/",
        "/dossier/{}/regards/",
        "/personnes/{}/dire/",
        "/personnes/{}/jour/2026-01-01/",
    ):
        assert client.get(address.format(gueguen.case_number)).status_code == 404
    sign_in(client, awa)
    assert client.get(f"/dossier/{gueguen.case_number}/").status_code == 200


def test_the_journal_says_nothing_of_a_protected_file_to_who_is_outside(
    client: Client,
    sign_in: Callable[..., Any],
    organisation: Callable[[str], Organisation],
    awa: Actor,
    maiwenn: Actor,
    gueguen: Record,
) -> None:
    sign_in(client, maiwenn)
    assert gueguen.case_number in client.get("/journal/").content.decode()
    actions.protect(by=awa, record=gueguen, organisations=[organisation("fmt")])
    assert gueguen.case_number not in client.get("/journal/").content.decode()


def test_pages_for_those_who_have_no_list(
    client: Client, sign_in: Callable[..., Any], gwenael: Actor, yann: Actor, gueguen: Record
) -> None:
    for person in (gwenael, yann):
        sign_in(client, person)
        assert client.get("/").status_code == 200
        for address in ("/personnes/", "/recherche/?q=mael", f"/dossier/{gueguen.case_number}/"):
            answer = client.get(address)
            assert answer.status_code == 403
            assert "Guéguen" not in answer.content.decode()


def test_a_look_at_a_member_is_on_its_households_sheet(
    client: Client, sign_in: Callable[..., Any], loic: Actor, awa: Actor, gueguen: Record
) -> None:
    other = actions.create_record(by=awa, alias="Nino")
    home = actions.form_household(by=awa, records=[gueguen, other], from_day=date(2026, 1, 1))
    page = sign_in(client, loic).get("/recherche/", {"q": "Guéguen"}).content.decode()
    assert home.case_number in page
    look = Look.objects.get(what="search")
    assert look.case == gueguen.case_number
    actions.open_identity(by=awa, case=home.case_number, purpose="support")
    for case, count in ((home.case_number, 2), (gueguen.case_number, 2), (other.case_number, 1)):
        sheet = client.get(f"/dossier/{case}/regards/").content.decode()
        assert sheet.count("<td>") == 5 * count, case
    file = client.get(f"/dossier/{home.case_number}/").content.decode()
    assert "Loïc" in file, "on the household's page too"
