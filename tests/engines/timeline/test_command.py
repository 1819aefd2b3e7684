"""The engine alone: JSON in, JSON out, and a sentence for every bad input."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest

from digor.engines.timeline.command import dump, load, run
from digor.engines.timeline.problem import FAR, Kind
from digor.engines.timeline.solve import solve

DOCUMENT: dict[str, object] = {
    "records": [1],
    "rules": {"version": "2026", "listed": ["street", "shelter"], "destinations": {"housed": "housing"}},
    "statements": [
        {
            "id": 4,
            "source": "round",
            "row_key": "12",
            "subject": 1,
            "kind": "observation",
            "situation": "street",
            "start": "2026-01-03",
            "end": "2026-01-04",
        },
        {
            "id": 5,
            "source": "lease",
            "row_key": "L1",
            "subject": 1,
            "kind": "presence",
            "situation": "housed",
            "start": "2026-02-01",
        },
    ],
    "mentions": [
        {"statement": 4, "order": 1, "stated_on": "2026-01-03"},
        {"statement": 5, "order": 2, "line": 3, "stated_on": "2026-02-02", "file_day": "2026-02-05"},
    ],
    "notices": ["2026-05-01"],
}


def changed(path: list[object], value: object) -> str:
    document = deepcopy(DOCUMENT)
    place: object = document
    for step in path[:-1]:
        place = place[step]  # type: ignore[index]
    place[path[-1]] = value  # type: ignore[index]
    return json.dumps(document)


def test_reading_fills_the_defaults() -> None:
    problem = load(json.dumps(DOCUMENT))
    assert problem.statements[1].end == FAR
    assert problem.statements[1].kind is Kind.PRESENCE
    assert problem.mentions[0].prepared_on == date(2026, 1, 3).toordinal()
    assert problem.mentions[1].file_day == date(2026, 2, 5).toordinal()
    assert (problem.rules.threshold_days, problem.rules.notice_days) == (90, 14)


def test_the_answer_with_its_reasons() -> None:
    said = json.loads(run(json.dumps(DOCUMENT)))
    assert said["segments"] == [
        {
            "start": "2026-01-03",
            "known_to": "2026-01-04",
            "end": "2026-02-01",
            "statement": 4,
            "situation": "street",
            "kind": "observation",
            "contested": False,
        },
        {
            "start": "2026-02-01",
            "known_to": None,
            "end": None,
            "statement": 5,
            "situation": "housed",
            "kind": "presence",
            "contested": False,
        },
    ]
    assert said["spells"] == [
        {"start": "2026-01-03", "end": "2026-02-01", "state": "listed", "entry": "new", "exit": "housing"}
    ]
    assert said["horizon"] is None
    assert [night["day"] for night in said["explanations"]] == ["2026-01-03", "2026-02-01"]


def test_days_asked_for_are_explained() -> None:
    said = json.loads(run(changed(["explain"], ["2026-01-10"])))
    (night,) = said["explanations"]
    assert (night["certainty"], night["situation"]) == ("presumed", "street")
    assert night["presumption"]["last_news"] == "2026-01-03"
    assert night["presumption"]["missing_on"] is None


def test_the_horizon_is_written() -> None:
    document = deepcopy(DOCUMENT)
    document["statements"] = DOCUMENT["statements"][:1]  # type: ignore[index]
    document["mentions"] = DOCUMENT["mentions"][:1]  # type: ignore[index]
    document["notices"] = []
    said = json.loads(run(json.dumps(document)))
    assert said["horizon"]["due"] == "2026-04-03"
    assert said["horizon"]["end"] is None
    assert said["horizon"]["notice_needed"] is True


def test_dump_writes_what_solve_answers() -> None:
    assert json.loads(dump(solve(load(json.dumps(DOCUMENT)))))["spells"][0]["exit"] == "housing"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "The problem is not JSON: line 1, column 2."),
        ("[]", "problem: expected an object, found a list."),
        (changed(["records"], None), "records: missing."),
        (changed(["records"], 3), "records: expected a list, found a number."),
        (changed(["statement"], []), "problem: unknown field 'statement'."),
        (changed(["statements", 0, "start"], "3 janvier"), "statements[0].start: '3 janvier' is not a date"),
        (changed(["statements", 0, "end"], "2026-01-03"), "statements[0].end: the end must come after"),
        (changed(["statements", 0, "kind"], "stay"), "statements[0].kind: 'stay' is not one of presence, "),
        (changed(["statements", 0, "situation"], None), "statements[0].situation: missing."),
        (changed(["statements", 0, "situaton"], "x"), "statements[0]: unknown field 'situaton'."),
        (changed(["statements", 1, "id"], 4), "statements: two of them have the same id."),
        (changed(["statements", 1, "id"], True), "statements[1].id: expected a whole number, 0 or more."),
        (changed(["statements", 1, "by_night"], 1), "statements[1].by_night: expected true or false."),
        (changed(["mentions", 0, "statement"], 9), "mentions[0].statement: no statement has the id 9."),
        (changed(["superseded"], [9]), "superseded: no statement has the id 9."),
        (changed(["rules", "threshold_days"], 1), "rules.threshold_days: at least 2 days."),
        (changed(["rules", "listed"], "street"), "rules.listed: expected a list, found a text."),
        (changed(["rules", "destinations"], ["x"]), "rules.destinations: expected an object"),
        (changed(["memberships"], [{"record": 1, "start": "2026-01-02", "end": "2026-01-01", "order": 1}]),
         "memberships[0].end: the end must come after the start."),
        (changed(["coverages"], [{"source": "x"}]), "coverages[0].day: missing."),
    ],
)  # fmt: skip
def test_bad_input_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as refusal:
        run(text)
    assert str(refusal.value).startswith(sentence)


def test_the_page_shows_a_document_that_works() -> None:
    page = Path(__file__).parents[3] / "docs" / "engines" / "timeline.md"
    document = page.read_text(encoding="utf-8").split("```json")[1].split("```")[0]
    (night,) = json.loads(run(document))["explanations"]
    assert (night["certainty"], night["situation"]) == ("presumed", "street")
