"""A household of two adults and a child, met on the first of March."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from digor.casework.people import actions as people
from digor.casework.people.models import Household, Record
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor

MARCH = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def in_march() -> Iterator[None]:
    """It is noon, on 1 March 2026."""
    with clock.at(MARCH):
        yield


@pytest.fixture
def members(awa: Actor) -> list[Record]:
    """Three files opened by Awa."""
    made = []
    for alias in ("Tangi", "Nevenoe", "Youna"):
        record = people.create_record(by=awa, alias=alias)
        people.state(by=awa, record=record, situation="RUE", start=date(2026, 2, 27), seen=True)
        made.append(record)
    return made


@pytest.fixture
def home(awa: Actor, members: list[Record]) -> Household:
    """The household they form."""
    return people.form_household(by=awa, records=members, from_day=date(2026, 2, 27))
