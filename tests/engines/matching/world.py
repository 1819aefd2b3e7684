"""Small allocations to reason about: few households, few places, every kind of rule, level, quota and capacity."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

from hypothesis import strategies as st

from digor.engines.matching.problem import (
    Comparison,
    Household,
    Kind,
    Level,
    Opportunity,
    Problem,
    Quota,
    Resource,
    Rule,
    Source,
    Term,
    Test,
    Value,
)


def of_household(name: str) -> Term:
    return Term(Source.HOUSEHOLD, name)


def of_opportunity(name: str) -> Term:
    return Term(Source.OPPORTUNITY, name)


def constant(value: Value) -> Term:
    return Term(Source.VALUE, value=value)


def yes(fact: str) -> Test:
    return Test(Comparison.EQUAL, of_household(fact), constant(True))


PERSONS = Test(
    Comparison.WITHIN, of_household("persons"), Term(Source.TABLE, "occupancy", by=(of_opportunity("type"),))
)
RENT = Test(Comparison.AT_MOST, of_opportunity("rent"), of_household("most_rent"))
VETO = Test(Comparison.DISJOINT, of_household("refuses"), of_opportunity("features"))
OUTSIDE = Test(Comparison.EQUAL, of_opportunity("qpv"), constant(False))
FIRST_QUARTILE = Test(Comparison.EQUAL, of_household("quartile"), constant(1))
TABLES: dict[str, dict[str, Value]] = {"occupancy": {"T1": (1.0, 1.0), "T2": (1.0, 2.0), "T3": (2.0, 4.0)}}
RULES = (
    Rule("occupancy", PERSONS, "an article"),
    Rule("rent", RENT, ground="household", missing="allow"),  # type: ignore[arg-type]
    Rule("veto", VETO, ground="household", missing="allow"),  # type: ignore[arg-type]
)
DALO = Level("dalo", Kind.EARLIEST, "law", of_household("dalo"))
HOME = Level("without_home", Kind.COUNT, "territory", when=(yes("without_home"),))
QUOTAS = Level("quotas", Kind.QUOTA, "law", quotas=("q1",))
USED = Level("used", Kind.COUNT, "territory")
WAITING = Level("waiting", Kind.SUM, "territory", of_household("months"))
FIT = Level(
    "fit",
    Kind.COUNT,
    "household",
    when=(Test(Comparison.ONE_OF, of_opportunity("commune"), of_household("wishes")),),
)
FIRST = Quota("q1", 25, (OUTSIDE,), (FIRST_QUARTILE,))

DAYS = ("2024-01-05", "2024-01-05", "2025-03-01", "2025-06-30")


def household(name: str, since: str = "2024-01-01", **facts: Value) -> Household:
    return Household(name, since, facts, {"who": "a" if int(name[1:]) % 2 else "b"})


def opportunity(name: str, capacity: int = 1, **facts: Value) -> Opportunity:
    return Opportunity(name, capacity, facts)


@st.composite
def households(draw: st.DrawFn, most: int = 5) -> tuple[Household, ...]:
    found = []
    for number in range(draw(st.integers(0, most))):
        facts: dict[str, Value] = {
            "persons": draw(st.integers(1, 4)),
            "without_home": draw(st.booleans()),
            "months": draw(st.integers(0, 3)),
            "quartile": draw(st.integers(1, 2)),
            "wishes": draw(st.frozensets(st.sampled_from("AB"))),
            "refuses": draw(st.frozensets(st.sampled_from(["stairs", "far"]), max_size=1)),
            "slots": draw(st.integers(0, 2)),
        }
        if draw(st.booleans()):
            facts["most_rent"] = draw(st.integers(2, 4))
        if draw(st.booleans()):
            facts["dalo"] = draw(st.sampled_from(["2026-02-01", "2026-03-01"]))
        found.append(household(f"h{number}", draw(st.sampled_from(DAYS)), **facts))
    return tuple(found)


@st.composite
def opportunities(draw: st.DrawFn, most: int = 4) -> tuple[Opportunity, ...]:
    return tuple(
        opportunity(
            f"o{number}",
            draw(st.sampled_from([1, 1, 1, 2])),
            type=draw(st.sampled_from(["T1", "T2", "T3"])),
            rent=draw(st.integers(1, 4)),
            commune=draw(st.sampled_from("AB")),
            qpv=draw(st.booleans()),
            features=draw(st.frozensets(st.sampled_from(["stairs", "far"]))),
        )
        for number in range(draw(st.integers(0, most)))
    )


@st.composite
def problems(draw: st.DrawFn, sides: bool = True) -> Problem:
    """`sides`: quotas and further capacities may bind."""
    levels = draw(st.permutations([DALO, HOME, USED, WAITING, FIT]))[: draw(st.integers(1, 5))]
    quotas: tuple[Quota, ...] = ()
    resources: tuple[Resource, ...] = ()
    if sides and draw(st.booleans()):
        counted = draw(st.integers(0, 4))
        hard = draw(st.booleans())
        percent = draw(st.sampled_from([25, 60]))
        quotas = (
            replace(
                FIRST, percent=percent, counted=counted, reached=draw(st.integers(0, counted)), hard=hard
            ),
        )
        if not hard:
            levels.insert(draw(st.integers(0, len(levels))), QUOTAS)
    if sides and draw(st.booleans()):
        resources = (Resource("slots", draw(st.integers(0, 4)), of_household("slots")),)
    return Problem(
        day="2026-01-15",
        households=draw(households()),
        opportunities=draw(opportunities()),
        rules=RULES,
        levels=tuple(levels),
        quotas=quotas,
        resources=resources,
        tables=TABLES,
    )


def law(name: str) -> dict[str, Any]:
    """A document of the law, as a caller reads it."""
    text = (files("digor.engines.matching") / "law" / f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
