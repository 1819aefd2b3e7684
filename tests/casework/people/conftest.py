"""A territory with two sources, and days counted from the first of a winter."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from digor.casework.people import actions as people
from digor.casework.people.models import Record
from digor.foundation.frame import clock
from digor.foundation.partners import actions, reads
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation, Source, Territory
from tests.casework.people.winter import day


@pytest.fixture
def operator(qbo: Territory) -> Actor:
    """The system: whoever brings the files in at night."""
    return reads.system_actor(qbo)


@pytest.fixture
def source(operator: Actor, organisation: Callable[[str], Organisation]) -> Callable[..., Source]:
    """`source("shelter")`: a partner's information system, made on first asking."""
    made: dict[str, Source] = {}

    def of(code: str, closeness: int = 5, partner: str = "siao29") -> Source:
        if code not in made:
            with clock.at(day(-900)):
                made[code] = actions.create_source(
                    by=operator,
                    organisation=organisation(partner),
                    code=code,
                    label=code,
                    closeness=closeness,
                )
        return made[code]

    return of


@pytest.fixture
def at() -> Iterator[Callable[[int], None]]:
    """`at(20)`: it is day 20, noon, from now on."""
    opened: list[object] = []

    def put(number: int) -> None:
        block = clock.at(day(number))
        block.__enter__()
        opened.append(block)

    yield put
    for block in reversed(opened):
        block.__exit__(None, None, None)  # type: ignore[attr-defined]


@pytest.fixture
def someone(erwan: Actor) -> Callable[[str], Record]:
    """`someone("Nino")`: a new file under an alias."""
    return lambda alias: people.create_record(by=erwan, alias=alias)


@pytest.fixture
def slept(erwan: Actor) -> Callable[..., people.Stated]:
    """`slept(record, "RUE", 3)`: an observation of one night by the outreach round, told at noon of the next day."""

    def tell(
        record: Record, situation: str, first: int, last: int | None = None, by: Actor = erwan
    ) -> people.Stated:
        end = (last or first) + 1
        with clock.at(day(end)):
            return people.state(by=by, record=record, situation=situation, start=day(first), end=day(end))

    return tell
