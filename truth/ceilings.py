"""Ceilings and quartiles (M5): the French rules, asked as an allocation of one dwelling to one household."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from truth.case import Outcome, Shape
from truth.engine import ask, near


def recognises(shape: Shape) -> bool:
    return shape.kind == "json" and {"id", "rule_uc", "expected"} <= set(shape.keys)


def outcomes(path: Path) -> Iterator[Outcome]:
    from digor.engines.matching import french

    content = json.loads(path.read_text(encoding="utf-8"))
    for place, case in enumerate(content["expected"].get("plafonds", []), 1):
        name = f"{content['id']} plafond {place} ({case['commune']}, {case['year']})"
        day = f"{case['year']}-07-01"
        category = french.ceiling_category(case["adults_ages"], len(case["children_ages"]))
        zone = french.zone(law("zones"), case["commune"])
        ceiling = french.ceilings(law("ceilings"), day)[f"PLAI|{zone}|{category}"]
        yield Outcome(
            f"{name} category",
            f"categorie_{category}",
            case["category"],
            case["category"].endswith(f"_{category}"),
        )
        yield Outcome(f"{name} ceiling", ceiling, case["plafond_PLAI"], ceiling == case["plafond_PLAI"])
        got = eligible(zone, category, case["rfr_n2"], day)
        yield Outcome(f"{name} eligible", got, case["eligible_PLAI"], got == case["eligible_PLAI"])
    for place, case in enumerate(content["expected"].get("quartiles", []), 1):
        name = f"{content['id']} quartile {place}"
        units = french.consumption_units(law("quartiles"), case["adults"], case["children_ages"])
        found = french.quartile(law("quartiles"), case["epci"], case["year"], case["annual_resources"], units)
        yield near(f"{name} units", units, case["uc"])
        yield near(f"{name} resources", round(case["annual_resources"] / units, 2), case["resources_per_uc"])
        yield Outcome(name, f"Q{found}", case["quartile"], f"Q{found}" == case["quartile"])


def eligible(zone: str, category: int, resources: float, day: str) -> bool:
    """Whether the engine gives a PLAI dwelling of the zone to this household, all other things settled."""
    from digor.engines.matching import french

    rule = next(one for one in law("rules")["rules"] if one["code"] == "ceiling")
    answer = ask(
        "matching",
        {
            "day": day,
            "households": [{"id": "M", "facts": {"resources": resources, "category": category}}],
            "opportunities": [{"id": "L", "facts": {"financing": "PLAI", "zone": zone}}],
            "rules": [rule],
            "tables": {"ceilings": french.ceilings(law("ceilings"), day)},
            "levels": [{"code": "used", "kind": "count"}],
        },
    )
    return bool(answer["allotments"])


def law(name: str) -> dict[str, Any]:
    text = (files("digor.engines.matching") / "law" / f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
