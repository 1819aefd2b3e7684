"""The one clock: the only source of "now" in the house.

The demo and the tests set it; production reads the machine's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings

_set: ContextVar[datetime | None] = ContextVar("digor_clock", default=None)


def zone() -> ZoneInfo:
    """The territory's time zone."""
    return ZoneInfo(settings.TIME_ZONE)


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _set.get() or datetime.now(UTC) + _shift()


@cache
def _shift() -> timedelta:
    """How far the demo's day is from the machine's, since the process began."""
    if settings.DIGOR_TODAY is None:
        return timedelta(0)
    shift: timedelta = settings.DIGOR_TODAY - datetime.now(UTC).astimezone(zone()).date()
    return shift


def today() -> date:
    """The local day of the present instant."""
    return now().astimezone(zone()).date()


def start_of_day(day: date) -> datetime:
    """The first instant of the local day, aware, in UTC."""
    return datetime.combine(day, time.min, zone()).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """The last instant of the local day, aware, in UTC: what "as known on that day" means."""
    return start_of_day(day + timedelta(days=1)) - timedelta(microseconds=1)


@contextmanager
def at(moment: datetime | date) -> Iterator[None]:
    """Set the clock to an instant (or to noon of a day) inside the block."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(12), zone())
    token = _set.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _set.reset(token)
