"""The desk enters a room by its doors only (design §3): what can be asked, done, said, shown."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.house.ground import PACKAGE

# `shapes` are the types of what reads answer. The foundation is no room of the household's way.
DOORS = {"actions", "reads", "enums", "panels", "shapes", "extracts"}
ROOMS = ("digor.casework.", "digor.supply.")


def beside_the_doors(path: Path) -> list[str]:
    """The imports of a file that enter a room otherwise."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            paths = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            paths = [alias.name for alias in node.names]
        else:
            continue
        for one in paths:
            room = next((prefix for prefix in ROOMS if one.startswith(prefix)), None)
            if room is None:
                continue
            steps = one.removeprefix(room).split(".")
            inside = steps[1:] if room == "digor.casework." else steps
            if inside and inside[0] not in DOORS:
                found.append(f"{path.name}:{node.lineno} {one}")
    return found


def test_the_desk_enters_rooms_by_their_doors() -> None:
    found = [line for path in sorted((PACKAGE / "desk").rglob("*.py")) for line in beside_the_doors(path)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "line",
    [
        "from digor.casework.people import access",
        "from digor.casework.people.models import Record",
        "import digor.supply.models",
    ],
)
def test_another_way_in_is_seen(tmp_path: Path, line: str) -> None:
    spoilt = tmp_path / "apps.py"
    spoilt.write_text(f"from digor.casework.people import reads\n{line}\n")
    assert [found.split()[0] for found in beside_the_doors(spoilt)] == ["apps.py:2"]
