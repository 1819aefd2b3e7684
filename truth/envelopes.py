"""Sharing an envelope in proportion to needs, floor and cap, whole euros (A4); alpha-fair divisions (A5)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from truth.case import Outcome, Shape
from truth.engine import ask, called

TOLERANCE = 1e-6  # the cases give six and eight decimals


def recognises(shape: Shape) -> bool:
    return (
        shape.kind == "json"
        and {"id", "definition", "expected"} <= set(shape.keys)
        and called(shape, "A4", "A5")
    )


def outcomes(path: Path) -> Iterator[Outcome]:
    content = json.loads(path.read_text(encoding="utf-8"))
    for place, case in enumerate(content["expected"], 1):
        name = f"{content['id']} {case.get('name', place)}"
        yield from (_fair(name, case) if "alpha" in case else _bounded(name, case))


def _bounded(name: str, case: dict[str, Any]) -> Iterator[Outcome]:
    answer = ask("allocation", {"stakes": stakes(case)})
    shares = answer["stakes"]["shares"]
    if "exact" in case:
        yield _close(f"{name}, exact", [one["exact"] for one in shares], case["exact"])
    if "euros_largest_remainder" in case:
        got = [one["amount"] for one in shares]
        expected = [round(one) for one in case["euros_largest_remainder"]]
        yield Outcome(f"{name}, whole euros", got, expected, got == expected)
    faults = answer["checked"]["faults"]
    yield Outcome(f"{name}, faults the checker finds", len(faults), 0, not faults)


def _fair(name: str, case: dict[str, Any]) -> Iterator[Outcome]:
    alpha = case["alpha"]
    endless = isinstance(alpha, str) or alpha == float("inf")
    fair = {
        "envelope": whole(case["budget"]),
        "weights": case["weights"],
        "alpha": "infinite" if endless else alpha,
    }
    got = ask("allocation", {"fair": fair})["fair"]["exact"]
    yield _close(f"{name}, alpha {alpha}", got, case["x"])


def stakes(case: dict[str, Any]) -> dict[str, Any]:
    rows = zip(case["weights"], case["floor"], case["cap"], strict=True)
    return {
        "envelope": whole(case["budget"]),
        "territories": [
            {"id": str(place), "weight": weight, "floor": whole(floor), "cap": whole(cap)}
            for place, (weight, floor, cap) in enumerate(rows, 1)
        ],
    }


def whole(amount: float) -> int:
    """Money of the case as a whole number; a fraction of a unit would be another shape of case."""
    if amount != int(amount):
        raise ValueError(f"{amount} is not whole")
    return int(amount)


def _close(name: str, got: list[float], expected: list[float]) -> Outcome:
    equal = len(got) == len(expected) and all(
        abs(one - other) <= TOLERANCE for one, other in zip(got, expected, strict=True)
    )
    return Outcome(name, got, expected, equal)
