"""A night is kept by the process; what changes without a revision is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from digor.casework.people import actions, reads
from digor.casework.people.models import Record
from digor.casework.people.reads import night as nights
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Professional, Source
from tests.casework.people.winter import day


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Nights are kept in the test's transaction too."""
    nights._kept.cache_clear()
    monkeypatch.setattr(nights, "_read", nights._kept)
    yield nights._kept
    nights._kept.cache_clear()


def test_sources_and_names_are_read_afresh(
    kept: Any,
    someone: Callable[[str], Record],
    slept: Callable[..., Any],
    source: Callable[..., Source],
    awa: Actor,
    loic: Actor,
    at: Callable[[int], None],
) -> None:
    at(1)
    record = someone("Nino")
    slept(record, "RUE", 5)
    actions.become_referent(by=awa, record=record, from_day=day(1))
    at(6)
    revision = reads.head(loic.territory_id)
    page = reads.by_name(loic, day(5), revision)
    assert (page.rows[0].referent, page.totals.sources) == (awa.name, 0)
    source("shelter")
    Professional.objects.filter(name=awa.name).update(name="Awa Diop")
    page = reads.by_name(loic, day(5), revision)
    assert (page.rows[0].referent, page.totals.sources) == ("Awa Diop", 1)
    assert kept.cache_info().hits >= 1, "the night itself was kept"
