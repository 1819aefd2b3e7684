"""Allocation: Equal Shares (cost utilities, add-1) beside pabutools on the same ballots, and a national call."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

from digor.engines.allocation.equal_shares import solve_equal_shares
from digor.engines.allocation.problem import (
    Action,
    Counted,
    Election,
    Limit,
    Project,
    Projects,
    Stakes,
    Territory,
    Voter,
)
from digor.engines.allocation.projects import solve_projects
from digor.engines.allocation.stakes import solve_stakes

SEED = 20260115
TOWNS = (("84 voters, 14 projects", 84, 14, 100_000), ("2 550 voters, 22 projects", 2_550, 22, 1_070_000))


def main() -> list[dict[str, Any]]:
    solve_equal_shares(election(20, 4, 1000))  # libraries loaded, not counted
    rows = [beside_pabutools(*town) for town in TOWNS]
    rows.append(call())
    return rows


def beside_pabutools(name: str, voters: int, projects: int, envelope: int) -> dict[str, Any]:
    """Both from ballots in memory to the list; the lists must be the same."""
    given = election(voters, projects, envelope)
    ours, answer = least(lambda: solve_equal_shares(given))
    theirs = pabutools(given)
    if theirs is None:
        beside, ratio = "pabutools is not there", None
    else:
        assert theirs["funded"] == sorted(answer.funded), (theirs["funded"], answer.funded)
        beside, ratio = (
            f"pabutools {theirs['version']}: {theirs['seconds']:.3g} s, same list",
            ours / theirs["seconds"],
        )
    return {
        "name": f"Equal Shares, {name}, shares raised {answer.raised} times, every payment told",
        "figure": ours,
        "unit": "s",
        "beside": beside,
        "ratio": ratio,
    }


def call() -> dict[str, Any]:
    """46 territories, 15 M€, 230 actions: both layers, the list proved, beside the programme of HiGHS alone."""
    stakes, projects = national()
    ours, (shares, answer) = least(lambda: (solve_stakes(stakes), solve_projects(projects)), 1)
    assert answer.proved and sum(one.amount for one in shares.shares) == stakes.envelope
    bare, best = least(lambda: highs(projects), 1)
    assert abs(best - float(answer.value)) < 1e-6, (best, answer.value)
    return {
        "name": f"46 territories, {len(projects.actions)} actions, both layers, list proved and ties settled",
        "figure": ours,
        "unit": "s",
        "beside": f"HiGHS, the same programme alone, ties as they come: {bare:.3g} s",
        "ratio": ours / bare,
    }


def election(voters: int, projects: int, envelope: int) -> Election:
    """Ballots as towns have them: two to five approvals, some projects liked more than others."""
    chance = random.Random(SEED)
    names = [f"p{number:02}" for number in range(projects)]
    costs = [envelope * chance.randrange(1, 40) // 100 for _ in names]
    liked = [chance.random() ** 2 + 0.05 for _ in names]
    ballots = [frozenset(chance.choices(names, liked, k=chance.randrange(2, 6))) for _ in range(voters)]
    return Election(
        envelope,
        tuple(Project(name, max(1, cost)) for name, cost in zip(names, costs, strict=True)),
        tuple(Voter(str(number), ballot) for number, ballot in enumerate(ballots)),
    )


def national() -> tuple[Stakes, Projects]:
    """Invented needs and actions; each territory within ±30 % of its stake, one engineering action at least."""
    chance = random.Random(SEED)
    needs = {f"t{number:02}": Fraction(chance.randrange(300, 5000), 1000) for number in range(46)}
    stakes = Stakes(
        15_000_000, tuple(Territory(name, 120_000, 900_000, need) for name, need in needs.items())
    )
    actions = [
        Action(
            f"{name}-{number}",
            chance.randrange(10, 200 if number else 100) * 1000,
            Fraction(chance.randrange(5, 400)),
            name,
            "engineering" if number == 0 else f"axis {chance.randrange(1, 6)}",
        )
        for name in needs
        for number in range(5)
    ]
    limits = [
        Limit(
            f"{share.territory} at most", Counted.COST, share.territory, most=Fraction(share.amount * 13, 10)
        )
        for share in solve_stakes(stakes).shares
    ]
    limits += [
        Limit(f"{name} engineering", Counted.NUMBER, name, "engineering", least=Fraction(1)) for name in needs
    ]
    return stakes, Projects(tuple(actions), 15_000_000, tuple(limits), needs=dict(needs), explain=False)


def highs(projects: Projects) -> float:
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    from digor.engines.allocation.programme import amounts, limits

    rows = np.zeros((len(limits(projects)), len(projects.actions)))
    low, high = np.full(len(rows), -np.inf), np.full(len(rows), np.inf)
    for number, limit in enumerate(limits(projects)):
        for place, amount in amounts(limit, projects.actions).items():
            rows[number, place] = float(amount)
        low[number] = -np.inf if limit.least is None else float(limit.least)
        high[number] = np.inf if limit.most is None else float(limit.most)
    found = milp(
        -np.array([float(one.value) for one in projects.actions]),
        integrality=np.ones(len(projects.actions)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(rows, low, high),
        options={"mip_rel_gap": 0},
    )
    return -float(found.fun)


def least(work: Callable[[], Any], times: int = 3) -> tuple[float, Any]:
    """Processor seconds, the least of several measures, and what was made."""
    seconds, made = float("inf"), None
    for _ in range(times):
        began = time.process_time()
        made = work()
        seconds = min(seconds, time.process_time() - began)
    return seconds, made


PABUTOOLS = """
import json, sys, time
from importlib.metadata import version
from pabutools.election import ApprovalBallot, ApprovalProfile, Cost_Sat, Instance, Project
from pabutools.rules import method_of_equal_shares
given = json.load(open(sys.argv[1]))
projects = {name: Project(name, cost) for name, cost in given["costs"].items()}
instance = Instance(projects.values(), budget_limit=given["envelope"])
profile = ApprovalProfile([ApprovalBallot(projects[name] for name in one) for one in given["ballots"]])
seconds = float("inf")
for _ in range(3):
    began = time.process_time()
    found = method_of_equal_shares(instance, profile, sat_class=Cost_Sat, voter_budget_increment=1)
    seconds = min(seconds, time.process_time() - began)
names = sorted(one.name for one in found)
print(json.dumps({"seconds": seconds, "funded": names, "version": version("pabutools")}))
"""


def pabutools(given: Election) -> dict[str, Any] | None:
    """The same ballots through pabutools, in the competitors' Python; None without it."""
    python = os.environ.get("DIGOR_BENCH_PYTHON", sys.executable)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "election.json"
        path.write_text(
            json.dumps(
                {
                    "envelope": given.envelope,
                    "costs": {one.id: one.cost for one in given.projects},
                    "ballots": [sorted(one.supports) for one in given.voters],
                }
            )
        )
        done = subprocess.run(
            [python, "-c", PABUTOOLS, str(path)], capture_output=True, text=True, check=False
        )
    if done.returncode:
        return None
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
