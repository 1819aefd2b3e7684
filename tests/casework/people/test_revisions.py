"""Contiguous numbers, instants in order, "as known on"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from digor.casework.people import actions, reads, revisions, writing
from digor.casework.people.enums import ActKind
from digor.casework.people.models import Act, Record, Revision
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor
from tests.casework.people.winter import day


def test_numbers_follow_and_instants_never_go_back(
    someone: Callable[[str], Record], erwan: Actor, at: Callable[[int], None]
) -> None:
    at(10)
    record = someone("n")
    for number in (10, 12, 11, 14):  # a machine's clock that goes back
        at(number)
        actions.contact(by=erwan, record=record, on=day(9))
    rows = list(Revision.objects.order_by("number").values_list("number", "instant"))
    assert [number for number, _ in rows] == [1, 2, 3, 4, 5]
    instants = [instant for _, instant in rows]
    assert instants == sorted(instants)
    assert instants[3] == instants[2]


def test_known_on_a_day_means_its_end_local_time(
    someone: Callable[[str], Record], erwan: Actor, at: Callable[[int], None]
) -> None:
    at(10)
    record = someone("n")
    # 23:30 on day 11 in Quimper is 22:30 UTC.
    late = datetime.combine(day(11), datetime.min.time(), UTC) + timedelta(hours=22, minutes=30)
    with clock.at(late):
        actions.contact(by=erwan, record=record)
    with clock.at(late + timedelta(hours=1)):  # 00:30 on day 12
        actions.contact(by=erwan, record=record)
    head = reads.head(erwan.territory_id)
    known = reads.revision_known_on
    assert known(erwan.territory_id, day(11)) == head - 1
    assert known(erwan.territory_id, day(12)) == head
    assert known(erwan.territory_id, None) == head
    assert known(erwan.territory_id, late) == head - 1
    assert known(erwan.territory_id, late - timedelta(seconds=1)) == 0
    assert known(erwan.territory_id, day(1)) == 0


@pytest.mark.django_db(transaction=True)
def test_a_revision_is_written_under_a_lock(operator: Actor) -> None:
    act = Act.objects.create(
        territory_id=operator.territory_id, kind=ActKind.STATEMENT, prepared_on=day(1), by="x"
    )
    with pytest.raises(transaction.TransactionManagementError):
        writing.publish(act, "x")
    assert revisions.head(operator.territory_id) == 0


def test_two_territories_count_apart(
    someone: Callable[[str], Record], erwan: Actor, paul: Actor, at: Callable[[int], None]
) -> None:
    at(10)
    actions.contact(by=erwan, record=someone("n"))
    at(10)
    actions.create_record(by=paul, alias="ailleurs")
    assert reads.head(erwan.territory_id) == 2
    assert reads.head(paul.territory_id) == 0
