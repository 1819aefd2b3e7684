"""Eviction and DALO files read on a day, one core: stages, moments with their reasons, truce, beside a finger on the calendar.

Processor seconds; the law is made ready within the measure, the files before it. Answers are read one by one and let go,
as a desk does.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from digor.engines.clock.french import LAW
from digor.engines.clock.problem import File, Instalment, Problem
from digor.engines.clock.reference import plain, reference
from digor.engines.clock.solve import Clock, solve

SEED = 20260401
DAY = date(2026, 4, 1)
FILES, SLOW = 40_000, 200
EVICTION = (
    "arrears", "payment_order", "ccapex_referred", "summons", "prefect_notified", "diagnostic", "hearing", "judgment",
    "judgment_served", "clause_suspended", "leave_order", "leave_order_copied", "force_requested", "force_granted",
)  # fmt: skip
DALO = ("dalo_filed", "dalo_recognised", "offer_made", "injunction_filed")


def main() -> list[dict[str, Any]]:
    """Files a second, beside the twin, and beside python-dateutil counting the same ends and nothing else."""
    many = files(FILES)
    few = Problem(DAY, LAW, tuple(many[:SLOW]))
    assert tuple(plain(one) for one in solve(few).files) == reference(few)
    ours, moments = seconds(lambda: streamed(many))
    slow, _ = seconds(lambda: reference(few), times=1)
    counted = [
        (one.rule.delay.length, one.rule.delay.unit.value, -1 if one.rule.delay.before else 1, one.start)
        for file in solve(Problem(DAY, LAW, tuple(many))).files
        for one in file.moments
    ]
    bare, _ = seconds(lambda: bare_ends(counted))
    assert len(counted) == moments
    return [
        {
            "name": f"{FILES // 1000} 000 files, {moments / FILES:.1f} moments each, with their reasons",
            "figure": FILES / ours,
            "unit": "files/s",
            "beside": f"our twin, day by day: {SLOW / slow:.0f} files/s; bar: 10 000 files/s",
            "ratio": (FILES / ours) / (SLOW / slow),
        },
        {
            "name": "the same",
            "figure": ours,
            "unit": "s",
            "beside": f"python-dateutil, the plain ends alone, no rule chosen: {bare:.3g} s",
            "ratio": ours / bare,
        },
    ]


def streamed(many: list[File]) -> int:
    """Every file read, the moments told counted."""
    clock = Clock(LAW)
    return sum(len(clock.read(file, DAY).moments) for file in many)


def seconds(work: Callable[[], Any], times: int = 3) -> tuple[float, Any]:
    """The least of some measures, in processor seconds, and what was made."""
    best, made = float("inf"), None
    for _ in range(times):
        began = time.process_time()
        made = work()
        best = min(best, time.process_time() - began)
    return best, made


def bare_ends(counted: list[tuple[int, str, int, date]]) -> list[date]:
    from dateutil.relativedelta import relativedelta

    return [start + relativedelta(**{unit: sign * length}) for length, unit, sign, start in counted]  # type: ignore[arg-type]


def files(count: int) -> list[File]:
    """Nine evictions for one DALO, stopped anywhere, some steps skipped, over six years."""
    chance = random.Random(SEED)
    made = []
    for number in range(count):
        dalo = chance.random() < 0.1
        path = DALO if dalo else EVICTION
        day = DAY - timedelta(days=chance.randrange(2000))
        acts = {} if dalo else {"lease": (day - timedelta(days=chance.randrange(200, 3000)),)}
        for act in path[: chance.randrange(1, len(path) + 1)]:
            if chance.random() < 0.9:
                acts[act] = (day,)
            day += timedelta(days=chance.randrange(5, 75))
        words = {"landlord": chance.choice(("legal_person", "private_person")), "judged": "merits"}
        due = tuple(
            Instalment(one, one)
            for one in (day + timedelta(days=30 * month) for month in range(6))
            if one < DAY
        )
        made.append(File(f"F{number}", acts, words, due if "clause_suspended" in acts else ()))
    return made
