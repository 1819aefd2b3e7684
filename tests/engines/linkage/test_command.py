"""The engine alone: JSON in, JSON out, and a sentence for every bad input; the page's example works."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digor.engines.linkage.command import load, run
from digor.engines.linkage.levels import printed_rules
from digor.engines.linkage.problem import Learning


def document(**changes: object) -> str:
    two = [{"id": "a", "source": "siao", "family_name": "Le Goff"}, {"id": "b", "source": "round"}]
    return json.dumps({"records": two, **changes})


def test_the_page_shows_a_document_that_works() -> None:
    page = (Path(__file__).parents[3] / "docs" / "engines" / "linkage.md").read_text(encoding="utf-8")
    answer = json.loads(run(page.split("```json")[1].split("```")[0]))
    (pair,) = answer["pairs"]
    shown = page.split("| field | level | bits |")[1].split("\n\n")[0]
    for said in pair["fields"]:
        if said["weight"]:
            assert f"| {said['field']} | {said['level']} | {said['weight']:+.1f} |".replace("-", "−") in shown
    assert f"{pair['weight']:.1f} bits: {pair['band']}" in page
    assert f"{answer['prior']:.1f}".replace("-", "−") in page


def test_rules_name_only_what_differs() -> None:
    problem = load(document(rules={"certain": 20, "one_to_one": True, "learning": {"seed": 3}}))
    assert problem.rules.certain == 20 and problem.rules.one_to_one
    assert problem.rules.learning == Learning(3)
    assert problem.rules.fields == printed_rules().fields
    assert load(document()).rules == printed_rules()
    only = [
        {
            "name": "sex",
            "levels": [{"code": "same", "m": 0.9, "u": 0.5}, {"code": "other", "m": 0.1, "u": 0.5}],
        }
    ]
    assert [field.name for field in load(document(rules={"fields": only})).rules.fields] == ["sex"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "The problem is not JSON: line 1"),
        ("{}", "records: missing."),
        (document(records=[{"id": "a"}]), "records[0].source: missing."),
        (document(records=[{"id": "a", "source": "x", "nir": "1"}]), "records[0]: unknown field 'nir'."),
        (document(records=[{"id": "a", "source": "x"}] * 2), "records: two of them have the same id."),
        (document(known_same=[["a"]]), "known_same[0]: expected two ids."),
        (document(rules={"certain": "12"}), "rules.certain: expected a number."),
        (document(rules={"certain": -30}), "rules.possible, probable, certain: expected in rising order."),
        (document(rules={"fields": [{"name": "nir", "levels": []}]}), "rules.fields[0].name: 'nir' is not one of"),
        (document(rules={"fields": [{"name": "sex", "levels": [{"code": "x", "m": 0.5, "u": 0.5}]}]}),
         "rules.fields[0].levels: sex has no level 'x'."),
        (document(rules={"fields": [{"name": "sex", "levels": [{"code": "same", "m": 1, "u": 0.5}]}]}),
         "rules.fields[0].levels[0]: same: m and u must lie strictly between 0 and 1."),
    ],
)  # fmt: skip
def test_bad_input_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as refusal:
        load(text)
    assert str(refusal.value).startswith(sentence)
