"""Sheets written in the test itself, read in French."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.utils import translation

from digor.foundation import exchange
from digor.foundation.exchange.layout import Layout
from digor.foundation.exchange.layouts import LAYOUTS

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    with translation.override("fr"):
        yield


def plain(sentence: object) -> str:
    """A sentence with ordinary spaces, as typed in a test."""
    return str(sentence).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@dataclass
class Heard:
    """What a file was found to say."""

    rows: list[exchange.Row]
    remarks: list[exchange.Problem]
    facts: dict[str, object]

    @property
    def problems(self) -> list[exchange.Problem]:
        return [problem for row in self.rows for problem in row.problems]

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]

    @property
    def sentences(self) -> list[str]:
        return [plain(problem.sentence) for problem in self.problems]


def hear(
    content: bytes | str, layout: Layout | str = "siao", allowed: Collection[str] | None = None
) -> Heard:
    """Read a whole sheet."""
    known = LAYOUTS[layout] if isinstance(layout, str) else layout
    raw = content.encode() if isinstance(content, str) else content
    with exchange.read(
        io.BytesIO(raw), known, known.fields if allowed is None else allowed, today=TODAY
    ) as reading:
        rows = list(reading)
        return Heard(rows, reading.remarks, reading.facts())
