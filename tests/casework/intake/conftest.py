"""Two partners under agreement, a winter's day, and a way to send a file."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from digor.casework.intake import actions as intake
from digor.casework.intake.enums import State
from digor.casework.intake.formats import format_of
from digor.casework.intake.models import Import
from digor.foundation.frame import clock as house_clock
from digor.foundation.partners import actions, reads
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation, SharingAgreement, Source, Territory

TODAY = date(2026, 2, 2)


@pytest.fixture(autouse=True)
def winter(clock: Callable[[date], None], settings: Any, tmp_path: Path) -> None:
    """It is 2 February 2026; jobs are done at once; uploads go to a folder of the test's own."""
    clock(TODAY)
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.MEDIA_ROOT = tmp_path / "uploads"


@pytest.fixture
def operator(qbo: Territory) -> Actor:
    return reads.system_actor(qbo)


@pytest.fixture
def source(operator: Actor, organisation: Callable[[str], Organisation]) -> Callable[..., Source]:
    """`source("si-siao", "siao29")`: a partner's system, made on first asking."""

    def of(code: str, partner: str = "siao29", closeness: int = 40) -> Source:
        found = reads.source(operator.territory_id, code)
        return found or actions.create_source(
            by=operator,
            organisation=organisation(partner),
            code=code,
            label=f"Système {code}",
            closeness=closeness,
        )

    return of


@pytest.fixture
def agree(operator: Actor) -> Callable[..., SharingAgreement]:
    """`agree(source, "siao")`: a sharing agreement over every column, or over those named."""

    def sign(
        source: Source, format: str, columns: list[str] | None = None, sensitive: list[str] | None = None
    ) -> SharingAgreement:
        every = [name for name, _ in format_of(format).columns]
        with house_clock.at(date(2025, 1, 1)):
            return actions.sign_agreement(
                by=operator,
                source=source,
                format=format,
                controllers="SIAO du Finistère ; Quimper Bretagne Occidentale",
                ground="casf-l345-2-10",
                purpose="Coordonner l'accès au logement",
                recipients="Équipe pluridisciplinaire",
                columns=every if columns is None else columns,
                sensitive_codes=sensitive or [],
                information_given="Notice remise",
            )

    return sign


@pytest.fixture
def si_siao(source: Callable[..., Source], agree: Callable[..., SharingAgreement]) -> Source:
    """The SIAO's system, its agreement in force."""
    found = source("si-siao")
    agree(found, "siao")
    return found


@pytest.fixture
def rounds(source: Callable[..., Source], agree: Callable[..., SharingAgreement]) -> Source:
    """The outreach team's sheets, their agreement in force."""
    found = source("tournees", "maraude", 90)
    agree(found, "maraude")
    return found


@pytest.fixture
def receive(operator: Actor) -> Callable[..., Import]:
    """`receive(source, "siao", content)`: the file is here, unread."""

    def put(source: Source, format: str, content: bytes, *, by: Actor | None = None, **more: Any) -> Import:
        return intake.receive(
            by=by or operator,
            source=source,
            format=format,
            content=io.BytesIO(content),
            file_name=more.pop("file_name", "export.csv"),
            **more,
        )

    return put


@pytest.fixture
def read(receive: Callable[..., Import]) -> Callable[..., Import]:
    """The same, read: it waits for a decision, or it failed."""

    def through(source: Source, format: str, content: bytes, **more: Any) -> Import:
        return intake.read_rows(imported=receive(source, format, content, **more))

    return through


@pytest.fixture
def publish(read: Callable[..., Import], operator: Actor) -> Callable[..., Import]:
    """The same, published."""

    def through(source: Source, format: str, content: bytes, **more: Any) -> Import:
        imported = read(source, format, content, **more)
        assert imported.state == State.STAGED, (imported.stopped, imported.sentence)
        return intake.publish(imported=intake.ask_publication(by=operator, imported=imported))

    return through


@pytest.fixture
def withdraw(operator: Actor) -> Callable[..., Import]:
    """`withdraw(imported)`: taken back, as a trial."""

    def back(imported: Import, by: Actor | None = None) -> Import:
        asked = intake.ask_withdrawal(by=by or operator, imported=imported, reason="trial")
        return intake.withdraw(imported=asked)

    return back
