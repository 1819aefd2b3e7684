"""A winter with two sources, as the ledger's tests know it, and people who look for duplicates in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from digor.casework.identity import actions
from digor.casework.identity.models import Pair
from digor.casework.people import actions as people
from digor.casework.people.models import Record
from digor.foundation.partners.actor import Actor
from tests.casework.people.conftest import at, operator, slept, someone, source

__all__ = ["at", "operator", "slept", "someone", "source"]


@pytest.fixture
def named(loic: Actor, at: Callable[[int], None]) -> Callable[..., Record]:
    """`named("Le Goff", "Anna", date(1985, 4, 2))`: a new file under a civil name."""
    at(1)

    def make(family: str, given: str, born: date | None = None, alias: str = "") -> Record:
        return people.create_record(
            by=loic, family_name=family, given_name=given, birth_date=born, alias=alias
        )

    return make


@pytest.fixture
def two_of_her(named: Callable[..., Record]) -> tuple[Record, Record]:
    """One woman, two files: same birth date, a name spelt as it sounds."""
    born = date(1985, 4, 2)
    return named("Quéméner", "Anna", born), named("Kemener", "Anna", born)


@pytest.fixture
def pair(two_of_her: tuple[Record, Record], loic: Actor) -> Pair:
    """The pair that looking for duplicates finds."""
    actions.seek(by=loic)
    return Pair.objects.get(record_a=two_of_her[0], record_b=two_of_her[1])
