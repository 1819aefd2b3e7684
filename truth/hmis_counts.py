"""Rows, people, households and stays per file of HMIS exports: what `digor import hmis --dry-run` counts."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from truth.case import Outcome, Shape


def recognises(shape: Shape) -> bool:
    return shape.kind == "csv" and shape.keys == ("zip", "file", "what", "value")


def outcomes(path: Path) -> Iterator[Outcome]:
    """Each line is a case; paths of the exports are read from the file's own folder."""
    counted: dict[str, dict[tuple[str, str], int]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file):
            export = line["zip"]
            if export not in counted:
                counted[export] = counts(path.parent / export)
            got: Any = counted[export].get((line["file"], line["what"]), "nothing")
            yield Outcome(
                f"{export} {line['file']} {line['what']}", got, line["value"], str(got) == line["value"]
            )


def counts(export: Path) -> dict[tuple[str, str], int]:
    import django

    django.setup()
    from digor.foundation.exchange import hmis

    return {(file, what): value for file, what, value in hmis.counts(export)}
