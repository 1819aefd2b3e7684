"""What must be done each day is done once a day, for every territory, without anybody asking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from digor.casework.people import actions
from digor.casework.people.models import Notice
from digor.config import mornings
from digor.foundation.frame import clock as house_clock
from digor.foundation.partners.actor import Actor


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def test_a_silence_is_warned_of_once(home: Path, clock: Callable[..., None], awa: Actor) -> None:
    clock(date(2026, 1, 5))
    man = actions.create_record(by=awa, alias="le marin")
    actions.state(by=awa, record=man, situation="RUE", start=date(2026, 1, 4))
    clock(date(2026, 1, 5) + timedelta(days=60))
    assert mornings.do_morning()["silences"] == 0
    clock(date(2026, 1, 5) + timedelta(days=80))
    assert mornings.do_morning()["silences"] == 1
    assert mornings.do_morning()["silences"] == 0
    assert Notice.objects.get().record == man


def test_the_morning_is_due_once_a_day_from_half_past_six(
    home: Path, clock: Callable[..., None], db: None
) -> None:
    def at(hour: int, minute: int) -> None:
        clock(datetime(2026, 3, 2, hour, minute, tzinfo=house_clock.zone()))

    at(6, 29)
    assert not mornings.due()
    at(6, 31)
    assert mornings.due()
    mornings.do_morning()
    assert not mornings.due()
    clock(datetime(2026, 3, 3, 6, 31, tzinfo=house_clock.zone()))
    assert mornings.due()
