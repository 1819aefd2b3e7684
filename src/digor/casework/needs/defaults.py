"""What a territory begins with: three forms, and the delays of an evaluation, dated."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from digor.casework.needs.enums import FormKind
from digor.casework.rights.rules import months_after

HERE = Path(__file__).parent


@cache
def questions(kind: FormKind) -> list[dict[str, Any]]:
    """The questions of the form that comes with the house."""
    rows: list[dict[str, Any]] = json.loads((HERE / "forms" / f"{kind.value}.json").read_text("utf-8"))[
        "questions"
    ]
    return rows


@cache
def _delays() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((HERE / "delays.json").read_text("utf-8"))["delays"]
    return sorted(rows, key=lambda row: row["valid_from"])


def due(kind: FormKind, since: date) -> date:
    """The last day for an evaluation of someone without a home since a day, by the rule in force that day.

    Raises LookupError for a day before any rule.
    """
    rows = [
        row
        for row in _delays()
        if row["code"] == kind.value and date.fromisoformat(row["valid_from"]) <= since
    ]
    if not rows:
        raise LookupError(f"No delay for {kind.value!r} on {since:%Y-%m-%d}.")
    row = rows[-1]
    return months_after(since, int(row["months"])) if "months" in row else since + timedelta(days=row["days"])
