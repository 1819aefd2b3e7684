"""HUD's longitudinal measures of a territory (LSA): published values, exact sums and headline of a dev set.

A case file lies beside its export (the one zip or folder that is a whole HMIS export) and beside a JSON file
that says the period, the territory and how far back to look; failing that, HUD's own LSAReport.csv does.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from truth.case import Outcome, Shape

if TYPE_CHECKING:
    from digor.observatory.lsa.report import Report

KEY = ("measure", "cohort", "grp", "hhtype", "path", "project", "key")


def recognises(shape: Shape) -> bool:
    if shape.kind == "csv":
        return shape.keys[:8] == (*KEY, "value") or shape.keys[:4] == (
            "key",
            "hhtype",
            "households",
            "sum_days",
        )
    return shape.kind == "json" and {"report_start", "lookback", "headline"} <= set(shape.keys)


def outcomes(path: Path) -> Iterator[Outcome]:
    """One outcome per published value, exact sum or headline figure."""
    found = answered(path.parent)
    told = f"{path.parent.name}/{path.stem}"
    if path.suffix == ".json":
        yield from _headline(told, found, json.loads(path.read_text(encoding="utf-8"))["headline"])
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    if "measure" in lines[0]:
        values = {row[:7]: row[7] for row in found.values}
        for line in lines:
            key = tuple(line[column] for column in KEY)
            yield _outcome(f"{told} {' '.join(filter(None, key))}", values.get(key, 0), line["value"])
    else:
        sums = {(name, str(hhtype)): (households, days) for name, hhtype, households, days in found.sums}
        for line in lines:
            households, days = sums.get((line["key"], line["hhtype"]), (0, 0))
            name = f"{told} {line['key']} {line['hhtype']}"
            yield _outcome(f"{name} households", households, line["households"])
            yield _outcome(f"{name} days", days, line["sum_days"])


@lru_cache(maxsize=2)
def answered(folder: Path) -> Report:
    """Digor's figures for the export of a folder."""
    import django

    django.setup()
    from digor.foundation.exchange.hmis import open_hmis
    from digor.foundation.frame.refusals import Refused
    from digor.observatory.lsa.parameters import Parameters
    from digor.observatory.lsa.report import report

    whole = []
    for place in sorted(folder.iterdir()):
        if place.suffix == ".zip" or place.is_dir():
            try:
                open_hmis(place).close()
            except Refused:
                continue
            whole.append(place)
    if len(whole) != 1:
        raise ValueError(f"{len(whole)} HMIS exports lie beside the case file, one is needed")
    return report(whole, Parameters(**_parameters(folder)))


def _parameters(folder: Path) -> dict[str, Any]:
    for path in sorted(folder.glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        if {"report_start", "report_end", "lookback", "territory"} <= set(content):
            days = {name: date.fromisoformat(content[told]) for name, told in (
                ("start", "report_start"), ("end", "report_end"), ("lookback", "lookback"))}  # fmt: skip
            return {**days, "territory": content["territory"]}
    for path in sorted(folder.glob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith("LSAReport.csv"):
                    text = io.TextIOWrapper(archive.open(name), encoding="utf-8-sig", newline="")
                    line = next(csv.DictReader(text))
                    days = {name: date.fromisoformat(line[told][:10]) for name, told in (
                        ("start", "ReportStart"), ("end", "ReportEnd"), ("lookback", "LookbackDate"))}  # fmt: skip
                    return {**days, "territory": line["ReportCoC"]}
    raise ValueError("no file beside the case says the period and the territory")


def _headline(told: str, found: Report, expected: dict[str, dict[str, int]]) -> Iterator[Outcome]:
    """Figures of all types of households together: the total where there is one, else the sum."""
    totals: Counter[tuple[str, str]] = Counter()
    for measure, cohort, grp, hhtype, path, project, key, value in found.values:
        summed = measure in {"D1", "D2", "F1", "G1", "G2", "G3", "G4"}
        if project or (not summed and (path or hhtype not in {"", "0"})):
            continue
        label = {
            "D1": (key,), "D2": (key,), "F1": (key,), "G3": (cohort, key), "G4": (cohort, f"path={path}"),
        }.get(measure, (cohort, grp, key))  # fmt: skip
        totals[measure, "/".join(filter(None, label))] += value
    for measure, figures in expected.items():
        for label, value in figures.items():
            yield _outcome(f"{told} {measure} {label}", totals[measure, label], value)


def _outcome(name: str, got: int, expected: Any) -> Outcome:
    return Outcome(name, got, expected, str(got) == str(expected))
