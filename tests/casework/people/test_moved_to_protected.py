"""A row that moves from a visible person to a protected one tells an outsider what a newcomer would, no more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from digor.casework.people import actions, reads
from digor.casework.people.models import Act, RecordKey
from digor.casework.people.publication import Given
from digor.casework.people.publication.verdicts import verdicts
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation, Source
from tests.casework.people.test_publication import row, send, shelter

__all__ = ["send", "shelter"]


@pytest.fixture
def protected(
    send: Callable[..., Act], shelter: Source, awa: Actor, organisation: Callable[[str], Organisation]
) -> str:
    """The shelter knows p1, and p2 whom a circle protects; returns p2's case number."""
    send([row("r1", 5, who="p1"), row("r2", 5, who="p2")])
    record = RecordKey.objects.get(source=shelter, key="p2").record
    actions.protect(by=awa, record=record, organisations=[organisation("fmt")])
    return record.case_number


def test_the_verdict_is_that_of_a_newcomer(shelter: Source, loic: Actor, protected: str) -> None:
    moved, newcomer = (
        list(verdicts(shelter, [row("r1", 5, who=who)], loic)) for who in ("p2", "never-heard")
    )
    assert [(one.verdict, one.changed) for one in moved] == [(one.verdict, one.changed) for one in newcomer]


def test_what_changed_in_my_files_names_the_visible_one_only(
    send: Callable[..., Act], loic: Actor, awa: Actor, protected: str, at: Callable[[int], None]
) -> None:
    before = clock.now()
    at(21)
    moved: list[Given] = [row("r1", 5, who="p2", said=21)]
    send(moved, 21)
    told = {one.case_number for one in reads.changes_since(loic, before - timedelta(seconds=1))}
    assert protected not in told
