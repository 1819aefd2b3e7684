"""The pages of rights: what is missing first, two taps and one back, numbers opened on a purpose, who reads what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from digor.casework.people import actions as people
from digor.casework.people.models import Household, Record
from digor.casework.rights import actions, panels, reads
from digor.casework.rights.models import Holding, Proof
from digor.desk.reads import panels as offered
from digor.foundation.journal.models import Look
from digor.foundation.partners.actor import Actor

MARCH = date(2026, 3, 1)
Enter = Callable[[Any, Actor], Any]


@pytest.fixture
def family(awa: Actor, members: list[Record], home: Household) -> Household:
    """The third one is nine years old."""
    people.set_identity(
        by=awa, record=members[2], family_name="Le Goff", given_name="Youna", birth_date=date(2016, 6, 25)
    )
    return home


def test_no_paper_is_asked_of_a_child(
    client: Any, sign_in: Enter, awa: Actor, members: list[Record], family: Household
) -> None:
    found = reads.rights(awa, family.case_number, MARCH)
    assert found is not None
    assert found.minors == (members[2].case_number,)
    assert "family" in {one.piece for one in found.missing}
    page = sign_in(client, awa).get(f"/droits/{family.case_number}/").content.decode()
    assert f'id="identity-{members[0].case_number}"' in page
    assert f'id="identity-{members[2].case_number}"' not in page


def test_a_paper_is_seen_in_two_taps_and_taken_back_in_one(
    client: Any, sign_in: Enter, awa: Actor, members: list[Record], family: Household
) -> None:
    case = family.case_number
    sign_in(client, awa)
    answer = client.post(
        f"/droits/{case}/vu/", {"piece": "resources", "of": case, "valid_until": "2026-06-01"}
    )
    assert answer.status_code == 302 and "vu=resources" in answer.url
    said = client.get(answer.url).content.decode()
    assert "Vu aujourd’hui" in said, said[said.find("<main") :][:1500]
    found = reads.rights(awa, case, MARCH)
    assert found is not None and "resources" not in {one.piece for one in found.missing}
    client.post(f"/droits/{case}/reprendre/", {"piece": "resources", "of": case})
    again = reads.rights(awa, case, MARCH)
    assert again is not None and "resources" in {one.piece for one in again.missing}


@pytest.mark.parametrize("until", ["yesterday", "2026-02-01"])
def test_a_wrong_day_is_said_at_its_piece(
    client: Any, sign_in: Enter, awa: Actor, members: list[Record], until: str
) -> None:
    case = members[0].case_number
    answer = sign_in(client, awa).post(
        f"/droits/{case}/vu/", {"piece": "identity", "of": case, "valid_until": until}
    )
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode() and not Proof.objects.exists()


def test_only_the_steps_that_may_follow_are_offered_on_every_file_of_a_person(
    client: Any, sign_in: Enter, awa: Actor, loic: Actor, members: list[Record]
) -> None:
    actions.state_right(by=awa, record=members[0], right="dalo", answer="recognised", since=MARCH)
    people.link(by=loic, a=members[0], b=members[1])
    other = members[1].case_number
    page = sign_in(client, awa).get(f"/droits/{other}/dire/{other}/dalo/").content.decode()
    assert 'value="offer_made"' in page
    assert 'value="complete"' not in page
    answer = client.post(
        f"/droits/{other}/dire/{other}/dalo/", {"answer": "offer_made", "since": "2026-03-01", "number": ""}
    )
    assert answer.status_code == 302
    assert Holding.objects.latest("pk").answer == "offer_made"


def test_a_number_is_shown_after_its_look_is_written_and_nowhere_else(
    client: Any, sign_in: Enter, awa: Actor, maiwenn: Actor, members: list[Record]
) -> None:
    case = members[0].case_number
    actions.state_right(
        by=awa, record=members[0], right="request", answer="active", since=MARCH, number="0290426001234"
    )
    sign_in(client, maiwenn)
    for address in (f"/droits/{case}/", f"/droits/{case}/numeros/", f"/dossier/{case}/"):
        assert "0290426001234" not in client.get(address).content.decode()
    assert not Look.objects.exists()
    assert client.post(f"/droits/{case}/numeros/", {}).status_code == 422
    shown = client.post(f"/droits/{case}/numeros/", {"purpose": "commission"}).content.decode()
    assert "0290426001234" in shown
    look = Look.objects.get()
    assert (look.case, look.what, look.purpose) == (case, "number", "commission")


def test_a_sensitive_category_is_its_neutral_parent_for_the_coordinator(
    awa: Actor, maiwenn: Actor, members: list[Record]
) -> None:
    actions.state_right(by=awa, record=members[0], right="priority", answer="yes", code="g", since=MARCH)
    actions.state_right(by=awa, record=members[1], right="priority", answer="no", code="b", since=MARCH)
    for actor, codes in ((awa, ["g", "b"]), (maiwenn, ["c", None])):
        for record, code in zip(members, codes, strict=False):
            found = reads.rights(actor, record.case_number, MARCH)
            assert found is not None
            assert [one.code for one in found.held] == ([code] if code else [])


def test_the_desk_shows_a_card_to_those_who_may(
    client: Any, sign_in: Enter, awa: Actor, erwan: Actor, members: list[Record]
) -> None:
    case = members[0].case_number
    assert panels.file in list(offered("FILE"))
    assert f"/droits/{case}/" in sign_in(client, awa).get(f"/dossier/{case}/").content.decode()
    assert f"/droits/{case}/" not in sign_in(client, erwan).get(f"/dossier/{case}/").content.decode()


def test_the_morning_says_whose_request_runs_out(awa: Actor, loic: Actor, members: list[Record]) -> None:
    for record in members[:2]:
        actions.state_right(by=awa, record=record, right="request", answer="active", since=date(2025, 4, 1))
    people.become_referent(by=awa, record=members[0])
    mine = list(panels.renewals(awa, MARCH))
    assert [(need.case, need.due) for need in mine] == [(members[0].case_number, date(2026, 4, 1))]
    (all_,) = panels.renewals(loic, MARCH)
    assert all_.title.startswith("2 ") and all_.url == "/droits/"
