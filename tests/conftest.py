"""What every test may ask for: a clock, the cast, a signed-in client, a browser and its accessibility judge."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from datetime import date, datetime

import pytest
from django.conf import settings as django_settings
from django.utils import translation
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.fixtures.browser", "tests.fixtures.cast", "tests.fixtures.database"]

settings.register_profile(
    "house", deadline=None, derandomize=True, max_examples=100, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", parent=settings.get_profile("house"), derandomize=False, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database", action="store_true", help="leave out browser tests and those without a database"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark browser tests; with --only-database keep the tests whose answer depends on the database."""
    kept, left_out = [], []
    for item in items:
        wanted = set(getattr(item, "fixturenames", ()))
        drives = bool(wanted & {"page", "browser"})
        if drives:
            item.add_marker(pytest.mark.browser)
        touches = item.get_closest_marker("django_db") or wanted & {"db", "transactional_db", "live_server"}
        if config.getoption("--only-database") and (drives or not touches):
            left_out.append(item)
        else:
            kept.append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[date | datetime], None]:
    """Sets the one clock, in every thread (the live server's too): `clock(date(2026, 11, 23))`.

    As often as wished; set back at the end.
    """
    from digor.foundation.frame import clock as house_clock

    def put(moment: date | datetime) -> None:
        with house_clock.at(moment):
            instant = house_clock.now()
        monkeypatch.setattr(house_clock, "_set", ContextVar("digor_clock", default=instant))

    return put


@pytest.fixture(autouse=True)
def in_french() -> Iterator[None]:
    """Each test begins in the house's first language: a request leaves its own behind it in the thread."""
    with translation.override(django_settings.LANGUAGE_CODE):
        yield
