"""The worked example of docs/engines/allocation.md, as printed there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from digor.engines.allocation.command import run

PAGE = Path(__file__).resolve().parents[3] / "docs" / "engines" / "allocation.md"


def answered() -> dict[str, Any]:
    printed = re.search(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert printed is not None
    found: dict[str, Any] = json.loads(run(printed[1]))
    return found


def test_the_page_says_what_the_engine_answers() -> None:
    said = answered()
    shares = {one["territory"]: one for one in said["stakes"]["shares"]}
    assert {name: one["amount"] for name, one in shares.items()} == {
        "Odet": 150_000,
        "Aulne": 60_000,
        "Laïta": 90_000,
    }
    assert round(shares["Odet"]["cap_gift"]) == 22_075 and round(shares["Aulne"]["floor_cost"]) == 20_656
    assert said["stakes"]["price"] == 350_000
    projects = said["projects"]
    lines = {one["action"]: one for one in projects["lines"]}
    assert projects["proved"] and projects["value"] == projects["certificate"]["ceiling"] == 11.3
    assert projects["below"] == "L1 coordination" and lines["L1 coordination"]["to_enter"] == 50_000
    assert lines["L1 coordination"]["missing"] == 50_000 and lines["O2 team, 2 posts"]["missing"] is None
    assert projects["next"]["more"] == 40_000 and "O2 team, 2 posts" in projects["next"]["with_list"]
    costs = {one["code"]: one["costs"] for one in projects["limits"]}
    assert costs["engineering in Aulne"] == 0.8 and costs["housing"] == 0
    assert {one["verdict"] for one in projects["robust"]} == {"firm", "out"}
    shared = said["equal_shares"]
    assert "O2 team, 2 posts" in shared["funded"]
    assert [(one["project"], round(one["lacking"])) for one in shared["unbought"]] == [
        ("A1 coordination", 19_351)
    ]
    assert said["checked"]["faults"] == []
