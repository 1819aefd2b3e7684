"""The engine alone: JSON in, JSON out, a sentence for every bad input; and the law itself, as data."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from digor.engines.clock.command import load, run
from digor.engines.clock.french import LAW
from digor.engines.clock.problem import Condition, Delay, Kind, Party, Rule

DOCUMENT: dict[str, Any] = {
    "day": "2025-09-01",
    "files": [
        {
            "id": "F1",
            "acts": {"lease": "2022-05-01", "payment_order": ["2024-01-31", "2025-07-31"]},
            "words": {"landlord": "private_person"},
            "instalments": [{"due": "2025-10-05"}],
        }
    ],
}
OWN: dict[str, Any] = {
    "code": "long_wait",
    "stage": "D1",
    "party": "household",
    "kind": "from",
    "delay": {"length": 30, "unit": "months"},
    "says": "Délai anormalement long.",
    "text": "Arrêté préfectoral (exemple)",
    "source": "territoire",
    "starts": "request_filed",
    "met_by": ["dalo_filed"],
    "when": [{"name": "asks", "among": ["larger"]}],
    "valid_from": "2020-01-01",
    "verified": True,
}


def changed(path: list[Any], value: object) -> str:
    document = deepcopy(DOCUMENT) | {"rules": [deepcopy(OWN)], "words": {"asks": ["larger"]}}
    place: Any = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return json.dumps(document)


def test_every_day_carries_its_rule_its_text_and_its_reasons() -> None:
    found = json.loads(run(json.dumps(DOCUMENT)))
    assert found["law"] == LAW.version
    assert "not advice" in found["notice"]
    (file,) = found["files"]
    pay = next(one for one in file["moments"] if one["rule"] == "pay")
    assert (pay["state"], pay["start"], pay["ends"], pay["last_useful"]) == (
        "running", "2025-07-31", "2025-09-30", "2025-09-30",
    )  # fmt: skip
    assert pay["steps"] == [
        {"code": "count", "day": "2025-09-30", "detail": "2 months"},
        {"code": "month_end", "day": "2025-09-30", "detail": "31"},
    ]
    assert pay["reference"]["text"].startswith("Loi n° 89-462")
    assert (pay["reference"]["valid_to"], pay["reference"]["verified"]) == ("2023-07-29", True)
    assert file["next"]["household"] == {
        "rule": "pay", "ends": "2025-09-30", "last_useful": "2025-09-30",
    }  # fmt: skip
    assert file["clause"] == "running"
    assert file["truce"]["begins"] == "2025-11-01"
    assert file["openings"][0]["day"] == "2025-10-01"


def test_a_territory_adds_a_rule_of_its_own_and_takes_one_away() -> None:
    document = deepcopy(DOCUMENT) | {"rules": [OWN], "words": {"asks": ["larger"]}, "without": ["pay"]}
    document["files"][0] = {"id": "F1", "acts": {"request_filed": "2023-02-28"}, "words": {"asks": "larger"}}
    (file,) = json.loads(run(json.dumps(document)))["files"]
    assert [(one["rule"], one["state"], one["ends"]) for one in file["moments"]] == [
        ("long_wait", "open", "2025-08-28")
    ]
    assert "pay" not in {rule.code for rule in load(json.dumps(document)).law.rules}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "not JSON: line 1"),
        ("[]", "the document: write an object"),
        (changed(["day"], None), "“day” is missing"),
        (changed(["day"], "25/11/2026"), "day: write a day as 2026-11-25"),
        (changed(["day"], "1066-10-14"), "out of the years"),
        (changed(["files"], {}), "files: write a list"),
        (changed(["fils"], []), "no field is called “fils”"),
        (changed(["files", 0, "acts", "leese"], "2022-05-01"), "files, F1: no act is called “leese”"),
        (changed(["files", 0, "acts", "lease"], 2022), "files 1, acts, lease: write a day"),
        (changed(["files", 0, "words", "landlord"], "HLM"), "“landlord” is never “HLM”"),
        (changed(["files", 0, "words", "landlord"], 3), "landlord: write a text"),
        (changed(["files", 0, "instalments", 0, "due"], None), "instalments 1: “due” is missing"),
        (changed(["without"], ["nothing"]), "no rule is called “nothing”"),
        (changed(["rules", 0, "text"], ""), "a delay needs its text"),
        (changed(["rules", 0, "starts"], ""), "say “starts” or “after”"),
        (changed(["rules", 0, "kind"], "limit") .replace('"met_by": ["dalo_filed"]', '"met_by": []'), "a limit needs"),
        (changed(["rules", 0, "kind"], "never"), "kind: “never” is none of last_day"),
        (changed(["rules", 0, "party"], "tenant"), "party: “tenant” is none of household"),
        (changed(["rules", 0, "delay", "length"], "3"), "length: write a whole number"),
        (changed(["rules", 0, "delay", "franc"], 1), "franc: write true or false"),
        (changed(["rules", 0, "when", 0, "unknown"], "yes"), "unknown: write true, false or null"),
        (changed(["rules", 0, "when", 0, "among"], ["smaller"]), "“asks” is never said with these words"),
    ],
)  # fmt: skip
def test_a_bad_document_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as refused:
        run(text)
    assert sentence in str(refused.value)


def test_a_rule_stands_below_the_one_it_follows() -> None:
    follower = Rule(
        "x", "D1", Party.HOUSEHOLD, Kind.LAST_DAY, Delay(1), says="", text="t", source="s", after="later"
    )
    with pytest.raises(ValueError, match="no rule above is called “later”"):
        replace(LAW, rules=(follower, *LAW.rules))


def test_every_rule_of_the_french_law_has_its_text_and_its_source() -> None:
    for rule in LAW.rules:
        assert rule.text and rule.source and rule.says, rule.code
        assert rule.verified or "vérifier" in rule.source or "environ" in rule.source, rule.code
    for row in (*LAW.winters, *LAW.exemptions):
        assert row.text and row.source


def test_versions_of_a_rule_follow_each_other_without_a_gap_nor_an_overlap() -> None:
    """One version at most on any day, for the same conditions; two versions share their frontier."""
    by_rule: dict[tuple[str, tuple[Condition, ...], str], list[Rule]] = {}
    for rule in LAW.rules:
        by_rule.setdefault((rule.code, rule.when, rule.starts), []).append(rule)
    several = [rules for rules in by_rule.values() if len(rules) > 1]
    assert len(several) >= 5
    for rules in several:
        rules.sort(key=lambda one: one.valid_from or date.min)
        for before, after in pairwise(rules):
            assert before.valid_to is not None
            assert before.valid_to == after.valid_from


def test_winters_follow_each_other() -> None:
    for before, after in pairwise(LAW.winters):
        assert before.last + 1 == after.first


def test_the_page_shows_a_document_that_works() -> None:
    page = Path(__file__).parents[3] / "docs" / "engines" / "clock.md"
    document = page.read_text(encoding="utf-8").split("```json")[1].split("```")[0]
    (file,) = json.loads(run(document))["files"]
    assert [one["stage"] for one in file["reached"]] == ["E0", "E1", "E1b", "E2"]
    assert file["next"]["household"]["rule"] == "rent_resumed"
    assert file["next"]["household"]["last_useful"] == "2025-06-06"
    assert file["clause"] == "acquired"


def test_the_printed_table_says_every_rule() -> None:
    page = Path(__file__).parents[3] / "docs" / "engines" / "clock-rules.md"
    said = page.read_text(encoding="utf-8")
    for row in (*LAW.rules, *LAW.winters, *LAW.exemptions):
        assert row.text.replace("|", "\\|") in said
