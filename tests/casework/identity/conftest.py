"""A winter with two sources, as the ledger's tests know it, and people who look for duplicates in it.

The engine has its own tests: here a plain twin proposes as a pair those born the same day, and those who
share an alias, so that a search costs nothing. `real_engine` asks for the true one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import combinations

import pytest

from digor.casework.identity import actions, bridge
from digor.casework.identity.models import Pair
from digor.casework.people import actions as people
from digor.casework.people.models import Record
from digor.casework.people.reads.comparing import NamedRecord
from digor.engines.linkage.answer import Answer, Band, Counted, FieldWeight
from digor.engines.linkage.answer import Pair as Found
from digor.engines.linkage.levels import printed_rules
from digor.foundation.partners.actor import Actor
from tests.casework.people.conftest import at, operator, slept, someone, source

__all__ = ["at", "operator", "slept", "someone", "source"]


def twin(
    named: Sequence[NamedRecord], same: Iterable[tuple[int, int]], different: Iterable[tuple[int, int]]
) -> Answer:
    """Born the same day: certain with one family name, else probable. A shared alias: possible."""
    decided = {*map(frozenset, same), *map(frozenset, different)}
    pairs = []
    for one, other in combinations(sorted(named, key=lambda record: record.record), 2):
        if frozenset((one.record, other.record)) in decided:
            continue
        fields = []
        if one.birth_date and one.birth_date == other.birth_date:
            level, weight = ("same", 8.0) if one.family_name == other.family_name else ("sound", 6.0)
            fields = [FieldWeight("family_name", level, weight), FieldWeight("birth_date", "same", 14.0)]
        elif set(one.aliases) & set(other.aliases):
            fields = [FieldWeight("alias", "same", 9.0)]
        if fields:
            total = sum(field.weight for field in fields) - 9
            band = Band.CERTAIN if total >= 12 else Band.PROBABLE if total >= 5 else Band.POSSIBLE
            pairs.append(
                Found(bridge.code(one.record), bridge.code(other.record), total, band, tuple(fields))
            )
    return Answer(tuple(pairs), printed_rules(), -9.0, Counted(len(named), 0, 0, ()))


@pytest.fixture(autouse=True)
def plain_engine(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if "real_engine" not in request.fixturenames:
        monkeypatch.setattr(bridge, "compare", twin)


@pytest.fixture
def real_engine() -> None:
    """Ask for the true engine."""


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
