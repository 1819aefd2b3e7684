"""Generalised assignment (M4, OR-Library): every job to one agent, within each agent's resource."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from truth.case import Outcome, Shape
from truth.engine import ask, beside, called, compared, opportunity

SECONDS = 55
GAP = 0.001  # what the case allows where the optimum is out of reach of a minute


def recognises(shape: Shape) -> bool:
    return shape.kind == "json" and {"id", "format", "expected"} <= set(shape.keys) and called(shape, "M4")


def outcomes(path: Path) -> Iterator[Outcome]:
    content = json.loads(path.read_text(encoding="utf-8"))
    for name, expected in content["expected"].items():
        numbers = [float(part) for part in beside(path, f"{name}.txt").read_text().split()]
        for sense, optimum in expected.items():
            level = ask("matching", document(numbers, sense == "max"))["levels"][0]
            got = level["value"]
            gap = abs(got - optimum) / abs(optimum)
            loose = f"{name} {sense}" in content.get("check", "")
            equal = abs(got - optimum) < 1e-6 or (loose and gap <= GAP)
            yield Outcome(f"{content['id']} {name} {sense}", got, optimum, equal)


def document(numbers: list[float], most: bool) -> dict[str, Any]:
    """As the file says: agents, jobs, costs by agent, uses by agent, capacities."""
    agents, jobs = int(numbers[0]), int(numbers[1])
    costs, uses = numbers[2 : 2 + agents * jobs], numbers[2 + agents * jobs : 2 + 2 * agents * jobs]
    capacities = numbers[2 + 2 * agents * jobs :]
    return {
        "households": [{"id": str(job)} for job in range(jobs)],
        "opportunities": [
            {"id": str(agent), "capacity": jobs, "facts": {"agent": str(agent)}} for agent in range(agents)
        ],
        "pairs": [
            {
                "household": str(job),
                "opportunity": str(agent),
                "facts": {"cost": costs[agent * jobs + job], "use": uses[agent * jobs + job]},
            }
            for agent in range(agents)
            for job in range(jobs)
        ],
        "resources": [
            {
                "code": str(agent),
                "limit": capacities[agent],
                "use": {"pair": "use"},
                "when": [compared("equal", opportunity("agent"), str(agent))],
            }
            for agent in range(agents)
        ],
        "levels": [{"code": "cost", "kind": "sum", "most": most, "term": {"pair": "cost"}}],
        "serve_all": True,
        "ties": False,
        "limits": {"seconds": SECONDS},
        "explain": False,
        "fairness": False,
    }
