"""The engine alone: JSON in, JSON out, and a sentence for every bad input."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest

from digor.engines.allocation.command import load, run

DOCUMENT: dict[str, Any] = {
    "stakes": {
        "envelope": 100,
        "territories": [{"id": "a", "weight": 0.1, "floor": 10}, {"id": "b", "weight": 0.2}],
    },
    "projects": {
        "envelope": 10,
        "actions": [
            {"id": "x", "cost": 6, "value": 2, "axis": "housing"},
            {"id": "y", "cost": 6, "value": 1},
        ],
        "limits": [{"code": "places", "of": "number", "most": 1}],
    },
    "equal_shares": {
        "envelope": 10,
        "projects": [{"id": "p", "cost": 4}],
        "voters": [{"id": "v", "supports": ["p"]}],
    },
    "fair": {"envelope": 9, "weights": [1, 2], "alpha": "infinite"},
    "dossiers": {
        "criteria": [{"code": "c", "weight": 1}],
        "rows": [{"id": "d", "marks": [1]}, {"id": "e", "marks": [-2.5]}],
    },
}


def changed(path: list[Any], value: Any) -> str:
    document = deepcopy(DOCUMENT)
    place: Any = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return json.dumps(document)


def test_the_five_questions_and_the_same_text_twice() -> None:
    said = json.loads(run(json.dumps(DOCUMENT)))
    assert [one["amount"] for one in said["stakes"]["shares"]] == [33, 67]
    assert said["projects"]["funded"] == ["x"] and said["projects"]["below"] == "y"
    assert said["equal_shares"]["funded"] == ["p"]
    assert said["fair"]["amounts"] == [5, 4] and said["fair"]["exact"] == [4.5, 4.5]
    assert [one["ranks"] for one in said["dossiers"]] == [[1, 2]] * 3
    assert said["checked"]["faults"] == [] and said["checked"]["verified"] > 20
    assert run(json.dumps(DOCUMENT)) == run(json.dumps(DOCUMENT))


def test_a_decimal_is_read_as_it_is_written() -> None:
    stakes = load(json.dumps(DOCUMENT)).stakes
    assert stakes and [str(one.weight) for one in stakes.territories] == ["1/10", "1/5"]


def test_nothing_asked_nothing_answered() -> None:
    assert json.loads(run("{}"))["stakes"] is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "line 1, column 2"),
        ("[]", "expected an object"),
        ('{"fair": {"envelope": NaN}}', "NaN, which is no number"),
        (changed(["stake"], {}), "unknown field 'stake'"),
        (changed(["stakes", "envelope"], 99.5), "Count in cents"),
        (changed(["stakes", "envelope"], -1), "zero or more"),
        (changed(["stakes", "envelope"], 5), "the floors need 10"),
        (changed(["stakes", "territories", 1, "id"], "a"), "two are called “a”"),
        (changed(["stakes", "territories", 1, "weight"], None), "give its weight"),
        (changed(["stakes", "territories", 0, "cap"], 5), "its cap is under its floor"),
        (changed(["stakes", "indicators"], [{"code": "i", "weight": 1}]), "not both"),
        (changed(["stakes", "rounding"], "up"), "one of largest_remainder, divisor"),
        (changed(["projects", "limits", 0, "of"], "metres"), "no action uses “metres”"),
        (changed(["projects", "limits", 0, "axis"], "homes"), "no action is of the axis “homes”"),
        (changed(["projects", "limits", 0, "territory"], "N"), "in the territory “N”"),
        (changed(["projects", "limits", 0, "code"], "envelope"), "two are called “envelope”"),
        (changed(["projects", "limits", 0, "least"], 2), "Lower the least of one of: places"),
        (changed(["projects", "limits", 0, "most"], None), "give a least, a most, or both"),
        (changed(["projects", "exclusives"], [["x", "z"]]), "no action is called “z”"),
        (changed(["projects", "actions", 0, "requires"], ["z"]), "no action is called “z”"),
        (changed(["projects"], {"actions": []}), "at least one"),
        (changed(["projects", "draws"], 5), "Give the criteria"),
        (changed(["projects", "criteria"], [{"code": "c", "weight": 1}]), "no mark for “c”"),
        (changed(["projects", "actions", 0, "value"], 10**30), "too large to be added exactly"),
        (changed(["equal_shares", "projects", 0, "cost"], 0), "above zero"),
        (changed(["equal_shares", "voters", 0, "supports"], ["q"]), "no project is called “q”"),
        (changed(["equal_shares", "voters", 0, "count"], 0), "at least 1"),
        (changed(["equal_shares", "voters"], []), "at least one"),
        (changed(["fair", "weights"], [1, 0]), "all above zero"),
        (changed(["fair", "alpha"], 0), "above zero, or “infinite”"),
        (changed(["dossiers", "rows", 0, "marks"], [1, 2]), "1 marks, one per criterion"),
        (changed(["dossiers", "criteria", 0, "weight"], 0), "weights above zero"),
    ],
)
def test_a_sentence_for_every_bad_input(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as refusal:
        run(text)
    assert sentence in str(refusal.value)
