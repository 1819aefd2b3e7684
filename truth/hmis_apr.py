"""Cells of HUD's annual report (APR), by project kits: the exports lie beside the case file, named by `kit`.

A kit's period is the one its Export.csv says; `a+b` is two exports counted as one. Cells that nobody has
checked (`checked` other than 1) are no cases.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from truth.case import Outcome, Shape


def recognises(shape: Shape) -> bool:
    return shape.kind == "csv" and shape.keys[:5] == ("kit", "table", "row", "column", "value")


def outcomes(path: Path) -> Iterator[Outcome]:
    """One outcome per checked cell."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file):
            if line.get("checked", "1") != "1":
                continue
            cell = (line["table"], line["row"], line["column"])
            got = cells(path.parent, line["kit"]).get(cell, "nothing")
            name = f"{path.parent.name}/{line['kit']} {' / '.join(cell)}"
            yield Outcome(name, got, line["value"], same(got, line["value"]))


@lru_cache(maxsize=8)
def cells(folder: Path, kit: str) -> dict[tuple[str, str, str], str]:
    """Digor's answer for a kit."""
    import django

    django.setup()
    from digor.foundation.exchange.hmis import open_hmis
    from digor.observatory.apr.report import report

    places = [
        next(place for place in (folder / f"{name}.zip", folder / name) if place.exists())
        for name in kit.split("+")
    ]
    starts, ends = [], []
    for place in places:
        with open_hmis(place) as export:
            starts.append(export.info.period_start)
            ends.append(export.info.period_end)
    start, end = starts[0], ends[0]
    if start is None or end is None or {*starts} != {start} or {*ends} != {end}:
        raise ValueError(f"the exports of {kit} do not say one period")
    return {(table, row, column): value for table, row, column, value in report(places, start, end)}


def same(got: str, expected: str) -> bool:
    """The same text, or the same number."""
    try:
        return got == expected or float(got) == float(expected)
    except ValueError:
        return False
