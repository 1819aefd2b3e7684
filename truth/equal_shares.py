"""Real municipal budgets decided by the Method of Equal Shares (A2): the adopted list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from truth.case import Outcome, Shape
from truth.elections import Election
from truth.engine import ask, beside, called


def recognises(shape: Shape) -> bool:
    return shape.kind == "json" and {"id", "rule", "expected"} <= set(shape.keys) and called(shape, "A2")


def outcomes(path: Path) -> Iterator[Outcome]:
    content = json.loads(path.read_text(encoding="utf-8"))
    for file, expected in content["expected"].items():
        answer = ask("allocation", {"equal_shares": Election.read(beside(path, file)).document()})
        got, adopted = sorted(answer["equal_shares"]["funded"]), sorted(map(str, expected["adopted"]))
        yield Outcome(f"{content['id']} {file} list", got, adopted, got == adopted)
        if "total_cost" in expected:
            cost = answer["equal_shares"]["cost"]
            yield Outcome(
                f"{content['id']} {file} cost", cost, expected["total_cost"], cost == expected["total_cost"]
            )
        faults = answer["checked"]["faults"]
        yield Outcome(f"{content['id']} {file} faults the checker finds", len(faults), 0, not faults)
