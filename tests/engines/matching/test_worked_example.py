"""The worked example of docs/engines/matching.md, as printed there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parents[3] / "docs" / "engines" / "matching.md"


def answered() -> dict[str, Any]:
    from digor.engines.matching.command import run

    printed = re.search(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert printed is not None
    found: dict[str, Any] = json.loads(run(printed[1]))
    return found


def test_the_page_says_what_the_engine_answers() -> None:
    said = answered()
    assert {one["household"]: one["opportunity"] for one in said["allotments"]} == {"M1": "L1", "M2": "L2"}
    assert said["proved"] and said["method"] == "flow"
    lines = {line["opportunity"]: line for line in said["lines"]}
    ranks = {name: [(one["household"], one["rank"]) for one in line["next"]] for name, line in lines.items()}
    assert ranks == {"L1": [("M4", 2)], "L2": [("M4", 3), ("M5", 4)]}
    waiting = {one["household"]: one for one in said["not_proposed"]}
    assert waiting["M3"]["failed"] == {"ceiling": 1, "size": 2} and waiting["M3"]["only"] == {"size": 1}
    assert {one["fact"] for one in said["smallest_change"]["M4"]} == {"dalo_until", "without_home"}
    assert said["checked"]["faults"] == []
