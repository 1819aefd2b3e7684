"""Best lists within one envelope or several: OR-Library (A1), real municipal budgets (A3)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from truth.case import Outcome, Shape
from truth.elections import Election
from truth.engine import ask, beside, called, near


def recognises(shape: Shape) -> bool:
    keys = set(shape.keys)
    return shape.kind == "json" and (
        ({"id", "problems"} <= keys and called(shape, "A1"))
        or ({"id", "expected"} <= keys and called(shape, "A3"))
    )


def outcomes(path: Path) -> Iterator[Outcome]:
    content = json.loads(path.read_text(encoding="utf-8"))
    for problem in content.get("problems", ()):
        if "optimum" in problem:
            name = f"{content['id']} {problem['no']} ({problem['n']} x {problem['m']})"
            yield from _solved(name, several(problem), problem["optimum"])
    files = content.get("expected", {}) if "problems" not in content else {}
    for file, expected in files.items():
        election = Election.read(beside(path, file))
        yield from _solved(f"{content['id']} {file}", one(election, expected), expected["optimum"])


def _solved(name: str, projects: dict[str, Any], optimum: float) -> Iterator[Outcome]:
    answer = ask("allocation", {"projects": projects | {"explain": False}})
    yield near(f"{name} optimum", answer["projects"]["value"], optimum)
    yield Outcome(f"{name} proved", answer["projects"]["proved"], True, answer["projects"]["proved"])
    faults = answer["checked"]["faults"]
    yield Outcome(f"{name} faults the checker finds", len(faults), 0, not faults)


def several(problem: dict[str, Any]) -> dict[str, Any]:
    """Projects, and as many budgets as the file has rows."""
    return {
        "actions": [
            {"id": str(j), "value": value, "uses": {str(k): row[j] for k, row in enumerate(problem["use"])}}
            for j, value in enumerate(problem["value"])
        ],
        "limits": [
            {"code": f"budget {k}", "of": str(k), "most": capacity}
            for k, capacity in enumerate(problem["capacity"])
        ],
    }


def one(election: Election, expected: dict[str, Any]) -> dict[str, Any]:
    """Projects within the budget, worth what the column named by the case says."""
    return {
        "envelope": int(expected.get("budget", election.budget)),
        "actions": [
            {"id": name, "cost": election.costs[name], "value": float(row[expected["value"]])}
            for name, row in election.projects.items()
        ],
    }
