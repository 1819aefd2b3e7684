"""The demo: same seed and day, same people and same bytes; never in the home of a real territory."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from digor.demo import commands
from digor.demo.communes import COMMUNES, SECTORS
from digor.demo.files import files
from digor.demo.population import House, population

LAST = date(2026, 11, 23)


def year(seed: int) -> list[House]:
    return population(seed, LAST, SECTORS)


def test_same_seed_same_bytes_another_seed_others() -> None:
    first = LAST - timedelta(days=365)
    one, again, other = (files(seed, year(seed), first, LAST) for seed in (1, 1, 2))
    assert [file.content for file in one] == [file.content for file in again]
    assert [file.content for file in one] != [file.content for file in other]


def test_nobody_is_in_two_places_and_shelters_are_not_overfull() -> None:
    houses = year(1)
    assert sum(len(house.members) for house in houses) >= 200
    for house in houses:
        for stay, following in zip(house.stays, house.stays[1:], strict=False):
            assert stay.end is not None
            assert stay.start < stay.end <= following.start
    for back in (5, 100, 200, 300):
        night = LAST - timedelta(days=back)
        stays = [(house, house.stay_on(night)) for house in houses]
        assert (
            sum(len(house.members) for house, stay in stays if stay and stay.structure == "CHRS Ar Skluz")
            <= 34
        )


def test_every_file_comes_after_the_day_it_tells_of() -> None:
    made = files(1, year(1), LAST - timedelta(days=365), LAST)
    assert len({file.name for file in made}) == len(made) > 100
    assert all(file.arrives >= file.day for file in made)
    assert [file.arrives for file in made] == sorted(file.arrives for file in made)


def test_the_fourteen_communes() -> None:
    assert len(COMMUNES) == 14
    assert sum(population for _, population in COMMUNES.values()) == 102_542  # INSEE, 2026


def test_a_home_that_is_not_the_demo_s_is_left_alone(settings: Any, tmp_path: Path, monkeypatch: Any) -> None:
    settings.HOME = tmp_path
    real = tmp_path / "digor.sqlite3"
    real.write_bytes(b"a real territory")
    monkeypatch.setitem(settings.DATABASES, "default", {**settings.DATABASES["default"], "NAME": real})
    monkeypatch.setattr(
        commands, "connection", type("C", (), {"vendor": "sqlite", "close": staticmethod(lambda: None)})
    )
    with pytest.raises(ValueError, match="rien n'y est touché"):
        commands.empty()
    assert real.read_bytes() == b"a real territory"
