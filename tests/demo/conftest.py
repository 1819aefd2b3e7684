"""A small territory of the demo: its people and its files, made once."""

from __future__ import annotations

from datetime import date

import pytest

from digor.demo.files import File, files
from digor.demo.population import Population, population

LAST = date(2026, 11, 25)


@pytest.fixture(scope="session")
def territory() -> Population:
    """The demo's own people: three years, about 900 persons."""
    return population(1, LAST)


@pytest.fixture(scope="session")
def sent(territory: Population) -> list[File]:
    """What its partners send."""
    return files(1, territory)
