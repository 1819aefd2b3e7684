"""The annual report's rules on a project of a few people."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from digor.observatory.apr.report import report
from tests.observatory.hmis_world import BY_NIGHT, RAPID, World

LATEST = "5. Number of leavers"


def cells(world: World, where: Path) -> dict[tuple[str, str, str], str]:
    found = report([world.write(where / "export")], date(2025, 10, 1), date(2026, 9, 30))
    return {(table, row, column): value for table, row, column, value in found}


def test_a_person_is_the_latest_stay(tmp_path: Path) -> None:
    world = World().project("RRH", RAPID).born("kid", "2015-05-05")
    world.stay("a", "RRH", "2025-10-05", "2025-12-01", household="H1", to=116)
    world.stay("kid", "RRH", "2025-10-05", "2025-12-01", household="H1", head=False, to=116)
    world.stay("a", "RRH", "2026-03-01", "2026-04-30", household="H2", to=410, MoveInDate="2026-03-11")
    found = cells(world, tmp_path)
    assert found["Q5a", "1. Total number of persons served", "Total"] == "2"
    # alone since: the child stays with the household of then, which has no head any more
    assert found["Q7a", "e. Total", "a. Without children"] == "1"
    assert found["Q7a", "e. Total", "c. With only children"] == "1"
    assert found["Q8a", "Total Households", "Total"] == "1"
    assert found["Q23c", "a04. Rental by client, no ongoing housing subsidy", "Total"] == "1"
    assert found["Q22a1", "b. 31 to 60 days", "Leavers"] == "2"  # 57 and 60 days
    assert found["Q22c", "b. 8-14 days", "Total"] == "1"


def test_single_nights_are_the_last_wednesdays_once_moved_in(tmp_path: Path) -> None:
    world = World().project("RRH", RAPID)
    world.stay("a", "RRH", "2026-01-01", "2026-01-28", MoveInDate="2026-01-05")  # leaves on that Wednesday
    world.stay("b", "RRH", "2026-01-01", "2026-01-29", MoveInDate="2026-01-28")
    world.stay("c", "RRH", "2026-01-01", "2026-03-01")
    assert cells(world, tmp_path)["Q7b", "January", "Total"] == "1"


def test_a_shelter_by_the_night_knows_who_slept_there_in_the_period(tmp_path: Path) -> None:
    world = World().project("NBN", BY_NIGHT)
    world.slept(world.stay("a", "NBN", "2025-01-01"), "2025-09-30", "2025-10-29")
    world.slept(world.stay("b", "NBN", "2025-01-01"), "2025-09-30")
    found = cells(world, tmp_path)
    assert found["Q5a", "1. Total number of persons served", "Total"] == "1"
    assert found["Q7b", "October", "Total"] == "1"
    assert found["Q22a1", "l. Total", "Total"] == "0"  # lengths there are nights, told in another table
