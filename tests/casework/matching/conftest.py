"""One person without a home since the winter, evaluated; one vacancy open to designation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from digor.casework.needs import actions as needs
from digor.casework.people import actions as people
from digor.casework.people.models import Record
from digor.casework.rights import actions as rights
from digor.foundation.frame import clock
from digor.foundation.partners import actions as partners
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation
from digor.supply import actions as supply
from digor.supply.models import Landlord, Vacancy

TODAY = date(2026, 3, 1)
WINTER = date(2026, 1, 5)


@pytest.fixture(autouse=True)
def in_march() -> Iterator[None]:
    """It is noon, on 1 March 2026."""
    with clock.at(TODAY):
        yield


@pytest.fixture
def opac(maiwenn: Actor, organisation: Callable[[str], Organisation]) -> Landlord:
    """A landlord of Quimper."""
    partners.add_commune(by=maiwenn, insee_code="29232", name="Quimper", population=64385)
    return supply.add_landlord(
        by=maiwenn, kind="social", code="opac", name="OPAC", organisation=organisation("opac")
    )


@pytest.fixture
def open_home(maiwenn: Actor, opac: Landlord) -> Callable[..., Vacancy]:
    """`open_home("K1")`: a T1 PLAI of 30 m² open to the SIAO, or what is said otherwise."""

    def made(reference: str, **words: Any) -> Vacancy:
        usual = {"solution": "LLS", "typology": "T1", "surface": 30, "rent": 30000, "commune": "29232"}
        usual |= {"financing": "PLAI", "accessibility": "none", "floor": 2, "lift": False}
        dwelling = supply.describe_dwelling(by=maiwenn, landlord=opac, reference=reference, **usual | words)
        return supply.declare_vacancy(by=maiwenn, dwelling=dwelling, holder="siao")

    return made


@pytest.fixture
def someone(awa: Actor) -> Callable[..., Record]:
    """`someone("Tangi")`: on the list, entitled to a social dwelling, or what is said otherwise."""

    def made(
        alias: str, *, number: bool = True, stay: str = "yes", since: date = WINTER, **answers: Any
    ) -> Record:
        record = people.create_record(by=awa, alias=alias)
        people.state(by=awa, record=record, situation="RUE", start=since, seen=True)
        if number:
            rights.state_right(by=awa, record=record, right="request", answer="active", since=since)
        if stay:
            rights.state_right(by=awa, record=record, right="stay", answer=stay, since=since)
        given = {"persons": 1, "minors": 0, "disabled": "no", "income": 9000} | answers
        evaluation = needs.begin(by=awa, case=record.case_number, kind="in_depth")
        needs.answer(
            by=awa,
            evaluation=evaluation,
            answers={name: value for name, value in given.items() if value is not None},
        )
        needs.finish(by=awa, evaluation=evaluation)
        return record

    return made
