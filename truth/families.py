"""Refugee families and localities (M3): capacities in one and in three dimensions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from truth.case import Outcome, Shape
from truth.engine import ask, beside, called, compared, household, near, opportunity

DIMENSIONS = {"dim1": ("total",), "dim3": ("children", "adults", "seniors")}


def recognises(shape: Shape) -> bool:
    return shape.kind == "json" and {"id", "input", "expected"} <= set(shape.keys) and called(shape, "M3")


def outcomes(path: Path) -> Iterator[Outcome]:
    content = json.loads(path.read_text(encoding="utf-8"))
    data = json.loads(beside(path, content["input"]["file"]).read_text(encoding="utf-8"))
    published = content["expected"].get("published_matlab_intlinprog", {})
    for name, dimensions in DIMENSIONS.items():
        if name not in content["expected"]:
            continue
        got = ask("matching", document(data, dimensions))["levels"][0]["value"]
        yield near(f"{content['id']} {name} optimum", got, content["expected"][name]["optimum"])
        for figure, value in published.items():
            if figure.startswith(name):
                yield Outcome(f"{content['id']} {figure}", got, f">= {value}", got >= value - 1e-6)


def document(data: dict[str, Any], dimensions: tuple[str, ...]) -> dict[str, Any]:
    """Families whole, to at most one compatible locality, the sum of weights greatest."""
    sizes = [
        {**family, "total": family["children"] + family["adults"] + family["seniors"]}
        for family in data["families"]
    ]
    return {
        "households": [
            {"id": str(number), "facts": {key: size[key] for key in dimensions}}
            for number, size in enumerate(sizes)
        ],
        "opportunities": [
            {"id": str(number), "capacity": len(sizes), "facts": {"place": str(number)}}
            for number in range(len(data["localities"]))
        ],
        "pairs": [
            {"household": str(i), "opportunity": str(j), "facts": {"weight": data["weight"][i][j]}}
            for i in range(len(sizes))
            for j in range(len(data["localities"]))
            if data["compatible"][i][j] == "1"
        ],
        "resources": [
            {
                "code": f"{place} {key}",
                "limit": locality[key],
                "use": household(key),
                "when": [compared("equal", opportunity("place"), str(place))],
            }
            for place, locality in enumerate(data["localities"])
            for key in dimensions
        ],
        "levels": [{"code": "weight", "kind": "sum", "term": {"pair": "weight"}}],
        "ties": False,
        "explain": False,
        "fairness": False,
    }
