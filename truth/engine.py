"""An engine asked the way an auditor does: a JSON document in, a JSON document out; and a case's input files."""

from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from truth.case import Outcome, Shape

DATA = Path("../shared/data")


def ask(engine: str, document: dict[str, Any]) -> dict[str, Any]:
    """What `digor engine NAME` prints for this document."""
    answer: dict[str, Any] = json.loads(
        import_module(f"digor.engines.{engine}.command").run(json.dumps(document))
    )
    return answer


def called(shape: Shape, *names: str) -> bool:
    """Whether the case is one of these (M1, M1b, M1-sealed… but not M10)."""
    return any(shape.name.startswith(name) and not shape.name[len(name) :][:1].isdigit() for name in names)


def near(case: str, got: float, expected: float, tolerance: float = 1e-6) -> Outcome:
    """Equal to an absolute tolerance."""
    return Outcome(case, got, expected, abs(got - expected) <= tolerance)


@cache
def beside(case: Path, name: str) -> Path:
    """An input file a case names: in its folder or below, else in the folders above, else among the data."""
    folder = case.parent
    for place in (folder, folder.parent, folder.parent.parent, DATA):
        if (place / name).exists():
            return place / name
        found = sorted(place.rglob(Path(name).name)) if place.is_dir() and place != Path("/") else []
        if found:
            return found[0]
    raise FileNotFoundError(f"{case.name} names {name}, which is nowhere")


def household(name: str) -> dict[str, Any]:
    """The term that reads a fact of the household."""
    return {"household": name}


def opportunity(name: str) -> dict[str, Any]:
    """The term that reads a fact of the opportunity."""
    return {"opportunity": name}


def compared(comparison: str, left: dict[str, Any], right: Any) -> dict[str, Any]:
    """A test; a right side that is no term is a constant."""
    return {"is": comparison, "left": left, "right": right if isinstance(right, dict) else {"value": right}}
