"""A landlord and a few homes, made by the room's own verbs."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from digor.casework.intake import actions as intake
from digor.casework.intake.formats import format_of
from digor.casework.intake.models import Import
from digor.foundation.frame import clock
from digor.foundation.partners import actions as partners
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation, Source
from digor.supply import actions
from digor.supply.models import Dwelling, Landlord

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def on_a_monday(clock: Callable[[date], None]) -> None:
    """Every test of the room lives on this day, unless it says otherwise."""
    clock(TODAY)


@pytest.fixture
def opac(maiwenn: Actor, organisation: Callable[[str], Organisation]) -> Landlord:
    """Yann's landlord."""
    partners.add_commune(by=maiwenn, insee_code="29232", name="Quimper", population=64385)
    partners.add_commune(by=maiwenn, insee_code="29020", name="Briec", population=5816)
    return actions.add_landlord(
        by=maiwenn, kind="social", code="opac", name="OPAC", organisation=organisation("opac")
    )


@pytest.fixture
def other(maiwenn: Actor, organisation: Callable[[str], Organisation]) -> Landlord:
    """Another landlord of the territory."""
    return actions.add_landlord(
        by=maiwenn, kind="social", code="fh", name="Finistère Habitat", organisation=organisation("fh")
    )


@pytest.fixture
def describe(maiwenn: Actor) -> Callable[..., Dwelling]:
    """`describe(opac, "KER-1")`: a T3 of Kerfeunteun, or what is said otherwise."""

    def made(landlord: Landlord, reference: str, **words: Any) -> Dwelling:
        usual = {"solution": "LLS", "typology": "T3", "surface": 64, "rent": 40000, "charges": 7000}
        usual |= {
            "commune": "29232",
            "financing": "PLUS",
            "accessibility": "reached",
            "sector": "Kerfeunteun",
        }
        return actions.describe_dwelling(by=maiwenn, landlord=landlord, reference=reference, **usual | words)

    return made


@pytest.fixture
def source(maiwenn: Actor, opac: Landlord) -> Source:
    """Yann's own system, under an agreement that names every column."""
    return agreed(maiwenn, opac.organisation, "bailleur")


def agreed(by: Actor, organisation: Any, format: str) -> Source:
    made = partners.create_source(by=by, organisation=organisation, code=f"{format}-system", label="Gestion")
    partners.sign_agreement(
        by=by, source=made, format=format, controllers="x", ground="rgpd-6-1-e", purpose="x", recipients="x",
        columns=[name for name, _ in format_of(format).declared().columns], information_given="x",
        from_day=date(2026, 1, 1),
    )  # fmt: skip
    return made


@pytest.fixture
def drop() -> Callable[..., Import]:
    """`drop(yann, source, text)`: a file received and read, ready to be published; `publish=True` goes on."""

    def dropped(
        by: Actor, source: Source, text: str, *, publish: bool = True, day: date | None = None
    ) -> Import:
        received = intake.receive(
            by=by, source=source, format=source.code.removesuffix("-system"),
            content=io.BytesIO(text.encode()), file_name="x.csv", file_day=day or clock.today(),
        )  # fmt: skip
        read = intake.read_rows(imported=received)
        if not publish:
            return read
        return intake.publish(imported=intake.ask_publication(by=by, imported=read))

    return dropped
