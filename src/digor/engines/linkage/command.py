"""`digor engine linkage < problem.json`: the engine alone, for a researcher or an auditor.

The document's fields are those of `Problem`; `rules` names only what differs from the printed
ones (`levels.printed_rules`); its `fields`, when given, are all that is compared.
"""

from __future__ import annotations

import json
from dataclasses import asdict

from digor.engines.linkage.answer import Answer
from digor.engines.linkage.problem import Problem
from digor.engines.linkage.reading import problem
from digor.engines.linkage.solve import solve


def load(text: str) -> Problem:
    """Read a problem. Raises ValueError with a sentence: where, what, what to write."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"The problem is not JSON: line {error.lineno}, column {error.colno}.") from None
    return problem(document)


def dump(answer: Answer) -> str:
    """Write an answer as JSON; two equal answers are equal texts."""
    return json.dumps(asdict(answer), ensure_ascii=False, indent=2) + "\n"


def run(text: str) -> str:
    """Solve: `{"pairs", "parameters", "prior", "counted"}`. ValueError as `load`."""
    return dump(solve(load(text)))
