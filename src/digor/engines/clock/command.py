"""`digor engine clock < problem.json`: the engine alone, for a researcher or an auditor.

The document: `day`, `files` (each `id`, `acts` by name with a day or a list of days, `words`, `instalments`), and if one
likes `rules` and `words` added to the French law, and `without`, codes of rules taken away.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from digor.engines.clock import reading
from digor.engines.clock.answer import Answer, FileAnswer, Moment, Step
from digor.engines.clock.french import LAW
from digor.engines.clock.problem import ONGOING, Exemption, Problem, Rule, Winter
from digor.engines.clock.solve import solve

NOTICE = "A day, its rule and its source, to be verified in the text in force. This is not advice."


def load(text: str) -> Problem:
    """Read a problem. Raises ValueError with a sentence: where, what, what to write."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"The problem is not JSON: line {error.lineno}, column {error.colno}.") from None
    return reading.problem(document, LAW)


def run(text: str) -> str:
    """Every file with its stages, moments and reasons, as JSON. ValueError as `load`."""
    problem = load(text)
    found = dump(solve(problem)) | {"law": problem.law.version, "notice": NOTICE}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def dump(answer: Answer) -> dict[str, Any]:
    """The answer as plain values."""
    return {"day": _day(answer.day), "files": [_file(file) for file in answer.files]}


def _file(file: FileAnswer) -> dict[str, Any]:
    truce = file.truce
    return {
        "id": file.id,
        "reached": [{"stage": one.stage, "act": one.act, "day": _day(one.day)} for one in file.reached],
        "skipped": list(file.skipped),
        "clause": file.clause.value,
        "truce": {
            "holds": truce.holds,
            "begins": _day(truce.begins),
            "ends": _day(truce.ends),
            "rule": _reference(truce.winter),
            "exemption": _reference(truce.exemption),
        },
        "next": {
            party: {
                "rule": one.rule.code,
                "ends": _day(one.counted.ends),
                "last_useful": _day(one.counted.useful),
            }
            for party, one in file.next().items()
        },
        "moments": [_moment(one) for one in file.moments],
        "openings": [
            {
                "act": one.act,
                "day": _day(one.day),
                "missing": list(one.missing),
                "steps": _steps(one.steps),
            }
            for one in file.openings
        ],
    }


def _moment(one: Moment) -> dict[str, Any]:
    return {
        "rule": one.rule.code,
        "stage": one.rule.stage,
        "party": one.rule.party.value,
        "kind": one.rule.kind.value,
        "state": one.state.value,
        "says": one.rule.says,
        "start": _day(one.start),
        "ends": _day(one.counted.ends),
        "last_useful": _day(one.counted.useful),
        "falls_on": one.counted.falls_on,
        "on": _day(one.on),
        "doubts": list(one.doubts),
        "steps": _steps(one.counted.steps),
        "reference": _reference(one.rule),
    }


def _reference(one: Rule | Winter | Exemption | None) -> dict[str, Any] | None:
    """Its text, its source, its validity, and whether somebody has read it."""
    if one is None:
        return None
    found: dict[str, Any] = {"text": one.text, "source": one.source, "verified": one.verified}
    if isinstance(one, Winter):
        return found | {"winters": [one.first, None if one.last == ONGOING else one.last]}
    return found | {"valid_from": _day(one.valid_from), "valid_to": _day(one.valid_to)}


def _steps(steps: tuple[Step, ...]) -> list[dict[str, Any]]:
    return [{"code": one.code, "day": _day(one.day), "detail": one.detail} for one in steps]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
