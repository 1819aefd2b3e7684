"""The pages of duplicates: what they show, what a decision does, what comes next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from digor.casework.identity import actions, reads
from digor.casework.identity.enums import State
from digor.casework.identity.models import Pair
from digor.casework.people import actions as people
from digor.casework.people.models import Link, Record
from digor.foundation.journal.models import Look
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source


@pytest.fixture
def other_pair(pair: Pair, named: Callable[..., Record], loic: Actor) -> Pair:
    a = named("Le Goff", "Yannick", date(1970, 7, 14))
    b = named("Le Goff", "Yannick", date(1970, 7, 14))
    actions.seek(by=loic)
    return Pair.objects.get(record_a=a, record_b=b)


def test_the_list_says_why_and_counts(client: Any, sign_in: Any, loic: Actor, pair: Pair) -> None:
    sign_in(client, loic)
    page = client.get("/doublons/").content.decode()
    assert pair.record_a.case_number in page and pair.record_b.case_number in page
    assert "Quéméner" not in page, "no name on the list"
    assert reads.duplicates(loic)[0].words in page


def test_the_list_offers_the_sources_of_its_files_only(
    source: Callable[..., Source], slept: Callable[..., Any], loic: Actor, pair: Pair
) -> None:
    source("bailleur")
    assert reads.sources(loic) == []
    slept(pair.record_a, "RUE", 3)
    ((code, label),) = reads.sources(loic)
    assert "bailleur" not in (code, label)
    assert [one.pair for one in reads.duplicates(loic, source=code)] == [pair.pk]


def test_opening_a_pair_is_one_look_at_each_file(client: Any, sign_in: Any, loic: Actor, pair: Pair) -> None:
    sign_in(client, loic)
    for _ in range(2):
        page = client.get(f"/doublons/{pair.pk}/").content.decode()
        assert "Quéméner" in page and "Kemener" in page
    looks = Look.objects.filter(purpose="duplicates").order_by("pk")
    assert [(look.case, look.by, look.what) for look in looks] == [
        (one.case_number, loic.code, "identity") for one in (pair.record_a, pair.record_b)
    ]
    assert all(look.ground for look in looks)


def test_decided_the_next_pair_comes_with_the_way_back(
    client: Any, sign_in: Any, loic: Actor, other_pair: Pair, pair: Pair
) -> None:
    sign_in(client, loic)
    first = reads.following(loic)
    second = reads.following(loic, first)
    answer = client.post(f"/doublons/{first}/decision/", {"decision": "same", "reason": "papers"})
    assert answer.url == f"/doublons/{second}/?fait={first}"
    assert f"/doublons/{first}/reprendre/" in client.get(answer.url).content.decode()
    assert Link.objects.count() == 1
    answer = client.post(f"/doublons/{second}/decision/", {"decision": "different", "reason": "kin"})
    assert answer.url == f"/doublons/?fait={second}"
    client.post(f"/doublons/{first}/reprendre/")
    assert Pair.objects.get(pk=first).state == State.REVIEW
    assert Link.objects.get().act.revisions.count() == 2


def test_a_pair_that_became_one_person_traps_nobody(
    client: Any, sign_in: Any, loic: Actor, pair: Pair, named: Callable[..., Record]
) -> None:
    third = named("Quemener", "Annaïg", date(1985, 4, 2))
    actions.seek(by=loic)
    a, b = pair.record_a, pair.record_b
    with_b = Pair.objects.get(record_a=a, record_b=b)
    with_c = Pair.objects.get(record_a=a, record_b=third)
    last = Pair.objects.get(record_a=b, record_b=third)
    sign_in(client, loic)
    client.post(f"/doublons/{with_b.pk}/decision/", {"decision": "same"})
    answer = client.post(f"/doublons/{with_c.pk}/decision/", {"decision": "same"})
    assert answer.url == f"/doublons/?fait={with_c.pk}", "the pair of the two others is answered by now"
    page = client.get(f"/doublons/{last.pk}/").content.decode()
    assert "/decision/" not in page and "déjà une seule personne" in page
    for said in ("same", "different", "unsure"):
        answer = client.post(f"/doublons/{last.pk}/decision/", {"decision": said}, follow=True)
        assert (
            answer.redirect_chain[0][0].startswith("/doublons/?")
            and 'role="alert"' in answer.content.decode()
        )
    last.refresh_from_db()
    assert last.state == State.REVIEW
    assert Link.objects.count() == 2


def test_merged_worked_on_parted_handed_over(
    client: Any, sign_in: Any, loic: Actor, awa: Actor, pair: Pair
) -> None:
    sign_in(client, loic)
    client.post(f"/doublons/{pair.pk}/decision/", {"decision": "same"})
    link = Link.objects.get()
    assert pair.record_a.case_number in client.get("/doublons/personnes/").content.decode()
    people.contact(by=awa, record=pair.record_a)
    page = client.get(f"/doublons/personnes/{link.pk}/").content.decode()
    assert "/remettre/" not in page
    client.post(f"/doublons/personnes/{link.pk}/separer/", {"reason": "known"})
    (item,) = reads.one_link(loic, link.pk).items  # type: ignore[union-attr]
    client.post(f"/doublons/personnes/{link.pk}/remettre/", {"item": f"{item.kind}:{item.row}"})
    found = reads.one_link(loic, link.pk)
    assert found is not None and found.items == () and len(found.given) == 1
    assert pair.record_a.case_number in client.get("/doublons/personnes/?etat=defaits").content.decode()


def test_more_links_ask_no_more_questions(
    loic: Actor, named: Callable[..., Record], django_assert_num_queries: Any
) -> None:
    first, *others = [named("Le Goff", f"Anna {number}") for number in range(5)]
    people.link(by=loic, a=first, b=others[0])
    with CaptureQueriesContext(connection) as one:
        assert len(reads.merged_persons(loic)) == 1
    for other in others[1:]:
        people.link(by=loic, a=first, b=other)
    with django_assert_num_queries(len(one)):
        assert len(reads.merged_persons(loic)) == 4


def test_a_decision_somebody_took_meanwhile_is_said(
    client: Any, sign_in: Any, loic: Actor, awa: Actor, pair: Pair
) -> None:
    actions.decide(by=awa, pair=pair, state=State.DIFFERENT)
    sign_in(client, loic)
    answer = client.post(f"/doublons/{pair.pk}/decision/", {"decision": "same"}, follow=True)
    assert 'role="alert"' in answer.content.decode()
    assert not Link.objects.exists()


def test_asked_for_now_it_is_done_by_the_worker(
    client: Any, sign_in: Any, loic: Actor, two_of_her: Any, django_capture_on_commit_callbacks: Any
) -> None:
    from digor.casework.identity import tasks

    sign_in(client, loic)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/doublons/chercher/")
        client.post("/doublons/chercher/")
    assert tasks.asked(loic.territory_id)
    assert "hx-get" in client.get("/doublons/").content.decode()
    assert client.get("/doublons/recherche/").status_code == 200
    tasks.look_for_duplicates.func(loic.territory_id)
    assert len(reads.duplicates(loic)) == 1


@pytest.mark.parametrize("address", ["/doublons/", "/doublons/personnes/"])
def test_empty_it_teaches(client: Any, sign_in: Any, loic: Actor, address: str) -> None:
    sign_in(client, loic)
    assert "box--empty" in client.get(address).content.decode()
