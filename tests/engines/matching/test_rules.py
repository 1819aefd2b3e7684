"""Each hard rule, one household on each side of its line; and what no practice may rest on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from digor.engines.matching import french, grid
from digor.engines.matching.answer import Verdict
from digor.engines.matching.eligibility import Eligibility
from digor.engines.matching.problem import (
    Comparison,
    Household,
    Kind,
    Level,
    Opportunity,
    Problem,
    Rule,
    Test,
    Value,
)
from digor.engines.matching.solve import solve
from tests.engines.matching.world import (
    USED,
    WAITING,
    constant,
    household,
    law,
    of_household,
    opportunity,
    problems,
    yes,
)

DAY = "2025-06-01"
SOCIAL: dict[str, Value] = {
    "solution": "LLS", "financing": "PLAI", "zone": "autres_regions", "surface": 25, "rooms": 2,
    "commune": "29232", "rent": 380, "features": frozenset({"no_lift"}), "accessible": False,
}  # fmt: skip
ABLE: dict[str, Value] = {
    "persons": 2, "category": 2, "resources": 18591, "unique_number": "active", "stay_sufficient": "yes",
    "communes": frozenset({"29232"}), "most_rent": 380, "refuses": frozenset({"ground_floor"}),
    "needs_accessible": False, "age": 24, "orientations": frozenset(),
}  # fmt: skip
MISSING, FAILED = Verdict.MISSING, Verdict.FAILED

# rule, what differs at the place, the household on the right side, on the wrong side, what is said of the latter
LINES: list[tuple[str, dict[str, Value], dict[str, Value], dict[str, Value], Verdict]] = [
    ("ceiling", {}, {"resources": 18591}, {"resources": 18592}, FAILED),
    ("ceiling", {}, {"resources": 0}, {"resources": None}, MISSING),
    ("ceiling", {"financing": "PLUS"}, {"resources": 30984}, {"resources": 30985}, FAILED),
    ("ceiling", {"financing": "PLS"}, {"resources": 40279}, {"resources": 40280}, FAILED),
    ("unique_number", {}, {"unique_number": "active"}, {"unique_number": "expired"}, FAILED),
    ("stay", {}, {"stay_sufficient": "yes"}, {"stay_sufficient": "no"}, FAILED),
    ("stay", {}, {"stay_sufficient": "yes"}, {"stay_sufficient": None}, MISSING),
    ("not_overcrowded", {"surface": 25, "rooms": 3}, {"persons": 3}, {"persons": 4}, FAILED),
    ("not_underoccupied", {"surface": 60, "rooms": 3}, {"persons": 2}, {"persons": 1}, FAILED),
    ("fjt_age", {"solution": "FJT", "financing": ""}, {"age": 30}, {"age": 31}, FAILED),
    ("fjt_age", {"solution": "FJT", "financing": ""}, {"age": 16}, {"age": 15}, FAILED),
    ("pf_orientation", {"solution": "PF", "financing": ""}, {"orientations": frozenset({"PF"})}, {}, FAILED),
    ("ra_orientation", {"solution": "RA", "financing": ""}, {"orientations": frozenset({"RA"})}, {}, FAILED),
    ("refuses", {}, {}, {"refuses": frozenset({"no_lift"})}, FAILED),
    ("communes", {}, {}, {"communes": frozenset({"29020"})}, FAILED),
    ("rent", {}, {"most_rent": 380}, {"most_rent": 379}, FAILED),
    ("accessible", {"accessible": True}, {"needs_accessible": True}, {}, FAILED),
]  # fmt: skip


def judged(place: dict[str, Value], person: dict[str, Value]) -> dict[str, Verdict]:
    problem = Problem(
        DAY,
        (Household("h1", facts={**ABLE, **person}),),
        (Opportunity("o1", facts={**SOCIAL, **place}),),
        french.rules(law("rules")),
        (USED,),
        tables=french.tables(law("rules"), law("ceilings"), DAY),
    )
    eligible = Eligibility(problem)
    said = eligible.of_pair(0, 0)
    against = [one for one in said.values() if one is not Verdict.PASSED]
    assert bool(len(eligible.households)) == (not against)
    counts = eligible.counts()["h1"]
    assert sum(counts[0].values()) + sum(counts[1].values()) == len(against)
    return said


@pytest.mark.parametrize(("rule", "place", "right", "wrong", "said"), LINES)
def test_each_side_of_the_line(
    rule: str, place: dict[str, Value], right: dict[str, Value], wrong: dict[str, Value], said: Verdict
) -> None:
    assert set(judged(place, right).values()) == {Verdict.PASSED}
    if rule == "accessible":
        place, wrong = {"accessible": False}, right
    found = judged(place, wrong)
    assert {code: one for code, one in found.items() if one is not Verdict.PASSED} == {rule: said}


def test_every_rule_of_the_document_has_its_two_sides() -> None:
    assert {one.code for one in french.rules(law("rules"))} == {line[0] for line in LINES}


def test_every_rule_of_law_has_its_article_and_its_source() -> None:
    for one in french.rules(law("rules")):
        assert one.reference
        assert one.ground == "household" or (one.article and one.source)
    for row in law("ceilings")["rows"]:
        assert row["from"] and row["financing"] and isinstance(row["verified"], bool)
        assert row["verified"] or row["note"]


def test_a_rule_of_law_without_an_article_is_refused() -> None:
    with pytest.raises(ValueError, match="article"):
        Rule("hunch", yes("nice"))


def test_a_rule_holds_from_its_day_to_its_end() -> None:
    rule = Rule("old", yes("ok"), "art. 1", valid_from="2024-01-01", valid_to="2025-01-01")
    problem = Problem(DAY, (household("h1", ok=False),), (opportunity("o1"),), (rule,), (USED,))
    for day, placed in (
        ("2023-12-31", True),
        ("2024-01-01", False),
        ("2024-12-31", False),
        ("2025-01-01", True),
    ):
        assert bool(solve(replace(problem, day=day)).allotments) is placed


def test_categories_of_the_ceilings() -> None:
    assert french.ceiling_category([45]) == 1
    assert french.ceiling_category([27, 28]) == 3 and french.ceiling_category([27, 29]) == 2
    assert french.ceiling_category([35], 1) == 3 and french.ceiling_category([35, 40], 1) == 3
    assert french.ceiling_category([35], 3) == 5 and french.ceiling_category([30, 30], 2) == 4
    assert (
        french.ceiling_category([45], disabled=1) == 2 and french.ceiling_category([40, 50], disabled=1) == 3
    )
    with pytest.raises(ValueError, match="one person"):
        french.ceiling_category([])


def test_ceilings_follow_the_day_of_the_act_and_grow_beyond_six() -> None:
    document = law("ceilings")
    assert french.ceilings(document, "2021-12-31")["PLAI|autres_regions|1"] == 11531
    assert french.ceilings(document, "2022-01-01")["PLAI|autres_regions|1"] == 11626
    found = french.ceilings(document, DAY)
    assert found["PLUS|autres_regions|8"] == 59636 + 2 * 6652
    assert french.zone(law("zones"), "92012") == "paris_communes_limitrophes"
    assert french.zone(law("zones"), "78646") == "ile_de_france"
    with pytest.raises(ValueError, match="overseas"):
        french.zone(law("zones"), "97209")


def test_quartiles_of_an_epci() -> None:
    document = law("quartiles")
    assert french.consumption_units(document, 2, [14, 13]) == 2.3
    assert french.quartile(document, "200068120", 2025, 10992, 1.0) == 1
    assert french.quartile(document, "200068120", 2025, 10992.01, 1.0) == 2
    assert french.quartile(document, "200068120", 2025, 19200.01, 1.0) == 4
    assert french.quartile(document, "200068120", 1999, 1, 1.0) is None


@pytest.mark.parametrize(
    "ground", ["nationality", "family_situation", "residence", "income_kind", "local_link", "animals"]
)
def test_a_practice_on_a_prohibited_ground_is_set_aside_with_its_article(ground: str) -> None:
    practice = Level("landlord", Kind.COUNT, "bailleur", when=(yes("asked"),), preference="usage du bailleur")
    problem = Problem(
        DAY,
        (household("h1", months=9, asked=False), household("h2", months=1, asked=True)),
        (opportunity("o1"),),
        (),
        (practice, WAITING),
        fact_grounds={"asked": ground},
    )
    answer = solve(problem)
    assert answer.placed == {"h1": "o1"} and [one.code for one in answer.levels] == ["waiting"]
    refused = answer.refused[0]
    assert (refused.code, refused.owner, refused.ground) == ("usage du bailleur", "bailleur", ground)
    assert refused.article
    with pytest.raises(ValueError, match=ground) if ground != "local_link" else pytest.raises(ValueError):
        solve(replace(problem, rules=(Rule("hidden", yes("asked"), "art. 1"),)))


def test_a_local_link_among_other_things_may_be_looked_at() -> None:
    both = Level("near_work", Kind.COUNT, "bailleur", when=(yes("local_link"), yes("works_here")))
    problem = Problem(
        DAY,
        (household("h1", months=9), household("h2", months=1, local_link=True, works_here=True)),
        (opportunity("o1"),),
        (),
        (both, WAITING),
    )
    answer = solve(problem)
    assert answer.refused == () and answer.placed == {"h2": "o1"}


def test_codes_compare_as_sets_and_unknown_is_not_no() -> None:
    includes = Test(Comparison.INCLUDES, of_household("papers"), constant(frozenset({"a", "b"})))
    different = Test(Comparison.DIFFERENT, of_household("code"), constant("x"))
    people = (
        household("h1", papers=frozenset({"a", "b", "c"}), code="y"),
        household("h2", papers=frozenset({"a"}), code="x"),
        household("h3", code="y"),
    )
    problem = Problem(
        DAY,
        people,
        (opportunity("o1", 3),),
        (Rule("papers", includes, "1"), Rule("code", different, "2")),
        (USED,),
    )
    eligible = Eligibility(problem)
    assert set(eligible.of_pair(0, 0).values()) == {Verdict.PASSED}
    assert set(eligible.of_pair(1, 0).values()) == {Verdict.FAILED}
    assert eligible.of_pair(2, 0) == {"papers": Verdict.MISSING, "code": Verdict.PASSED}
    assert solve(problem).placed == {"h1": "o1"}


@settings(max_examples=30, deadline=None)
@given(problems(sides=False))
def test_arrays_judge_as_facts_do(problem: Problem) -> None:
    """Many combinations are compared as arrays: the same pairs, unknown facts included."""
    one = Eligibility(problem)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grid, "MANY", -1)
        other = Eligibility(problem)
    assert one.households.tolist() == other.households.tolist()
    assert one.opportunities.tolist() == other.opportunities.tolist()
    assert one.counts() == other.counts()
