"""Prints what is proved against HUD as a page (Markdown): how many values, and each rule in our words.

`docs/observatory/hud.md` is this text. The counts are those of the last `python -m truth.proved`, kept in
`proved.json`; the rules are `definitions`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from digor.observatory.definitions import LSA, RULES

FILE = "docs/observatory/hud.md"
_PROVED = Path(__file__).resolve().parent / "proved.json"

_INTRODUCTION = """# Proved against HUD

Written by `digor.observatory.page`: change the code, never this page.

Nobody here wrote the data below, nor the results. They come from the United States, where every vendor of a
homeless management information system (HMIS) must find HUD's figures; all the people in them are invented.
The words and units differ from ours; what a night, a stay, a household, an exit and a return are does not.

- `digor lsa` counts a territory's year as HUD's *Longitudinal System Analysis* does;
- `digor apr` counts a project's year as HUD's *Annual Performance Report* does;
- nights without a home are HUD's *System Performance Measure* 1a.

Both commands read the export alone: no web database, no name, and numbers instead of its identifiers.
`python3 dev.py truth` compares again, one line per value; a folder of another year or vendor with files of the
same shape is compared too, without a change of code."""

_AFTER_LSA = """
Beside the values, every row of HUD's working tables is equal, column by column: 15,559 stays, 4,323 households,
6,287 exits (`tests/observatory/lsa/test_against_hud.py`). Each rule is also tried alone on a world of a few
people (`tests/observatory/lsa/test_tiny_worlds.py`).

Source: HMIS/LSASampleCode, sample data of 1 August 2026 (FY2026, specifications v8). Left out on purpose:
`NoCoC` and `DisablingCond`, which cannot be computed again from the files published."""


def render() -> str:
    """The page; the same text from the same code and counts."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    proved: dict[str, dict[str, list[int]]] = json.loads(_PROVED.read_text(encoding="utf-8"))
    lsa = proved["lsa"]
    yield _INTRODUCTION
    yield f"\n## A territory's year (LSA): {_tally([lsa[code] for code in LSA])} values\n"
    yield "| measure | what | equal |\n|---|---|---|"
    for code, what in LSA.items():
        yield f"| {code} | {what} | {_tally([lsa[code]])} |"
    yield f"| | sums behind the averages | {_tally([lsa['exact_sums']])} |"
    yield f"| | headline, all types together | {_tally([lsa['headline']])} |"
    yield _AFTER_LSA
    yield f"\n## A project's year (APR): {_tally(proved['apr'].values())} checked cells\n"
    yield "| kit | equal |\n|---|---|"
    for kit, tally in sorted(proved["apr"].items()):
        yield f"| {kit} | {_tally([tally])} |"
    yield "\nSource: the *Data Lab* test kits of FY2021, as kept by greenriver/hmis-warehouse."
    yield "\n## Nights without a home (SPM 1a): 19 cases\n"
    yield "| answered by | figures equal |\n|---|---|"
    for way, tally in sorted(proved["spm"].items()):
        yield f"| the {way} | {_tally([tally])} |"
    yield "\n## The rules, in our words"
    for title, rules in RULES.items():
        yield f"\n### {title}\n"
        yield from (f"- {rule}" for rule in rules)
    yield "\n## What is shared\n"
    yield "Dashboards count with the same notions (`src/digor/observatory/primitives/`), each compared to a twin"
    yield "that lays out one row per day: union of intervals, gaps, episodes, last uncovered day, remainder, nights,"
    yield "nights by rank, distinct counts with their total, ages, types of households. Who uses which:"
    yield "`tests/observatory/primitives/test_who_uses_them.py`."


def _tally(pairs: Iterable[list[int]]) -> str:
    equal, of = (sum(column) for column in zip(*pairs, strict=True))
    return f"{equal:,} of {of:,}"
