"""Lexicographic allocation under French rules (M6): each instance's vector of levels, and its eligible pairs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from truth.case import Outcome, Shape
from truth.engine import ask, compared, household, opportunity


def recognises(shape: Shape) -> bool:
    return shape.kind == "json" and {"id", "rules", "objective_in_order", "expected"} <= set(shape.keys)


def outcomes(path: Path) -> Iterator[Outcome]:
    content = json.loads(path.read_text(encoding="utf-8"))
    for place, case in enumerate(content["expected"], 1):
        name = f"{content['id']} {place} ({len(case['households'])} x {len(case['dwellings'])})"
        answer = ask("matching", document(content, case))
        vector = [level["value"] for level in answer["levels"]]
        yield Outcome(f"{name} vector", vector, case["optimal_vector"], vector == case["optimal_vector"])
        yield Outcome(f"{name} proved", answer["proved"], True, answer["proved"])
        pairs, told = answer["eligible_pairs"], case["eligible_pairs"]
        yield Outcome(f"{name} eligible pairs", pairs, told, pairs == told)
        faults = answer["checked"]["faults"]
        yield Outcome(f"{name} reasons that do not hold", len(faults), 0, not faults)


def document(content: dict[str, Any], case: dict[str, Any]) -> dict[str, Any]:
    """The rules and the order, as the case writes them."""

    def yes(fact: str) -> list[dict[str, Any]]:
        return [compared("equal", household(fact), True)]

    def rule(code: str, test: dict[str, Any], *when: dict[str, Any], ground: str = "law") -> dict[str, Any]:
        return {
            "code": code,
            "article": "rule of the case",
            "ground": ground,
            "test": test,
            "when": list(when),
        }

    table = {"table": "occupancy", "by": [opportunity("type")]}
    return {
        "households": [person(one) for one in case["households"]],
        "opportunities": [person(one) for one in case["dwellings"]],
        "tables": {"occupancy": content["rules"]["occupancy"]},
        "rules": [
            rule("occupancy", compared("within", household("persons"), table)),
            rule(
                "financing",
                compared("equal", household("ceiling"), "PLAI"),
                compared("equal", opportunity("financing"), "PLAI"),
            ),
            rule(
                "accessible",
                compared("equal", opportunity("accessible"), True),
                *yes("needs_accessible"),
                ground="household",
            ),
            rule("rent", compared("at_most", opportunity("rent"), household("max_rent")), ground="household"),
            rule(
                "communes",
                compared("one_of", opportunity("commune"), household("communes")),
                ground="household",
            ),
        ],
        "quotas": [
            {
                "code": "quartile 1",
                "percent": 25,
                "hard": True,
                "scope": [compared("equal", opportunity("in_qpv"), False)],
                "target": [compared("equal", household("quartile"), 1)],
            }
        ],
        "levels": [
            {"code": "dalo", "kind": "count", "when": yes("dalo")},
            {"code": "without_home", "kind": "count", "when": yes("without_home")},
            {"code": "used", "kind": "count"},
            {"code": "points", "kind": "sum", "term": household("points")},
            {"code": "waiting", "kind": "sum", "term": household("months_waiting")},
        ],
    }


def person(given: dict[str, Any]) -> dict[str, Any]:
    return {"id": given["id"], "facts": {key: value for key, value in given.items() if key != "id"}}
