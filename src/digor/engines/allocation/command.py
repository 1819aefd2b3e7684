"""`digor engine allocation < problem.json`: the engine alone, for a researcher or an auditor.

The document's fields are those of `Problem`: `stakes`, `projects`, `equal_shares`, `fair`, `dossiers`, `seed`.
Money is whole; other amounts are exact inside and printed as the nearest decimal; `checked` says what adds up again without a solver.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from fractions import Fraction

from digor.engines.allocation import reading
from digor.engines.allocation.answer import Answer
from digor.engines.allocation.check import check
from digor.engines.allocation.problem import Problem
from digor.engines.allocation.solve import solve


def load(text: str) -> Problem:
    """Read a problem. Raises ValueError with a sentence: where, what, what to write."""
    try:
        document = json.loads(text, parse_float=Fraction, parse_constant=_nothing)
    except json.JSONDecodeError as error:
        raise ValueError(f"The problem is not JSON: line {error.lineno}, column {error.colno}.") from None
    return reading.problem(document)


def dump(answer: Answer) -> str:
    """Write an answer as JSON; two equal answers are equal texts."""
    return _text(_written(answer))


def run(text: str) -> str:
    """Solve, explain, check. ValueError as `load`, and when no share or list holds every limit."""
    problem = load(text)
    answer = solve(problem)
    written = _written(answer)
    faults, verified = check(problem, answer)
    assert isinstance(written, dict)
    return _text({**written, "checked": {"verified": verified, "faults": list(faults)}})


def _written(value: object) -> object:
    """A dataclass as JSON: its fields in order; a fraction as a whole number, or the nearest decimal."""
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else float(value)
    if isinstance(value, tuple):
        return [_written(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _written(one) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _written(getattr(value, field.name)) for field in fields(value)}
    return value


def _nothing(word: str) -> object:
    raise ValueError(f"The problem says {word}, which is no number.")


def _text(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
