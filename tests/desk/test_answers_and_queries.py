"""Pages answer for whom they name, and ask the database a bounded number of questions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from digor.casework.people import actions, reads
from digor.casework.people.models import Household, Record
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor

ON_TODAY = 34  # cold: nights are read anew inside a test's transaction, three of them
ON_TODAY_KEPT = 22  # once the process keeps the nights of this revision
ON_A_FILE = 42  # of which the cards of rights and needs: 18, however many members


def told(by: Actor, record: Record, situation: str, nights: int, *, by_night: bool = False) -> None:
    """Where somebody slept, for so many nights up to the last."""
    today = clock.today()
    actions.state(
        by=by,
        record=record,
        situation=situation,
        start=today - timedelta(days=nights),
        end=today,
        by_night=by_night,
    )


@pytest.fixture
def family(awa: Actor, erwan: Actor) -> tuple[Household, list[Record]]:
    """Three of a household, the second contested: two sources do not say the same of her."""
    members = [actions.create_record(by=awa, alias=alias) for alias in ("Nino", "Lila", "Tom")]
    for rank, record in enumerate(members):
        told(awa, record, "HEB", 40 - 10 * rank)
    told(erwan, members[1], "RUE", 1, by_night=True)
    home = actions.form_household(by=awa, records=members, from_day=clock.today() - timedelta(days=60))
    return home, members


def contested(awa: Actor, erwan: Actor, count: int) -> None:
    for number in range(count):
        one = actions.create_record(by=awa, alias=f"N{number}")
        told(awa, one, "HEB", 5)
        told(erwan, one, "RUE", 1, by_night=True)


@pytest.mark.parametrize("files", [1, 6])
def test_today_asks_as_many_questions_for_one_contradiction_as_for_six(
    client: Client,
    sign_in: Callable[..., Any],
    awa: Actor,
    erwan: Actor,
    files: int,
    django_assert_max_num_queries: Any,
) -> None:
    contested(awa, erwan, files)
    sign_in(client, awa)
    with django_assert_max_num_queries(ON_TODAY):
        page = client.get("/")
    assert page.context["count"] == files and "/a-reconcilier/#contradictions" in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_nights_once_kept_are_not_asked_again(
    client: Client, sign_in: Callable[..., Any], awa: Actor, erwan: Actor, django_assert_max_num_queries: Any
) -> None:
    contested(awa, erwan, 3)
    sign_in(client, awa).get("/")
    with django_assert_max_num_queries(ON_TODAY_KEPT):
        client.get("/")


def test_a_file_asks_as_many_questions_for_three_members_as_for_one(
    client: Client,
    sign_in: Callable[..., Any],
    awa: Actor,
    family: tuple[Household, list[Record]],
    django_assert_max_num_queries: Any,
) -> None:
    sign_in(client, awa)
    for case in (family[0].case_number, family[1][1].case_number):
        with django_assert_max_num_queries(ON_A_FILE):
            assert client.get(f"/dossier/{case}/").status_code == 200


def test_a_members_own_page_says_the_members_own_nights(
    awa: Actor, family: tuple[Household, list[Record]]
) -> None:
    home, members = family
    on, revision = clock.today() - timedelta(days=1), reads.head(awa.territory_id)
    nights = {}
    for case in (home.case_number, *(member.case_number for member in members)):
        page = reads.household(awa, case, on, revision)
        assert page is not None
        nights[case] = page.nights
    assert [nights[one.case_number] for one in members] == [40, 30, 20]
    assert nights[home.case_number] == 40


def test_a_day_is_linked_to_and_answered_for_the_member_it_is_about(
    awa: Actor, family: tuple[Household, list[Record]]
) -> None:
    home, members = family
    on, revision = clock.today() - timedelta(days=1), reads.head(awa.territory_id)
    page = reads.household(awa, home.case_number, on, revision)
    assert page is not None
    assert {one.case_number for one in page.said} == {member.case_number for member in members}
    assert [why.case_number for why in page.whys] == [members[1].case_number]
    why = reads.day(awa, home.case_number, on, revision)
    assert why is not None and why.case_number == members[1].case_number
    assert why.set_aside and why.kept is not None and why.kept.situation == "RUE"


def test_after_a_link_the_last_who_said_so_is_the_referent_everywhere(awa: Actor, loic: Actor) -> None:
    older, newer = (actions.create_record(by=awa, alias=alias) for alias in ("Nino", "Ninon"))
    told(awa, older, "RUE", 3)
    actions.become_referent(by=awa, record=newer)
    actions.link(by=loic, a=older, b=newer)
    on, revision = clock.today() - timedelta(days=1), reads.head(awa.territory_id)
    page = reads.household(awa, older.case_number, on, revision)
    assert page is not None and page.lanes[0].referent == awa.name and page.lanes[0].referent_is_me
    assert [row.referent for row in reads.by_name(awa, on, revision).rows] == [awa.name]


def test_changes_are_marked_as_seen_only_once_all_were_shown(
    client: Client, sign_in: Callable[..., Any], loic: Actor, awa: Actor
) -> None:
    records = [actions.create_record(by=awa, alias=f"N{number}") for number in range(14)]
    for record in records:
        told(awa, record, "RUE", 1)
    sign_in(client, loic)
    page = client.get("/").content.decode()
    assert "changements=1" in page and 'action="/vu/"' not in page
    page = client.get("/?changements=1").content.decode()
    assert all(record.case_number in page for record in records) and 'action="/vu/"' in page


def test_members_contested_alike_share_one_explanation(
    client: Client,
    sign_in: Callable[..., Any],
    awa: Actor,
    erwan: Actor,
    family: tuple[Household, list[Record]],
) -> None:
    home, members = family
    for record in (members[0], members[2]):
        told(erwan, record, "RUE", 1, by_night=True)
    page = sign_in(client, awa).get(f"/dossier/{home.case_number}/").content.decode()
    assert " · ".join(record.case_number for record in members) in page
