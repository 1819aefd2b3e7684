"""The engine alone: JSON in, JSON out, and a sentence for every bad input."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest

from digor.engines.matching.command import load, run

OCCUPIED = {"is": "at_most", "left": {"household": "persons"}, "right": {"opportunity": "most"}}
DOCUMENT: dict[str, Any] = {
    "day": "2026-01-15",
    "households": [
        {"id": "h1", "since": "2024-01-01", "facts": {"persons": 1, "months": 3}, "groups": {"who": "a"}},
        {"id": "h2", "since": "2024-02-01", "facts": {"persons": 1, "months": 5}, "groups": {"who": "b"}},
    ],
    "opportunities": [{"id": "o1", "facts": {"most": 2}}],
    "rules": [{"code": "size", "article": "art. 1", "test": OCCUPIED}],
    "levels": [
        {"code": "used", "kind": "count"},
        {"code": "waiting", "kind": "sum", "term": {"household": "months"}},
    ],
}


def changed(path: list[Any], value: Any) -> str:
    document = deepcopy(DOCUMENT)
    place: Any = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return json.dumps(document)


def test_reading_fills_the_defaults() -> None:
    problem = load(json.dumps(DOCUMENT))
    assert (problem.ranks, problem.ties, problem.pairs, problem.limits.seconds) == (3, True, None, 60)
    assert problem.opportunities[0].capacity == 1 and problem.rules[0].missing == "block"


def test_the_list_its_reasons_and_what_is_asked_beside() -> None:
    asked = {
        **DOCUMENT,
        "smallest_change": ["h1"],
        "replay": {
            "levels": [{"code": "used", "kind": "count"}],
            "sessions": [{"day": "2026-01-02", "opportunities": ["o1"]}],
        },
    }
    said = json.loads(run(json.dumps(asked)))
    assert said["allotments"] == [{"opportunity": "o1", "household": "h2"}]
    assert [one["household"] for one in said["lines"][0]["next"]] == ["h1"]
    assert said["not_proposed"][0]["nearest"] == {"opportunity": "o1", "rank": 2, "ahead": ["h2"]}
    assert said["checked"]["faults"] == [] and said["checked"]["reasons"] > 5
    assert said["smallest_change"]["h1"][0]["after"] == 5
    assert said["replay"]["rows"] == [
        {"day": "2026-01-02", "opportunity": "o1", "before": ["h2"], "after": ["h1"]}
    ]
    assert [one["small"] for one in said["fairness"]] == [True, True]


def test_the_same_text_twice() -> None:
    assert run(json.dumps(DOCUMENT)) == run(json.dumps(DOCUMENT))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "line 1, column 2"),
        ("[]", "an object was expected"),
        (changed(["oportunities"], []), "no field “oportunities”"),
        (changed(["households", 1, "id"], "h1"), "two are called “h1”"),
        (changed(["rules", 0, "article"], ""), "article of law"),
        (changed(["rules", 0, "test", "is"], "under"), "“under” is not one of"),
        (changed(["rules", 0, "test", "left"], {}), "say one of"),
        (changed(["rules", 0, "missing"], "maybe"), "“block” or “allow”"),
        (changed(["levels", 1, "term"], None), "needs a term"),
        (changed(["levels", 0, "quotas"], ["q"]), "no quota is called “q”"),
        (changed(["levels", 0, "kind"], "best"), "“best” is not one of"),
        (changed(["opportunities", 0, "capacity"], 1.5), "a whole number was expected"),
        (changed(["households", 0, "facts", "persons"], {}), "a code, an amount"),
        (changed(["households", 0, "facts", "persons"], "two"), "do not compare"),
        (changed(["serve_all"], "yes"), "true or false"),
        (changed(["serve_all"], True), "serves every household"),
        (changed(["pairs"], [{"household": "h9", "opportunity": "o1"}]), "nobody and nothing is called"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        run(text)


def test_pairs_given_are_the_only_ones() -> None:
    only = json.loads(run(changed(["pairs"], [{"household": "h1", "opportunity": "o1"}])))
    assert only["allotments"] == [{"opportunity": "o1", "household": "h1"}] and "lines" not in only
    asked = json.loads(changed(["pairs"], [{"household": "h1", "opportunity": "o1"}])) | {"explain": True}
    assert json.loads(run(json.dumps(asked)))["checked"]["faults"] == []
