"""Until when a reservation holder may name candidates, and who takes over: dated data (`delays.json`)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("delays.json")
STATED = "stated"


@dataclass(frozen=True, slots=True)
class Delay:
    """A rule: days to name candidates, who designates when they have passed, and the article that says so.

    `to_verify`: nobody has yet read the article for us; the page says it.
    """

    code: str
    holders: frozenset[str]
    valid_from: date
    days: int
    takes_over: str
    source: str
    to_verify: bool


def agreement_years(day: date) -> int:
    """For how many years at least an agreement with the Anah that begins on a day binds its owner."""
    rows = json.loads(_FILE.read_text(encoding="utf-8"))["agreements"]
    held = [row for row in rows if date.fromisoformat(row["valid_from"]) <= day]
    return max(held, key=lambda row: row["valid_from"])["years"] if held else 0


@cache
def delays() -> tuple[Delay, ...]:
    """Every rule, latest first."""
    rows = json.loads(_FILE.read_text(encoding="utf-8"))["delays"]
    found = [
        Delay(
            row["code"], frozenset(row["holders"]), date.fromisoformat(row["valid_from"]), row["days"],
            row["takes_over"], row["source"], row["to_verify"],
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.valid_from, reverse=True))


def delay_on(holder: str, day: date) -> Delay | None:
    """The rule that holds for a holder on a day; None when it has no deadline (the landlord itself)."""
    return next((one for one in delays() if holder in one.holders and one.valid_from <= day), None)


def deadline_of(holder: str, opened_on: date | None, stated: date | None) -> tuple[date | None, str]:
    """The last useful day and the rule that gives it: what was stated first, else the rule of that day."""
    if stated is not None:
        return stated, STATED
    found = delay_on(holder, opened_on) if holder and opened_on else None
    return (opened_on + timedelta(days=found.days), found.code) if found and opened_on else (None, "")
