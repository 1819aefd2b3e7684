"""`python3 dev.py truth [DATA]`: every outside case found under DATA, one line each.

A case file is recognised by its shape (header of a CSV, keys of a JSON), never by its name or
place: another file of the same shape dropped anywhere under DATA runs without a change here.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from truth import (
    allocations,
    ceilings,
    envelopes,
    equal_shares,
    families,
    generalised_assignment,
    hmis_apr,
    hmis_counts,
    hmis_lsa,
    knapsacks,
    multicriteria,
    nights,
    service_effects,
)
from truth.case import Family, Outcome, Shape, without_adapter

FAMILIES: tuple[Family, ...] = (
    hmis_apr, hmis_counts, hmis_lsa, nights, allocations, ceilings, families, generalised_assignment, service_effects,
    envelopes, equal_shares, knapsacks, multicriteria,
)  # fmt: skip


def main(arguments: list[str]) -> int:
    data = Path(arguments[0] if arguments else "../shared/data")
    if not data.is_dir():
        sys.stderr.write(f"{data} is not a folder. Say where the cases are: python3 dev.py truth FOLDER\n")
        return 2
    waiting: Counter[str] = Counter()
    results: list[bool] = []
    for path in sorted(data.rglob("*")):
        shape = Shape.read(path)
        if shape is None:
            continue
        family = next((family for family in FAMILIES if family.recognises(shape)), None)
        if family is not None:
            for outcome in answered(family, path):
                results.append(outcome.equal)
                say(outcome)
        elif name := without_adapter(shape):
            waiting[name] += 1
    for name, files in sorted(waiting.items()):
        sys.stdout.write(f"no adapter yet: {name} ({files} file{'s' if files > 1 else ''})\n")
    passed = sum(results)
    sys.stdout.write(f"{passed} passed, {len(results) - passed} failed\n")
    return 0 if results and all(results) else 1


def answered(family: Family, path: Path) -> Iterator[Outcome]:
    """A file that cannot be answered to its end is one failed case, and the others go on."""
    try:
        yield from family.outcomes(path)
    except Exception as reason:
        yield Outcome(path.name, f"{type(reason).__name__}: {reason}", "an answer", False)


def say(outcome: Outcome) -> None:
    verdict = "equal" if outcome.equal else "NOT EQUAL"
    sys.stdout.write(f"{outcome.id}: got {outcome.got}, expected {outcome.expected}: {verdict}\n")


if __name__ == "__main__":
    home = tempfile.mkdtemp(prefix="digor-truth-")
    os.environ |= {
        "DIGOR_HOME": home,
        "DJANGO_SETTINGS_MODULE": "digor.config.settings",
        "DIGOR_DATABASE": "",
    }
    try:
        sys.exit(main(sys.argv[1:]))
    finally:
        shutil.rmtree(home, ignore_errors=True)
