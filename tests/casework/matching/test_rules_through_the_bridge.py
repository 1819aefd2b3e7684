"""Each hard rule, one household on each side of its line, from what the rooms know; not known is never a refusal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from digor.casework.matching import bridge, reads
from digor.casework.people.models import Record
from digor.foundation.partners.actor import Actor
from digor.supply import reads as supply
from digor.supply.models import Vacancy
from tests.casework.matching.conftest import TODAY

SIDES: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("ceiling", {"income": 9000}, {}, "passed"),
    ("ceiling", {"income": 60000}, {}, "failed"),
    ("ceiling", {"income": None}, {}, "missing"),
    ("ceiling", {"disabled": None}, {}, "missing"),
    ("unique_number", {}, {}, "passed"),
    ("unique_number", {"number": False}, {}, "missing"),
    ("stay", {}, {}, "passed"),
    ("stay", {"stay": "no"}, {}, "failed"),
    ("stay", {"stay": "in_progress"}, {}, "missing"),
    ("stay", {"stay": ""}, {}, "missing"),
    ("not_overcrowded", {"persons": 2}, {"surface": 16}, "passed"),
    ("not_overcrowded", {"persons": 2}, {"surface": 15}, "failed"),
    ("not_underoccupied", {}, {"typology": "T2"}, "passed"),
    ("not_underoccupied", {}, {"typology": "T3"}, "failed"),
    ("refuses", {"floor_max": 2}, {}, "passed"),
    ("refuses", {"floor_max": 1}, {}, "failed"),
    ("refuses", {"floor_max": 1}, {"lift": True}, "passed"),
    ("refuses", {"refused_solutions": ["LLS"]}, {}, "failed"),
    ("refuses", {"refused_communes": ["29232"]}, {}, "failed"),
    ("accessible", {"accessibility": "reached"}, {"accessibility": "reached"}, "passed"),
    ("accessible", {"accessibility": "reached"}, {}, "failed"),
    ("accessible", {}, {}, "passed"),
]


def test_each_side_of_each_line(
    maiwenn: Actor, someone: Callable[..., Record], open_home: Callable[..., Vacancy]
) -> None:
    cases = [
        someone(f"Den {number}", **household).case_number for number, (_, household, _, _) in enumerate(SIDES)
    ]
    homes = [open_home(f"K{number}", **home) for number, (_, _, home, _) in enumerate(SIDES)]
    units = {one.case_number: one for one in reads.units(maiwenn, TODAY)}
    told = [
        bridge.verdicts(units[case], supply.home(vacancy), TODAY)[rule]
        for case, vacancy, (rule, _, _, _) in zip(cases, homes, SIDES, strict=True)
    ]
    assert told == [verdict for _, _, _, verdict in SIDES]


def test_a_boarding_house_asks_for_an_orientation(
    maiwenn: Actor, someone: Callable[..., Record], open_home: Callable[..., Vacancy]
) -> None:
    case = someone("Tangi").case_number
    home = supply.home(open_home("K1", solution="PF"))
    sides: list[tuple[dict[str, frozenset[str]], str]] = [
        ({}, "missing"), ({case: frozenset({"PF"})}, "passed"), ({case: frozenset()}, "failed")
    ]  # fmt: skip
    for oriented, verdict in sides:
        [unit] = reads.units(maiwenn, TODAY, oriented)
        assert bridge.verdicts(unit, home, TODAY)["pf_orientation"] == verdict


def test_every_rule_of_law_has_its_article() -> None:
    assert all(
        rule.article for rule in bridge.hard_rules(TODAY)
        if rule.code not in {"refuses", "communes", "rent", "accessible"}
    )  # fmt: skip
