"""Which module counts with which primitive: a figure and a dashboard that share one cannot disagree."""

from __future__ import annotations

import ast

from tests.house.ground import PACKAGE

USED = {
    "apr/stays": {"age", "household_type"},
    "lsa/ages": {"age"},
    "lsa/bed_nights": {"clipped", "nights"},
    "lsa/days": {"nights", "ranked_nights"},
    "lsa/exits": {"last_uncovered"},
    "lsa/households": {"household_type"},
    "lsa/inactivity": {"last_uncovered"},
    "lsa/present": {"distinct"},
    "spm/nights_homeless": {"clipped", "remainder"},
}


def test_the_list_is_true() -> None:
    found: dict[str, set[str]] = {}
    for path in (PACKAGE / "observatory").rglob("*.py"):
        name = path.relative_to(PACKAGE / "observatory").with_suffix("").as_posix()
        if name.startswith("primitives/"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                "digor.observatory.primitives."
            ):
                found.setdefault(name, set()).update(alias.name for alias in node.names)
    assert found == USED


def test_nothing_lays_out_days() -> None:
    """No calendar, no row per day: intervals are counted as they are."""
    for path in (PACKAGE / "observatory").rglob("*.py"):
        assert "generate_series" not in path.read_text(encoding="utf-8"), path.name
