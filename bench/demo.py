"""The demo: a newcomer's first minute, and its people and files a hundred times over, the bench's own territory.

`digor demo --scale N` is the same territory with N times the people and the places; its play is near to linear in
them, so the default is measured whole, and of scale 100 what is written before the play. DIGOR_BENCH_SCALE
plays another scale whole.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
LIMIT = 150  # seconds of one core for the default demo
PEOPLE = """
import json, resource, sys
from datetime import date
from digor.demo.files import files
from digor.demo.population import population
people = population(1, date(2026, 11, 25), persons=900 * int(sys.argv[1]))
sent = files(1, people)
lines = sum(len(table.lines) for file in sent for table in file.tables.values())
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([len(people.persons()), len(sent), lines, used.ru_utime, used.ru_maxrss / 1024]))
"""


def main() -> list[dict[str, Any]]:
    """Play the demo in a home of its own; write the files of a hundred such territories."""
    scale = int(os.environ.get("DIGOR_BENCH_SCALE", "1"))
    seconds, size = played(scale)
    persons, sent, lines, writing, memory = json.loads(
        subprocess.run(
            [sys.executable, "-c", PEOPLE, "100"], cwd=HERE.parent, capture_output=True, text=True, check=True
        ).stdout
    )
    limit = LIMIT * scale
    return [
        {"name": f"the demo, scale {scale}, processor of one core", "figure": seconds, "unit": "s",
         "beside": f"{limit} s at most", "ratio": seconds / limit},
        {"name": f"its database, scale {scale}", "figure": size, "unit": "MiB", "beside": "", "ratio": None},
        {"name": f"scale 100: {persons} persons, {sent} files, {lines} lines written", "figure": writing, "unit": "s",
         "beside": f"{memory:.0f} MiB at the highest", "ratio": None},
    ]  # fmt: skip


def played(scale: int) -> tuple[float, float]:
    """Seconds of processor, and the size of the database in MiB."""
    with tempfile.TemporaryDirectory(prefix="digor-bench-") as home:
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        command = ["demo", "--seed", "1", "--scale", str(scale), "--today", "2026-11-25", "--no-serve"]
        subprocess.run(
            [sys.executable, "-m", "digor.config.cli", *command],
            env={**os.environ, "DIGOR_HOME": home, "DIGOR_DATABASE": ""},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
        return seconds, (Path(home) / "digor.sqlite3").stat().st_size / 1024**2
