"""Dossiers on several criteria (A6): weighted sum, TOPSIS, PROMETHEE II; scores and ranks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from truth.case import Outcome, Shape
from truth.engine import ask, called

TOLERANCE = 1e-8


def recognises(shape: Shape) -> bool:
    return shape.kind == "json" and {"id", "input", "expected"} <= set(shape.keys) and called(shape, "A6")


def outcomes(path: Path) -> Iterator[Outcome]:
    content = json.loads(path.read_text(encoding="utf-8"))
    answer = ask("allocation", {"dossiers": dossiers(content["input"])})
    told = {ranking["method"].lower(): ranking for ranking in answer["dossiers"]}
    for method, expected in content["expected"].items():
        ranking = next(one for name, one in told.items() if method.lower().startswith(name))
        got = ranking["scores"]
        close = all(abs(one - other) <= TOLERANCE for one, other in zip(got, expected, strict=True))
        yield Outcome(f"{content['id']} {method} scores", got, expected, close)
        ranks = [1 + sum(other > one + TOLERANCE for other in expected) for one in expected]
        yield Outcome(f"{content['id']} {method} ranks", ranking["ranks"], ranks, ranking["ranks"] == ranks)


def dossiers(given: dict[str, Any]) -> dict[str, Any]:
    directions = next(value for key, value in given.items() if key.startswith("direction"))
    return {
        "criteria": [
            {"code": str(place), "weight": weight, "more_is_better": direction > 0}
            for place, (weight, direction) in enumerate(zip(given["weights"], directions, strict=True))
        ],
        "rows": [{"id": str(place), "marks": row} for place, row in enumerate(given["matrix"])],
    }
