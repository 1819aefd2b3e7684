"""Stock, production, places: figures that share everything out, at the day they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from digor.demo.homes.figures import LANDLORDS, SOCIAL, counts
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from digor.supply import actions, reads
from digor.supply.enums import Stage
from digor.supply.models import Dwelling, Landlord
from tests.supply.conftest import TODAY

Describe = Callable[..., Dwelling]


def test_every_dwelling_is_in_one_cell_and_counts_are_not_counted_twice(
    maiwenn: Actor, opac: Landlord, other: Landlord, describe: Describe
) -> None:
    describe(opac, "A")
    describe(other, "B", typology="T2", rent=None, accessibility="")
    assert reads.stock_by(maiwenn, "typology", "rent").cells == {("T3", "400"): 1, ("T2", ""): 1}
    row = {
        "commune": "29232",
        "typology": "T3",
        "financing": "PLUS",
        "accessible": False,
        "rent": 40001,
        "dwellings": 50,
    }
    actions.count_stock(
        by=maiwenn, landlord=opac, source="RPLS 2024", from_day=date(2024, 1, 1), counts=[row]
    )
    stock = reads.stock_by(maiwenn, "typology", "rent", "landlord")
    assert stock.cells == {("T3", "500", "opac"): 50, ("T2", "", "fh"): 1}
    assert sum(stock.along("rent").values()) == stock.total == 51
    assert reads.stock_by(maiwenn, "typology", on=date(2023, 1, 1)).total == 2, "the count did not hold yet"


def test_needs_stand_beside_the_stock_with_their_own_total(
    maiwenn: Actor, opac: Landlord, describe: Describe
) -> None:
    describe(opac, "A")
    both = reads.against(reads.stock_by(maiwenn, "typology"), "typology", {"T1": 4, "T3": 1})
    assert (both.homes, both.needs, both.missing, both.spare) == (1, 5, 4, 0)


def test_a_word_that_is_no_dimension_is_a_mistake(maiwenn: Actor, opac: Landlord) -> None:
    with pytest.raises(ValueError, match="colour"):
        reads.stock_by(maiwenn, "colour")


def test_the_demo_s_stock_is_the_published_total_of_each_commune() -> None:
    rows = [row for landlord in LANDLORDS for row in counts(landlord)]
    assert sum(row["dwellings"] for row in rows) == sum(SOCIAL.values()) == 8205
    for commune, total in SOCIAL.items():
        assert sum(row["dwellings"] for row in rows if row["commune"] == commune) == total


def test_an_operation_is_counted_at_each_stage_it_reached_and_planned_where_it_did_not(
    maiwenn: Actor, opac: Landlord
) -> None:
    made = actions.add_operation(
        by=maiwenn, landlord=opac, code="ker", name="Ker", kind="PLAI", commune="29232", dwellings=14
    )
    actions.write_milestone(by=maiwenn, operation=made, stage="programmed", reached_on=date(2025, 3, 1))
    actions.write_milestone(by=maiwenn, operation=made, stage="financed", planned_on=date(2026, 5, 1))
    actions.write_milestone(by=maiwenn, operation=made, stage="delivered", planned_on=date(2028, 5, 1))
    years = {year.year: year for year in reads.years(maiwenn)}
    assert sorted(years) == [2025, 2026, 2027, 2028]
    assert years[2025].reached["programmed"] == 14 and years[2026].planned["financed"] == 14
    actions.write_milestone(by=maiwenn, operation=made, stage="financed", reached_on=date(2026, 6, 1))
    years = {year.year: year for year in reads.years(maiwenn)}
    assert (years[2026].planned["financed"], years[2026].reached["financed"]) == (0, 14)
    assert reads.produced(maiwenn, 2026, Stage.FINANCED) == 14
    for day, code in ((TODAY + timedelta(days=1), "day_to_come"), (date(2025, 1, 1), "stages_crossed")):
        with pytest.raises(Refused) as refusal:
            actions.write_milestone(by=maiwenn, operation=made, stage="started", reached_on=day)
        assert refusal.value.code == code


def test_rental_mediation_is_net_of_losses_month_by_month(maiwenn: Actor, opac: Landlord) -> None:
    def move(movement: str, on: date, dwellings: int) -> None:
        actions.move_mediation(
            by=maiwenn, landlord=opac, solution="IML-MG", movement=movement, on=on, dwellings=dwellings
        )

    move("captured", date(2023, 1, 5), 10)
    move("captured", date(2026, 10, 5), 3)
    move("lost", date(2026, 10, 20), 4)
    months = reads.mediation(maiwenn, TODAY, months=3)
    assert [(month.first, month.captured, month.lost, month.net, month.standing) for month in months] == [
        (date(2026, 9, 1), 0, 0, 0, 10), (date(2026, 10, 1), 3, 4, -1, 9), (date(2026, 11, 1), 0, 0, 0, 9),
    ]  # fmt: skip
    with pytest.raises(Refused) as refusal:
        move("lost", TODAY, 10)
    assert refusal.value.code == "too_many"


def test_loc3_needs_mediation_and_an_agreement_lasts_six_years(maiwenn: Actor, opac: Landlord) -> None:
    def sign(level: str, mediated: bool, ends_on: date) -> None:
        actions.sign_anah(
            by=maiwenn, landlord=opac, number=f"n-{level}-{ends_on.year}", level=level, mediated=mediated,
            commune="29232", signed_on=date(2026, 1, 1), begins_on=date(2026, 2, 1), ends_on=ends_on,
        )  # fmt: skip

    sign("LOC3", True, date(2032, 2, 1))
    for words, code in (
        (("LOC3", False, date(2032, 2, 1)), "invalid"),
        (("LOC2", False, date(2031, 2, 1)), "too_short"),
    ):
        with pytest.raises(Refused) as refusal:
            sign(*words)
        assert refusal.value.code == code
    assert reads.agreements(maiwenn, TODAY) == [{"level": "LOC3", "count": 1, "mediated": 1}]


def test_a_past_day_keeps_its_own_capacity(maiwenn: Actor, opac: Landlord) -> None:
    shelter = actions.add_facility(by=maiwenn, name="CHU Ti Nevez", solution="CHU")
    actions.set_capacity(by=maiwenn, facility=shelter, from_day=date(2024, 1, 1), places=20, winter_places=4)
    actions.set_capacity(by=maiwenn, facility=shelter, from_day=date(2026, 1, 1), places=30)
    assert reads.places_by_solution(maiwenn, date(2025, 12, 31)) == {"CHU": (20, 4)}
    assert reads.places_by_solution(maiwenn, date(2026, 1, 1)) == {"CHU": (30, 0)}
    assert reads.places_by_solution(maiwenn, date(2023, 1, 1)) == {}
    with pytest.raises(Refused) as refusal:
        actions.set_capacity(by=maiwenn, facility=shelter, from_day=date(2025, 1, 1), places=1)
    assert refusal.value.code == "too_late"


def test_contours_of_the_territory_alone_are_loaded(maiwenn: Actor, opac: Landlord) -> None:
    ring = [[-4.1, 48.0], [-4.0, 48.0], [-4.0, 48.1], [-4.1, 48.0]]
    features = [
        {"properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for code in ("29232", "75056")
    ]
    assert reads.map_of(maiwenn, "stock")[0].schematic
    assert actions.load_contours(by=maiwenn, features=features, source="IGN") == 1
    drawing, areas = reads.map_of(maiwenn, "stock")
    assert not drawing.schematic
    assert {area.name for area in areas} == {"Quimper", "Briec"}, "a commune without a contour keeps its line"
    with pytest.raises(Refused) as refusal:
        actions.load_contours(by=maiwenn, features=features[1:], source="IGN")
    assert refusal.value.code == "no_contour"
