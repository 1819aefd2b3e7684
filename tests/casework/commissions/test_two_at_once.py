"""Two officers, each on a connection of its own, decide one case at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, connections

from digor.casework.commissions import actions
from digor.casework.commissions.actions import Line
from digor.casework.commissions.models import CaseStep, Decision, Item
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation
from tests.casework.commissions.conftest import SESSION, again, opened

PATIENCE = 60  # seconds: bounded, stops by itself

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # On SQLite a writer waits for the file; the tests' database is in memory, where nobody waits.
    pytest.mark.skipif(connection.vendor == "sqlite", reason="two at once are PostgreSQL's: SQLite has one"),
]


def test_one_decides_the_other_is_told(
    maiwenn: Actor, item: Item, organisation: Callable[[str], Organisation]
) -> None:
    owner = organisation("fmt")
    with clock.at(SESSION):
        opened(maiwenn, item, maiwenn)
    read = threading.Barrier(2, timeout=PATIENCE)
    ends: list[str] = []

    def write(kind: str) -> None:
        try:
            with clock.at(SESSION):
                mine = again(item)
                read.wait()  # both have read a case that is still to decide
                actions.decide(by=maiwenn, item=mine, lines=[Line(kind, owner, SESSION + timedelta(days=9))])
                ends.append(kind)
        except Refused as refusal:
            ends.append(refusal.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=[kind], daemon=True) for kind in ("debt", "health")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads), "an officer waits for ever"
    assert "already_decided" in ends and len(ends) == 2
    kept = Decision.objects.values_list("kind", flat=True).get()
    assert kept in ends
    assert CaseStep.objects.filter(case=item.case, step="examine").count() == 1
