"""HUD's rules one at a time, on worlds of a few people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.observatory.hmis_world import (
    BY_NIGHT,
    HERE,
    RAPID,
    SHELTER,
    SUPPORTIVE,
    TRANSITIONAL,
    Figures,
    World,
)

Counting = Callable[[World], Figures]


@pytest.fixture
def figures(tmp_path: Path) -> Counting:
    return lambda world: Figures(world, tmp_path / "export")


@pytest.fixture
def world() -> World:
    made = World()
    for key, kind in (
        ("ES", SHELTER), ("NBN", BY_NIGHT), ("TH", TRANSITIONAL), ("PSH", SUPPORTIVE), ("RRH", RAPID)
    ):  # fmt: skip
        made.project(key, kind)
    return made


class TestWhoIsCounted:
    def test_heads_of_another_territory_are_not(self, world: World, figures: Counting) -> None:
        world.stay("a", "ES", "2026-01-01")
        world.stay("b", "ES", "2026-01-01", EnrollmentCoC="XX-999")
        world.stay("c", "ES", "2026-01-01", EnrollmentCoC="")
        assert figures(world)("A1", "UnduplicatedClient") == 1

    def test_a_project_elsewhere_has_stays_but_none_in_the_year(
        self, world: World, figures: Counting
    ) -> None:
        world.project("FAR", SHELTER, territory="XX-999")
        world.stay("a", "FAR", "2026-01-01", "2026-02-01")
        counted = figures(world)
        assert counted("A1", "ClientEntry") == 0
        # the exit is HUD's all the same: exits follow the head's territory
        assert counted("G2", "exits:dest_410", cohort="exit_0", grp="all", hhtype="1") == 1

    def test_a_household_needs_exactly_one_head(self, world: World, figures: Counting) -> None:
        world.stay("a", "ES", "2026-01-01", household="none", head=False)
        world.stay("b", "ES", "2026-01-01", household="two")
        world.stay("c", "ES", "2026-01-01", household="two")
        world.stay("d", "ES", "2026-01-01", household="one")
        world.stay("e", "ES", "2026-01-02", household="one", head=False)
        counted = figures(world)
        assert counted("A1", "HouseholdEntry") == 1
        assert counted("A1", "UnduplicatedClient") == 2

    def test_victims_services_and_closed_projects_are_left_out(self, world: World, figures: Counting) -> None:
        world.project("OLD", SHELTER, OperatingEndDate="2018-09-30")
        world.project("OUT", SHELTER, ContinuumProject=0)
        world.stay("a", "OLD", "2016-01-01")
        world.stay("b", "OUT", "2026-01-01")
        assert figures(world).rows == [
            ("A2", "period", "", "", "", "", key, 0)
            for key in ("Destination", "HomelessDate", "LengthOfStay", "LivingSituation", "MonthsHomeless",
                        "MoveInDate", "NotOneHoH", "RelationshipToHoH", "TimesHomeless")
        ]  # fmt: skip

    def test_rows_taken_back_are_as_never_written(self, world: World, figures: Counting) -> None:
        world.stay("a", "ES", "2026-01-01", household="H")
        world.stay("b", "ES", "2026-01-01", household="H", DateDeleted="2026-01-05 10:00:00")
        assert figures(world)("A1", "HouseholdEntry") == 1


class TestShelterByTheNight:
    def test_ninety_days_without_a_night_are_an_exit(self, world: World, figures: Counting) -> None:
        gone = world.stay("a", "NBN", "2026-06-01")
        there = world.stay("b", "NBN", "2026-06-01")
        world.slept(gone, "2026-07-02").slept(there, "2026-07-03")
        counted = figures(world)
        # 2 July and 90 days is 30 September, the last day; 3 July and 90 days is beyond
        assert counted("A1", "ClientExit") == 1
        assert counted("D1", "ESTStatus=22", grp="households", hhtype="1") == 1
        assert counted("D1", "ESTStatus=21", grp="households", hhtype="1") == 1

    def test_only_recorded_nights_of_the_stay_count_and_once(self, world: World, figures: Counting) -> None:
        stay = world.stay("a", "NBN", "2026-01-10", "2026-01-20")
        world.slept(stay, "2026-01-09", "2026-01-10", "2026-01-12", "2026-01-12", "2026-01-19", "2026-01-20")
        counted = figures(world)
        assert counted("C1", "bed_nights", grp="ES", hhtype="0") == 3
        assert counted("E2", "avg:days_es_sh", hhtype="0") == 3

    def test_a_stay_without_a_night_is_none(self, world: World, figures: Counting) -> None:
        world.stay("a", "NBN", "2026-01-10", "2026-01-20")
        assert figures(world)("A1", "ClientEntry") == 0

    def test_the_stay_runs_from_the_first_night_to_the_day_after_the_last(
        self, world: World, figures: Counting
    ) -> None:
        stay = world.stay("a", "NBN", "2025-11-01", "2026-03-01")
        world.slept(stay, "2026-01-31", "2026-02-03")
        counted = figures(world)
        assert counted("B1", "people", cohort="31jan", grp="ES", hhtype="0") == 1
        # left on 4 February for HUD, not on 1 March: where to is not known
        assert counted("G2", "exits:dest_99", cohort="exit_0", grp="all", hhtype="1") == 1


class TestAges:
    def test_one_birth_date_that_cannot_be_spoils_the_person_s_other_stays(
        self, world: World, figures: Counting
    ) -> None:
        world.born("a", "2020-05-01").born("b", "1990-01-01")
        world.stay("a", "ES", "2019-11-01", "2019-12-01")  # before the birth
        world.stay("a", "TH", "2026-01-01")
        world.stay("b", "TH", "2026-01-01")
        counted = figures(world)
        assert counted("B1", "people", grp="TH", hhtype="99") == 1
        assert counted("B1", "people", grp="TH", hhtype="1") == 1
        assert counted("B4", "35-44", grp="TH", hhtype="0") == 1
        assert counted("B4", "3-5", grp="TH", hhtype="0") == 0

    def test_ages_that_are_believed(self, world: World, figures: Counting) -> None:
        told = {
            ("1980-03-05", 1): "1", ("1980-03-05", 2): "1", ("2015-03-05", 1): "3", ("1980-03-05", 8): "99",
            ("1980-03-05", 99): "99", ("", 1): "99", ("1900-01-01", 1): "99", ("1920-01-01", 1): "99",
            ("2026-01-01", 1): "99",
        }  # fmt: skip
        for number, (born, quality) in enumerate(told):
            world.project(f"ES{number}", SHELTER).born(f"p{number}", born, quality)
            world.stay(f"p{number}", f"ES{number}", "2026-01-01")
        counted = figures(world)
        for number, hhtype in enumerate(told.values()):
            there = {"grp": "project", "project": f"ES{number}", "hhtype": hhtype}
            assert counted("B3", "households", **there) == 1, list(told)[number]

    def test_members_who_had_left_before_the_year_do_not_tell_its_type(
        self, world: World, figures: Counting
    ) -> None:
        world.born("kid", "2015-03-05")
        world.stay("a", "TH", "2025-01-01", household="H")
        world.stay("kid", "TH", "2025-01-01", "2025-06-01", household="H", head=False)
        counted = figures(world)
        assert counted("B2", "households", grp="TH", hhtype="1") == 1
        assert counted("B2", "households", grp="TH", hhtype="2") == 0


class TestMovingIn:
    def test_a_date_before_entry_or_in_the_future_is_none(self, world: World, figures: Counting) -> None:
        world.stay("a", "PSH", "2026-01-10", MoveInDate="2026-01-09")
        world.stay("b", "PSH", "2026-01-10", MoveInDate="2026-10-01")
        world.stay("c", "PSH", "2026-01-10", MoveInDate="2026-01-10")
        counted = figures(world)
        assert counted("B1", "people", grp="PSH", hhtype="0") == 1
        assert counted("D1", "PSHMoveIn=0", grp="households", hhtype="1") == 2
        assert counted("A2", "MoveInDate") == 1

    def test_on_the_day_of_leaving_rapid_rehousing_housed_one_night_supportive_housing_none(
        self, world: World, figures: Counting
    ) -> None:
        world.stay("a", "RRH", "2026-01-10", "2026-02-10", MoveInDate="2026-02-10")
        world.stay("b", "PSH", "2026-01-10", "2026-02-10", MoveInDate="2026-02-10")
        counted = figures(world)
        assert counted("C1", "bed_nights", grp="RRH", hhtype="0") == 1
        assert counted("C1", "bed_nights", grp="PSH", hhtype="0") == 0
        assert counted("G1", "exits:permanent", cohort="exit_0", grp="RRH_housed", hhtype="1") == 1
        assert counted("G1", "exits:permanent", cohort="exit_0", grp="PSH_not_housed", hhtype="1") == 1

    def test_a_member_who_came_later_moved_in_on_coming(self, world: World, figures: Counting) -> None:
        world.stay("a", "RRH", "2026-01-01", "2026-04-01", household="H", MoveInDate="2026-02-01")
        world.stay("b", "RRH", "2026-03-01", "2026-04-01", household="H", head=False)
        # 28 nights of February and 31 of March, and the second person's 31
        assert figures(world)("C1", "bed_nights", grp="RRH", hhtype="0") == 28 + 31 + 31


class TestOverlaps:
    def test_two_places_one_night(self, world: World, figures: Counting) -> None:
        world.project("ES2", SHELTER)
        world.stay("a", "ES", "2026-01-01", "2026-01-11")
        world.stay("a", "ES2", "2026-01-06", "2026-01-16")
        counted = figures(world)
        assert counted("C1", "bed_nights", grp="ES", hhtype="0") == 15
        assert counted("C2", "bed_nights", grp="project", hhtype="0", project="ES") == 10
        assert counted("C2", "bed_nights", grp="project", hhtype="0", project="ES2") == 10

    def test_a_day_has_one_status_the_most_settled(self, world: World, figures: Counting) -> None:
        world.stay("a", "ES", "2026-01-01", "2026-01-21")
        world.stay("a", "TH", "2026-01-06", "2026-01-11")
        world.stay("a", "PSH", "2026-01-16", "2026-02-01", MoveInDate="2026-01-19")
        counted = figures(world)
        assert counted("E2", "avg:days_th", hhtype="0") == 5
        # ten days around the transitional ones, and five before moving in
        assert counted("E2", "avg:days_es_sh", hhtype="0") == 5 + 8
        assert counted("E2", "avg:days_homeless_documented", hhtype="0") == 5 + 13
        assert counted("E4", "avg:psh_housed_exited", hhtype="0") == 13

    def test_the_day_of_leaving_is_no_night(self, world: World, figures: Counting) -> None:
        world.stay("a", "ES", "2026-01-30", "2026-01-31")
        counted = figures(world)
        assert counted("B1", "people", cohort="31jan", grp="ES", hhtype="0") == 0
        assert counted("C1", "bed_nights", grp="ES", hhtype="0") == 1


class TestComingBack:
    def test_within_fourteen_days_nobody_left(self, world: World, figures: Counting) -> None:
        world.stay("a", "ES", "2025-10-05", "2025-10-20")
        world.stay("a", "ES", "2025-11-02")  # 13 days later
        world.stay("b", "ES", "2025-10-05", "2025-10-20")
        world.stay("b", "ES", "2025-11-04")  # 15 days later
        counted = figures(world)
        assert counted("G3", "stat_1", cohort="exit_0", grp="all", hhtype="1") == 1
        assert counted("H1", "return_band_30", cohort="exit_0", grp="all", hhtype="1") == 1
        assert counted("H1", "returns<=180:permanent", cohort="exit_0", grp="all", hhtype="0") == 1
        assert counted("H2", "avg_return_days:permanent", cohort="exit_0", grp="all", hhtype="0") == 15

    def test_new_returning_and_continuous(self, world: World, figures: Counting) -> None:
        world.stay("new", "ES", "2026-01-01")
        world.stay("back", "ES", "2025-01-01", "2025-02-01", to=422)
        world.stay("back", "ES", "2026-01-01")
        world.stay("gone on", "ES", "2025-01-01", "2025-12-25")
        world.stay("gone on", "TH", "2026-01-01")
        counted = figures(world)
        for stat, households in (("Stat=1", 1), ("Stat=2", 1), ("Stat=5", 1), ("ReturnTime=365", 1)):
            assert counted("D2", stat, grp="households", hhtype="1") == households

    def test_the_way_from_shelter_to_a_home(self, world: World, figures: Counting) -> None:
        world.stay("a", "ES", "2026-01-01", "2026-02-01")
        world.stay("a", "RRH", "2026-01-20", MoveInDate="2026-02-01")
        assert figures(world)("F1", "SystemPath=5", grp="households", hhtype="1") == 1


def test_the_territory_is_told_apart_from_the_project_s(world: World, figures: Counting) -> None:
    """A project of two territories counts the heads of the one asked for."""
    world.places.append({"ProjectID": "ES", "CoCCode": "XX-999"})
    world.stay("a", "ES", "2026-01-01", EnrollmentCoC=HERE)
    world.stay("b", "ES", "2026-01-01", EnrollmentCoC="XX-999")
    assert figures(world)("B1", "people", grp="ES", hhtype="0") == 1
