"""What a landlord or a service says, row by row, in the words of homes: built here, checked here, kept as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from digor.supply.enums import (
    Accessibility,
    Financing,
    Finding,
    Holder,
    Kind,
    Measure,
    Outcome,
    Refusal,
    Solution,
    Step,
    Typology,
)

Type = type[Any]
# The words of each kind, and what each holds. Money in euro cents a month, surfaces in m².
FIELDS: dict[Kind, dict[str, Type]] = {
    Kind.DWELLING: {
        "solution": Solution, "typology": Typology, "surface": int, "floor": int, "lift": bool,
        "accessibility": Accessibility, "rent": int, "charges": int, "commune": str, "sector": str, "address": str,
        "financing": Financing, "qpv": bool, "removed_on": date,
    },
    Kind.VACANCY: {
        "declared_on": date, "available_from": date, "rent": int, "charges": int, "holder": Holder, "deadline": date,
    },
    Kind.STEP: {"step": Step, "on": date, "holder": Holder, "deadline": date, "reason": Refusal},
    Kind.REPORT: {
        "received_on": date, "commune": str, "address": str, "visited_on": date, "finding": Finding,
        "measure": Measure, "measure_on": date, "rehousing_due_on": date, "rehoused_on": date, "outcome": Outcome,
        "closed_on": date,
    },
}  # fmt: skip
_LONGEST = {"sector": 80, "address": 200, "commune": 5}


@dataclass(frozen=True, slots=True)
class Given:
    """One thing said of one subject. `values` hold JSON only, without what is empty.

    Raises ValueError for a word the kind does not have, or a value it cannot hold: a mistake of ours.
    """

    kind: Kind
    key: str
    stated_on: date
    values: Mapping[str, Any] = field(default_factory=dict)
    about: str = ""
    line: int = 0

    def __post_init__(self) -> None:
        if not self.key or len(self.key) > 160 or len(self.about) > 120:
            raise ValueError(f"{self.kind}: a key of 1 to 160 characters")
        words = FIELDS[self.kind]
        for name, value in self.values.items():
            _check(name, value, words[name])


def dwelling(reference: str, stated_on: date, *, line: int = 0, **words: Any) -> Given:
    """A dwelling, all of its description: what is not said is not known any more."""
    return Given(Kind.DWELLING, reference, stated_on, written(words), line=line)


def vacancy(
    reference: str, declared_on: date, stated_on: date, *, key: str = "", line: int = 0, **words: Any
) -> Given:
    """A dwelling that will be free. Without the landlord's own number, its key is the dwelling and the day."""
    values = written({"declared_on": declared_on, **words})
    return Given(Kind.VACANCY, key or vacancy_key(reference, declared_on), stated_on, values, reference, line)


def step(vacancy: str, step: Step, on: date, stated_on: date, *, line: int = 0, **words: Any) -> Given:
    """Something that happened to a vacancy, named by its key."""
    values = written({"step": step, "on": on, **words})
    return Given(Kind.STEP, f"{vacancy}/{step}/{on.isoformat()}", stated_on, values, vacancy, line)


def report(number: str, stated_on: date, *, line: int = 0, **words: Any) -> Given:
    """A report on the condition of a dwelling, under its service's number."""
    return Given(Kind.REPORT, number, stated_on, written(words), line=line)


def vacancy_key(reference: str, declared_on: date) -> str:
    """What makes two lines one vacancy."""
    return f"{reference}/{declared_on.isoformat()}"


def written(words: Mapping[str, Any]) -> dict[str, Any]:
    """Values as JSON: days as text, codes as their value, nothing for what is empty."""
    found = {}
    for name, value in words.items():
        if value is None or value == "":
            continue
        if isinstance(value, date):
            value = value.isoformat()
        elif isinstance(value, StrEnum | str):
            value = str(value)[: _LONGEST.get(name, 120)]
        found[name] = value
    return found


def day_of(values: Mapping[str, Any], name: str) -> date | None:
    """A day written by `written`."""
    text = values.get(name)
    return date.fromisoformat(text) if text else None


def _check(name: str, value: Any, kind: Type) -> None:
    if kind is date:
        date.fromisoformat(value)
    elif kind in (int, bool):
        if type(value) is not kind:
            raise ValueError(f"{name}: {kind.__name__} expected")
    elif kind is not str:
        kind(value)
