"""Timelines of persons of 100 statements, streamed, one core, beside painting days and a DuckDB sweep.

All times are processor seconds, so that a busy machine does not change them much.
"""

from __future__ import annotations

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from digor.engines.timeline.claims import claims, current_rows
from digor.engines.timeline.problem import FAR, Coverage, Kind, Mention, Problem, Rules, Statement
from digor.engines.timeline.solve import solve

STATEMENTS = 100  # per person
SEED = 20260131
FIRST_DAY = 738_000
YEARS = 4 * 365
RULES = Rules("bench", frozenset({"street", "shelter", "hotel"}), {"housed": "housing", "hosted": "hosted"})
SOURCES = ("siao", "round", "shelter", "phone")
SITUATIONS = ("street", "street", "shelter", "shelter", "hotel", "hosted", "housed")
KINDS = (Kind.OBSERVATION, Kind.PRESENCE, Kind.PRESENCE, Kind.CONTACT)
SLICE = 100  # persons prepared, then timed together, so that memory stays that of a slice


def main() -> list[dict[str, Any]]:
    """Time the fast engine at three sizes, and its competitors at the middle one."""
    per_size = {size: seconds(size, solve) for size in (10_000, 100_000, 1_000_000)}
    # Measured again after the long one: what slows the machine meanwhile then weighs on both.
    per_size[100_000] = (per_size[100_000] + seconds(100_000, solve)) / 2
    rows = [
        {
            "name": f"coverage, segments and spells of {spaced(size)} statements",
            "figure": size / spent,
            "unit": "statements/s",
            "beside": f"{spent:.2f} s",
            "ratio": None,
        }
        for size, spent in per_size.items()
    ]
    rows.append(
        {
            "name": "time at 10^6 over time at 10^5",
            "figure": per_size[1_000_000] / per_size[100_000],
            "unit": "times",
            "beside": "bar: 12 times",
            "ratio": per_size[1_000_000] / per_size[100_000] / 12,
        }
    )
    fast = per_size[100_000]
    painted = seconds(100_000, paint)
    rows.append(versus("painting days (winners and a plain horizon only)", fast, painted))
    duck = duckdb_seconds(100_000)
    if duck is not None:
        rows.append(versus("DuckDB sweep, one thread (winners and contested only)", fast, duck))
    return rows


def versus(what: str, fast: float, other: float) -> dict[str, Any]:
    """Statements per second of the engine over those of a competitor that does less."""
    return {
        "name": "the same for 100 000 statements",
        "figure": 100_000 / fast,
        "unit": "statements/s",
        "beside": f"{what}: {spaced(100_000 / other)} statements/s",
        "ratio": other / fast,
    }


def spaced(figure: float) -> str:
    """Thousands apart."""
    return f"{figure:,.0f}".replace(",", " ")


def persons(count: int) -> Iterator[Problem]:
    """The same persons at every call: corrected rows, monthly complete files, two notices a year."""
    chance = random.Random(SEED)
    for _ in range(count):
        yield person(chance)


def person(chance: random.Random) -> Problem:
    """One person of 100 statements under 90 keys or so, over four years."""
    statements, mentions = [], []
    for number in range(1, STATEMENTS + 1):
        which = chance.randrange(4)
        kind = KINDS[which]
        start = FIRST_DAY + chance.randrange(YEARS)
        length = chance.randrange(5, 90) if kind is Kind.PRESENCE else 1
        end = FAR if length > 85 else start + length
        situation = "" if kind is Kind.CONTACT else chance.choice(SITUATIONS)
        said = start + chance.randrange(5)
        key = str(number if chance.random() < 0.9 else number // 2)
        statements.append(
            Statement(
                number, SOURCES[which], key, 1, False, kind, situation, start, end,
                chance.random() < 0.1, which, "",
            )
        )  # fmt: skip
        mentions.append(Mention(number, number, 1, said, said + chance.randrange(20), said))
    return Problem(
        records=frozenset({1}),
        statements=tuple(statements),
        mentions=tuple(mentions),
        rules=RULES,
        coverages=tuple(
            Coverage(SOURCES[2], "", FIRST_DAY + month * 30, 1000 + month) for month in range(YEARS // 30)
        ),
        notices=tuple(FIRST_DAY + half * 182 for half in range(1, 9)),
    )


def seconds(size: int, work: Callable[[Problem], object]) -> float:
    """Processor seconds of `work` over the persons; preparing them is not counted."""
    given = persons(size // STATEMENTS)
    spent = 0.0
    while some := list(islice(given, SLICE)):
        began = time.process_time()
        for problem in some:
            work(problem)
        spent += time.process_time() - began
    return spent


def paint(problem: Problem) -> list[int]:
    """The plain way: one cell a night, painted by rising precedence, then carried 90 nights."""
    claimed, _ = claims(problem, current_rows(problem))
    nights = [0] * (YEARS + 180)
    for claim in reversed(claimed):
        start, end = claim.start - FIRST_DAY, min(claim.end - FIRST_DAY, len(nights))
        nights[start:end] = [claim.statement] * (end - start)
    last = age = 0
    for day, statement in enumerate(nights):
        if statement:
            last, age = statement, 0
        elif last and age < RULES.threshold_days:
            nights[day] = last
            age += 1
        else:
            last = 0
    return nights


DUCKDB = """
import json, sys, time
import duckdb
base = duckdb.connect()
base.execute("set threads = 1")
base.execute("create table claim as select * from read_csv(?)", [sys.argv[1]])
began = time.process_time()
base.execute('''
create table segment as
with bound as (select person, first as day from claim union select person, past as day from claim),
stretch as (select person, day, lead(day) over (partition by person order by day) as until from bound),
night as (
  select s.person, s.day, s.until, arg_min(c.statement, c.rank) as statement,
         count(distinct c.situation) > 1 as contested
  from stretch s join claim c on c.person = s.person and c.first <= s.day and s.day < c.past
  where s.until is not null group by all),
step as (
  select *, (lag(statement) over w = statement and lag(contested) over w = contested
             and lag(until) over w = day) is not true as opens from night
  window w as (partition by person order by day)),
run as (select *, sum(opens::int) over (partition by person order by day) as run from step)
select person, min(day) as first, max(until) as past, any_value(statement) as statement,
       any_value(contested) as contested from run group by person, run
''')
print(json.dumps({"seconds": time.process_time() - began}))
"""


def duckdb_seconds(size: int) -> float | None:
    """The sweep alone as one SQL query, the claims already loaded; None without DuckDB."""
    python = os.environ.get("DIGOR_BENCH_PYTHON", sys.executable)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.csv"
        with path.open("w", newline="") as file:
            out = csv.writer(file)
            out.writerow(["person", "rank", "first", "past", "statement", "situation"])
            for number, problem in enumerate(persons(size // STATEMENTS)):
                for rank, claim in enumerate(claims(problem, current_rows(problem))[0]):
                    out.writerow([number, rank, claim.start, claim.end, claim.statement, claim.situation])
        done = subprocess.run([python, "-c", DUCKDB, str(path)], capture_output=True, text=True, check=False)
    if done.returncode:
        return None
    answer: dict[str, float] = json.loads(done.stdout)
    return answer["seconds"]
