"""What a case file looks like, and what a case answers."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case: what Digor says, what the outside says, and whether they are the same to its tolerance."""

    id: str
    got: Any
    expected: Any
    equal: bool


class Family(Protocol):
    """A module of this package."""

    def recognises(self, shape: Shape) -> bool: ...
    def outcomes(self, path: Path) -> Iterator[Outcome]: ...


@dataclass(frozen=True, slots=True)
class Shape:
    """The header of a CSV or the top keys of a JSON object; `name` is the JSON's own id."""

    kind: str
    keys: tuple[str, ...]
    name: str = ""

    @classmethod
    def read(cls, path: Path) -> Shape | None:
        """None for what is not a case file: other suffixes, lists, files that cannot be read."""
        try:
            if path.suffix == ".csv":
                with path.open(encoding="utf-8-sig", newline="") as file:
                    return cls("csv", tuple(next(csv.reader(file), [])))
            if path.suffix == ".json":
                content = json.loads(path.read_text(encoding="utf-8"))
                if isinstance(content, dict):
                    return cls("json", tuple(content), str(content.get("id", "")))
        except (OSError, ValueError, csv.Error):
            pass
        return None


def without_adapter(shape: Shape) -> str:
    """The family of a known shape that Digor cannot answer yet; empty for what is no case at all."""
    if shape.kind == "json" and {"id", "engine", "title"} <= set(shape.keys):
        return f"engines, {shape.name}"
    return ""
