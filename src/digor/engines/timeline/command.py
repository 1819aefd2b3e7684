"""`digor engine timeline < problem.json`: the engine alone, for a researcher or an auditor.

Days are ISO dates, open ends are null or left out. The document's fields are those of `Problem`, and
`explain`, a list of days; without it the first night of every segment is explained.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING

from digor.engines.timeline import reading
from digor.engines.timeline.answer import Answer
from digor.engines.timeline.explain import explain
from digor.engines.timeline.horizon import horizon
from digor.engines.timeline.problem import FAR, Problem
from digor.engines.timeline.solve import solve

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_DAYS = {
    "day",
    "start",
    "known_to",
    "end",
    "presumed_from",
    "last_news",
    "due",
    "warned_on",
    "missing_on",
    "bound",
}
_NONE = {"warned_on", "missing_on", "bound"}  # 0 says "none" in these


def load(text: str) -> Problem:
    """Read a problem. Raises ValueError with a sentence: where, what, what to write."""
    return _read(text)[0]


def dump(answer: Answer) -> str:
    """Write an answer as JSON; two equal answers are equal texts."""
    return _text(_answer(answer))


def run(text: str) -> str:
    """Solve and explain: `{"segments", "spells", "horizon", "explanations"}`. ValueError as `load`."""
    problem, asked = _read(text)
    answer = solve(problem)
    ahead = horizon(problem)
    days = asked or [segment.start for segment in answer.segments]
    return _text(
        {
            **_answer(answer),
            "horizon": None if ahead is None else _object(ahead) | {"notice_needed": ahead.notice_needed},
            "explanations": [_written(explain(problem, day)) for day in days],
        }
    )


def _read(text: str) -> tuple[Problem, list[int]]:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"The problem is not JSON: line {error.lineno}, column {error.colno}.") from None
    return reading.problem(document)


def _answer(answer: Answer) -> dict[str, object]:
    return {
        "segments": [_written(segment) for segment in answer.segments],
        "spells": [_written(spell) for spell in answer.spells],
    }


def _written(value: object, name: str = "") -> object:
    """A dataclass as JSON: its fields in order, days as ISO dates, an open end as null."""
    if name in _DAYS and isinstance(value, int):
        open_ended = value >= FAR or (name in _NONE and value == 0)
        return None if open_ended else date.fromordinal(value).isoformat()
    if isinstance(value, tuple):
        return [_written(element) for element in value]
    if is_dataclass(value) and not isinstance(value, type):
        return _object(value)
    return value


def _object(value: DataclassInstance) -> dict[str, object]:
    return {field.name: _written(getattr(value, field.name), field.name) for field in fields(value)}


def _text(document: dict[str, object]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
