"""Matching: lists with their rules, ranks and reasons beside bare solvers; large lists and how far from the best they may be."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from digor.engines.matching.answer import Answer, LevelValue
from digor.engines.matching.explain import explain
from digor.engines.matching.problem import (
    Comparison,
    Household,
    Kind,
    Level,
    Limits,
    Opportunity,
    Problem,
    Quota,
    Rule,
    Source,
    Term,
    Test,
    Value,
)
from digor.engines.matching.solve import Search

SEED = 20260115
SIZES = (
    (5_000, 1_000, 26),
    (50_000, 5_000, 88),
)  # households, dwellings, communes: 0.1 and 1.5 million eligible pairs


def main() -> list[dict[str, Any]]:
    rows = []
    Search(territory(20, 5, 2)).answer()  # libraries loaded, not counted
    for binding in (False, True):
        rows.extend(explained(binding))
    for households, dwellings, communes in SIZES:
        for binding in (False, True):
            rows.append(large(households, dwellings, communes, binding))
    rows.append(services())
    return rows


def explained(binding: bool) -> list[dict[str, Any]]:
    """600 × 80, five levels, rules and ranks and reasons, beside bare solvers: HiGHS's, and our own."""
    problem = territory(600, 80, 8, binding)
    ours, (ready, _) = least(lambda: whole(problem))
    bare, _ = least(lambda: five_programmes(ready))
    own, _ = least(ready.answer)
    name = f"600 × 80, five levels, every reason{', quota binding' if binding else ''}"
    return [
        {
            "name": name,
            "figure": ours,
            "unit": "s",
            "beside": f"{what}: {other:.3g} s",
            "ratio": ours / other,
        }
        for what, other in (
            ("five HiGHS programmes, rules already judged, no reason", bare),
            ("our own solver, rules already judged, no reason", own),
        )
    ]


def large(households: int, dwellings: int, communes: int, binding: bool) -> dict[str, Any]:
    """A large list, its certificate, beside one flow of a single sum on the same pairs."""
    problem = replace(territory(households, dwellings, communes, binding), limits=Limits(seconds=60))
    ours, (ready, answer) = measured(lambda: listed(problem))
    bare, _ = measured(lambda: one_flow(ready))
    proof = "proved" if answer.proved else f"proved but {', '.join(map(doubt, unproved(answer)))}"
    size = f"{households:,} × {dwellings:,}".replace(",", " ")
    return {
        "name": f"{size}, {answer.eligible_pairs:,} pairs".replace(",", " ")
        + f"{', quota binding' if binding else ''}: {answer.method}, {proof}",
        "figure": ours,
        "unit": "s",
        "beside": f"one OR-Tools flow of one sum, pairs given: {bare:.3g} s",
        "ratio": ours / bare,
    }


def unproved(answer: Answer) -> list[LevelValue]:
    return [one for one in answer.levels if not one.proved]


def doubt(level: LevelValue) -> str:
    """How far from the best a level may be; a quota's in attributions."""
    if level.bound is None or level.gap is None:
        return f"{level.code} ?"
    if level.code == "quotas":
        return f"quotas {abs(level.value - level.bound) / 100:.3g} attributions"
    return f"{level.code} {100 * level.gap:.2g} %"


def services() -> dict[str, Any]:
    """13,940 households and four services, as large as the real case, beside the linear programme of HiGHS."""
    problem = shared(13_940)
    ours, (ready, answer) = measured(lambda: listed(problem))
    bare, best = measured(lambda: linear(ready))
    assert abs(answer.levels[0].value - best) < 1e-6
    return {
        "name": "13 940 × 4 services, least total, same optimum to 1e-6",
        "figure": ours,
        "unit": "s",
        "beside": f"HiGHS linear programme, pairs given: {bare:.3g} s",
        "ratio": ours / bare,
    }


def measured(work: Callable[[], Any]) -> tuple[float, Any]:
    """Processor seconds, and what was made."""
    began = time.process_time()
    made = work()
    return time.process_time() - began, made


def least(work: Callable[[], Any], times: int = 5) -> tuple[float, Any]:
    """The least of several measures: short works are disturbed by the rest of the machine."""
    return min((measured(work) for _ in range(times)), key=lambda pair: pair[0])


def listed(problem: Problem) -> tuple[Search, Answer]:
    ready = Search(problem)
    return ready, ready.answer()


def whole(problem: Problem) -> tuple[Search, Answer]:
    ready, answer = listed(problem)
    explain(ready, answer)
    return ready, answer


def five_programmes(ready: Search) -> list[float]:
    """The bare way: five whole-number programmes one after the other, each level fixed before the next."""
    import numpy as np
    from scipy import sparse
    from scipy.optimize import Bounds, LinearConstraint, milp

    pairs = len(ready.households)
    ones, numbers = np.ones(pairs), np.arange(pairs)
    matrix = sparse.vstack(
        [
            sparse.csr_array(
                (ones, (ready.households, numbers)), shape=(int(ready.households.max()) + 1, pairs)
            ),
            sparse.csr_array((ones, (ready.opportunities, numbers)), shape=(len(ready.capacities), pairs)),
        ]
    )
    held = [LinearConstraint(matrix, -np.inf, 1.0)]
    reached = []
    for one in list(ready.measures.values())[:5]:
        found = milp(
            one.costs, integrality=ones, bounds=Bounds(0, 1), constraints=held, options={"mip_rel_gap": 0}
        )
        reached.append(float(found.fun))
        held.append(LinearConstraint(one.costs.reshape(1, -1), -np.inf, round(found.fun) + 0.5))
    return reached


def one_flow(ready: Search) -> int:
    import numpy as np

    network = ready.network()
    network.solve((ready.measures["waiting"].costs - 1).astype(np.int64)[network.free()], settle=False)
    return int(network.taken().sum())


def linear(ready: Search) -> float:
    import numpy as np
    from scipy import sparse
    from scipy.optimize import linprog

    pairs = len(ready.households)
    ones, numbers = np.ones(pairs), np.arange(pairs)
    used = sparse.csr_array((ones, (ready.opportunities, numbers)), shape=(len(ready.capacities), pairs))
    served = sparse.csr_array(
        (ones, (ready.households, numbers)), shape=(int(ready.households.max()) + 1, pairs)
    )
    found = linprog(
        ready.measures["p"].costs,
        A_ub=used,
        b_ub=ready.capacities,
        A_eq=served,
        b_eq=np.ones(served.shape[0]),
        method="highs",
    )
    return float(found.fun)


def household(name: str) -> Term:
    return Term(Source.HOUSEHOLD, name)


def opportunity(name: str) -> Term:
    return Term(Source.OPPORTUNITY, name)


def equal(term: Term, value: Value) -> Test:
    return Test(Comparison.EQUAL, term, Term(Source.VALUE, value=value))


def territory(people: int, dwellings: int, communes: int, binding: bool = False) -> Problem:
    """Households, dwellings, four rules, five levels; `binding`: four landlords far behind on their quota."""
    chance = random.Random(SEED)
    names = [f"c{number}" for number in range(communes)]
    households = []
    for number in range(people):
        since = f"{2016 + chance.randrange(10)}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"
        facts: dict[str, Value] = {
            "persons": chance.choice([1, 1, 1, 2, 2, 3, 4, 5]),
            "communes": frozenset(chance.sample(names, min(2, communes))),
            "most_rent": chance.randrange(250, 800),
            "ceiling": chance.choice(["PLAI", "PLAI", "PLUS"]),
            "without_home": chance.random() < 0.25,
            "priority": chance.random() < 0.4,
            "quartile": chance.choice([1, 2, 3, 4]),
            "months": chance.randrange(120),
        }
        if chance.random() < 0.06:
            facts["dalo"] = f"2026-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"
        households.append(Household(f"h{number:06}", since, facts))
    homes = [
        Opportunity(
            f"o{number:05}",
            1,
            {
                "type": chance.choice(["T1", "T2", "T2", "T3", "T4"]),
                "commune": chance.choice(names),
                "rent": chance.randrange(250, 700),
                "financing": chance.choice(["PLAI", "PLUS", "PLUS"]),
                "qpv": chance.random() < 0.2,
                "holder": chance.choice("ABCD"),
            },
        )
        for number in range(dwellings)
    ]
    size = Term(Source.TABLE, "sizes", by=(opportunity("type"),))
    quotas = [
        Quota(
            f"first quartile, {holder}",
            40 if binding else 25,
            (equal(opportunity("qpv"), False), equal(opportunity("holder"), holder)),
            (equal(household("quartile"), 1),),
            counted=40 if binding else 0,
            reached=6 if binding else 0,
        )
        for holder in "ABCD"
    ]
    levels = [
        Level("dalo", Kind.EARLIEST, "L. 441-2-3", household("dalo")),
        Level("without_home", Kind.COUNT, when=(equal(household("without_home"), True),)),
        Level("priority", Kind.COUNT, "L. 441-1", when=(equal(household("priority"), True),)),
        Level("quotas", Kind.QUOTA, "L. 441-1", quotas=tuple(one.code for one in quotas)),
        Level("used", Kind.COUNT),
        Level("waiting", Kind.SUM, "", household("months")),
    ]
    return Problem(
        "2026-01-15",
        tuple(households),
        tuple(homes),
        (
            Rule("size", Test(Comparison.WITHIN, household("persons"), size), "bench"),
            Rule(
                "ceiling",
                equal(household("ceiling"), "PLAI"),
                "bench",
                when=(equal(opportunity("financing"), "PLAI"),),
            ),
            Rule("rent", Test(Comparison.AT_MOST, opportunity("rent"), household("most_rent")), "bench"),
            Rule("commune", Test(Comparison.ONE_OF, opportunity("commune"), household("communes")), "bench"),
        ),
        tuple(levels if binding else [one for one in levels if one.kind is not Kind.QUOTA]),
        tuple(quotas if binding else ()),
        tables={"sizes": {"T1": (1.0, 1.0), "T2": (1.0, 2.0), "T3": (2.0, 4.0), "T4": (3.0, 6.0)}},
    )


def shared(people: int) -> Problem:
    """Everybody to one of four services, the last for four in five only; capacities to the unit."""
    chance = random.Random(SEED)
    names = ["ES", "TH", "RRH", "Prev"]
    pairs: dict[tuple[str, str], dict[str, Value]] = {}
    for number in range(people):
        base = chance.uniform(0.05, 0.6)
        for name in names[: 4 if chance.random() < 0.8 else 3]:
            pairs[f"h{number}", name] = {"p": min(1.0, max(0.0, base + chance.gauss(0.0, 0.05)))}
    capacities = [int(people * share) for share in (0.32, 0.17, 0.06)]
    capacities.append(people - sum(capacities))
    return Problem(
        "2026-01-15",
        tuple(Household(f"h{number}") for number in range(people)),
        tuple(Opportunity(name, capacity) for name, capacity in zip(names, capacities, strict=True)),
        levels=(Level("p", Kind.SUM, term=Term(Source.PAIR, "p"), most=False),),
        pairs=pairs,
        serve_all=True,
        ties=False,
    )
