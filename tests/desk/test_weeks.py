"""The week's figures are the ledger's balance, and each opens exactly the cases it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from digor.casework.people import actions, reads
from digor.desk import weeks
from digor.engines.timeline.problem import Kind
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation

TODAY = date(2026, 2, 18)  # a Wednesday
LAST = date(2026, 2, 9)  # the Monday of the week before


@pytest.fixture
def lives(clock: Callable[..., None], awa: Actor) -> dict[str, Any]:
    """One came, one left for a home, one stayed, one is learnt of late."""
    clock(date(2026, 2, 3))
    made = {name: actions.create_record(by=awa, alias=name) for name in ("came", "left", "stayed", "late")}
    for name in ("left", "stayed"):
        actions.state(
            by=awa, record=made[name], situation="CHU", start=date(2026, 1, 20), end=date(2026, 2, 4)
        )
    clock(TODAY)
    actions.state(by=awa, record=made["came"], situation="RUE", start=date(2026, 2, 11))
    actions.state(by=awa, record=made["left"], situation="LOGT", start=date(2026, 2, 12), kind=Kind.PRESENCE)
    actions.state(by=awa, record=made["late"], situation="RUE", start=date(2026, 2, 1))
    return made


def test_the_figures_are_the_balance_and_the_movers_its_cases(maiwenn: Actor, lives: dict[str, Any]) -> None:
    week = weeks.week_of(maiwenn, LAST)
    assert (week.start, week.end) == (date(2026, 2, 8), date(2026, 2, 15))
    assert week.persons == reads.balance(maiwenn, week.start, week.end, week.revision)
    moved = reads.movers(maiwenn, week.start, week.end, week.revision)
    assert Counter(one.reason for one in moved if one.entry) == dict(week.persons.entries)
    assert Counter(one.reason for one in moved if not one.entry) == dict(week.persons.exits)
    assert [one.record_case_number for one in moved if one.entry] == [lives["came"].case_number]
    assert [one.record_case_number for one in moved if not one.entry] == [lives["left"].case_number]
    assert reads.stocks(maiwenn, [week.start, week.end], week.revision) == [
        week.persons.opening, week.persons.closing,
    ]  # fmt: skip


def test_late_knowledge_is_a_line_of_its_own(maiwenn: Actor, lives: dict[str, Any]) -> None:
    assert weeks.late_knowledge(maiwenn, weeks.week_of(maiwenn, LAST)) == 1


def test_a_week_not_over_stops_last_night(maiwenn: Actor, lives: dict[str, Any]) -> None:
    week = weeks.week_of(maiwenn, TODAY)
    assert (week.monday, week.end) == (date(2026, 2, 16), date(2026, 2, 17))
    assert weeks.week_of(maiwenn, date(2026, 2, 16)).persons.opening == week.persons.opening


def test_the_address_names_a_week(
    client: Client, sign_in: Callable[..., Any], maiwenn: Actor, lives: Any
) -> None:
    sign_in(client, maiwenn)
    page = client.get("/semaine/2026-S07/")
    assert page.status_code == 200 and page.context["week"].monday == LAST
    assert lives["came"].case_number in page.content.decode()
    assert page.context["following"] == "2026-S08" and page.context["previous"] == "2026-S06"
    assert client.get("/semaine/").context["week"].monday == LAST
    for name in ("2026-S54", "2026-S09", "1800-S01", "0000-S01", "semaine"):
        assert client.get(f"/semaine/{name}/").status_code == 404, name
    assert weeks.monday_of(weeks.named(LAST)) == LAST
    assert weeks.named(date(2026, 12, 28)) == "2026-S53" and weeks.named(date(2027, 1, 4)) == "2027-S01"


def test_a_protected_person_moves_nothing_outside_their_circle(
    maiwenn: Actor, awa: Actor, lives: dict[str, Any], organisation: Callable[[str], Organisation]
) -> None:
    actions.protect(by=awa, record=lives["came"], organisations=[organisation("fmt")])
    week = weeks.week_of(maiwenn, LAST)
    assert week.entered == 0 and week.persons.closing == weeks.week_of(awa, LAST).persons.closing - 1
    moved = reads.movers(maiwenn, week.start, week.end, week.revision)
    assert lives["came"].case_number not in {one.record_case_number for one in moved}
    assert timedelta(days=7) == week.end - week.start
