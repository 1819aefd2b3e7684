"""`digor engine matching < problem.json`: the engine alone, for a researcher or an auditor.

The document's fields are those of `Problem`, and what is asked beside the list:
`explain` (true by default up to 2,000 households: lines, households not proposed, and what the checker says),
`smallest_change` (households), `fairness` (true), `replay` ({"levels", "sessions", "until"}), `online` (true:
arrivals in the order of the list; only the online rule is answered).
"""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from typing import Any

from digor.engines.matching import reading
from digor.engines.matching.answer import Answer
from digor.engines.matching.change import changes
from digor.engines.matching.check import Checker
from digor.engines.matching.explain import explain
from digor.engines.matching.fairness import by_group
from digor.engines.matching.online import first_come, online
from digor.engines.matching.problem import Problem
from digor.engines.matching.replay import Session, replay
from digor.engines.matching.solve import Search

EXPLAINED = 2000  # households above which reasons are given only when asked


def load(text: str) -> Problem:
    """Read a problem. Raises ValueError with a sentence: where, what, what to write."""
    return reading.problem(_document(text))


def run(text: str) -> str:
    """The list and what was asked beside it. ValueError as `load`, and when no list is possible."""
    document = _document(text)
    problem = reading.problem(document)
    if reading.yes(document, "online", "the document", False):
        return _text({"first_come": asdict(first_come(problem)), "online": asdict(online(problem))})
    ready = Search(problem)
    answer = ready.answer()
    found = dump(problem, answer)
    few = len(problem.households) <= EXPLAINED and problem.pairs is None
    if reading.yes(document, "explain", "the document", few):
        explanation = explain(ready, answer)
        checker = Checker(problem, answer)
        faults = checker.run(explanation)
        found |= {
            "lines": [asdict(line) for line in explanation.lines],
            "not_proposed": [asdict(one) for one in explanation.not_proposed],
            "checked": {"reasons": checker.verified, "faults": faults},
        }
    if asked := reading.list_(document.get("smallest_change", []), "smallest_change"):
        found["smallest_change"] = {
            str(name): [asdict(one) for one in changes(problem, str(name))] for name in asked
        }
    if reading.yes(document, "fairness", "the document", True):
        found["fairness"] = [asdict(one) for one in by_group(problem, set(answer.placed))]
    if document.get("replay") is not None:
        found["replay"] = asdict(_replayed(problem, document["replay"]))
    return _text(found)


def dump(problem: Problem, answer: Answer) -> dict[str, Any]:
    """The answer as plain values."""
    return {
        "allotments": [asdict(one) for one in answer.allotments],
        "levels": [
            {"code": one.code, "value": one.value, "bound": one.bound, "proved": one.proved, "gap": one.gap}
            for one in answer.levels
        ],
        "quotas": answer.quotas,
        "method": answer.method,
        "proved": answer.proved,
        "eligible_pairs": answer.eligible_pairs,
        "order": list(answer.order),
        "refused": [asdict(one) for one in answer.refused],
        "rules": [
            {
                "code": rule.code,
                "article": rule.article,
                "reference": rule.reference,
                "source": rule.source,
                "ground": rule.ground,
                "verified": rule.verified,
                "in_force": rule.in_force(problem.day),
            }
            for rule in problem.rules
        ],
    }


def _replayed(problem: Problem, given: object) -> Any:
    asked = reading.object_(given, "replay", {"levels", "sessions", "until"})

    def session(one: object, where: str) -> Session:
        row = reading.object_(one, where, {"day", "opportunities"})
        names = reading.list_(reading.needed(row, "opportunities", where), where)
        return Session(str(reading.needed(row, "day", where)), tuple(str(name) for name in names))

    until = {str(k): str(v) for k, v in reading.mapping(asked, "until", "replay").items()}
    return replay(
        problem,
        reading.each(asked, "levels", reading.level),
        reading.each(asked, "sessions", session),
        until,
    )


def _document(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"The problem is not JSON: line {error.lineno}, column {error.colno}.") from None
    return reading.object_(found, "the document", None)


def _text(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2, default=_plain) + "\n"


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, StrEnum):
        return value.value
    raise TypeError(f"{type(value).__name__} is not written as JSON.")
