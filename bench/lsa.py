"""HUD's longitudinal measures of a territory, from its export to the values, at 1, 10 and 100 times HUD's sample.

All times are processor seconds of all threads, so that a busy machine does not change them much. The sample
may not be kept here: without `../shared/data/hmis` there is nothing to measure. Competitors do the core
only: who was served (A1) and the nights of each group of projects (C1), and must find the same figures.
"""

from __future__ import annotations

import csv
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent.parent / "shared" / "data" / "hmis" / "lsa_fy2026" / "hmis_csv_fy2026.zip"
FILES = ("Export", "Organization", "Project", "ProjectCoC", "HMISParticipation", "Client", "Enrollment", "Exit",
         "Services")  # fmt: skip
SHIFTED = {"EnrollmentID", "PersonalID", "HouseholdID", "ExitID", "ServicesID"}
GIBIBYTE = 2**30


def main() -> list[dict[str, Any]]:
    """Digor at three sizes; at the middle one, its competitors and the bare reading of the bytes."""
    if not SAMPLE.is_file():
        return []
    rows = []
    spent, peaks = {}, {}
    for times in (1, 10, 100):
        with tempfile.TemporaryDirectory() as folder:
            size = copies(Path(folder), times)
            ours = run([sys.executable, "-m", "bench.lsa", folder])
            spent[times], peaks[times] = ours["seconds"], ours["peak"]
            rows.append(
                {
                    "name": f"LSA at {times} times: {size / 2**20:,.0f} MiB".replace(",", " "),
                    "figure": spent[times],
                    "unit": "s",
                    "beside": f"peak {peaks[times] / GIBIBYTE:.2f} GiB, bar: 6 GiB",
                    "ratio": peaks[times] / GIBIBYTE / 6,
                }
            )
            if times == 10:
                rows += beside(folder, ours)
    growth = spent[100] / spent[10]
    rows.append(
        {
            "name": "time at 100 times over time at 10 times",
            "figure": growth,
            "unit": "times",
            "beside": "bar: 12 times",
            "ratio": growth / 12,
        }
    )
    return rows


def beside(folder: str, ours: dict[str, Any]) -> list[dict[str, Any]]:
    """Each competitor's seconds over ours, at the same size."""
    rows = []
    began = time.process_time()
    for path in Path(folder).iterdir():
        path.read_bytes()
    others = {"reading the bytes": {"seconds": time.process_time() - began, "figures": None}}
    python = os.environ.get("DIGOR_BENCH_PYTHON", sys.executable)
    for name in ("pandas", "polars"):
        found = run([python, str(HERE / "lsa_core" / f"{name}_core.py"), folder], required=False)
        if found:
            if found["figures"] != ours["figures"]:
                raise ValueError(f"{name} finds other figures than ours")
            others[f"{name}, the core only"] = found
    for name, found in others.items():
        rows.append(
            {
                "name": "LSA at 10 times, all measures",
                "figure": ours["seconds"],
                "unit": "s",
                "beside": f"{name}: {found['seconds']:.2f} s",
                "ratio": found["seconds"] / ours["seconds"],
            }
        )
    return rows


def copies(folder: Path, times: int) -> int:
    """The sample's rows `times` times, people and stays under identifiers of their own; answers its bytes."""
    with zipfile.ZipFile(SAMPLE) as archive:
        for name in FILES:
            text = archive.read(f"{name}.csv").decode("utf-8-sig")
            header, *lines = csv.reader(io.StringIO(text))
            places = [place for place, column in enumerate(header) if column in SHIFTED]
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(header)
                for number in range(times if places else 1):
                    for line in lines:
                        for place in places:
                            if number and line[place]:
                                line[place] = f"{line[place].partition('~')[0]}~{number}"
                        writer.writerow(line)
    return sum(path.stat().st_size for path in folder.iterdir())


def run(command: list[str], *, required: bool = True) -> dict[str, Any]:
    """What a process of its own says of itself; nothing when it cannot and need not."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    done = subprocess.run(
        command, cwd=HERE.parent, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        if required:
            raise RuntimeError(done.stderr)
        return {}
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def ours(folder: Path) -> dict[str, Any]:
    """Digor's whole run over an export."""
    import django

    django.setup()
    import duckdb
    import pyarrow.csv  # what is imported is not measured, here or beside

    from digor.observatory.lsa.parameters import Parameters
    from digor.observatory.lsa.report import report

    duckdb.connect().register("nothing", pyarrow.table({"x": [1]}))
    began = time.process_time()
    found = report([folder], Parameters(date(2025, 10, 1), date(2026, 9, 30), date(2018, 10, 1), "XX-501"))
    seconds = time.process_time() - began
    core = {
        key if measure == "A1" else f"{grp} {key}": value
        for measure, _cohort, grp, hhtype, _path, _project, key, value in found.values
        if (measure == "A1" and key != "AdultHoHEntry") or (measure == "C1" and hhtype == "0")
    }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"seconds": seconds, "peak": peak, "figures": core}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "digor.config.settings")
    sys.stdout.write(json.dumps(ours(Path(sys.argv[1]))))
