"""`python -m truth.proved [DATA]`: what HUD's cases prove, counted, kept for docs/observatory/hud.md.

Run it when the cases or the answers change, then `python3 dev.py docs`.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from truth import hmis_apr, hmis_lsa, nights
from truth.case import Shape

KEPT = Path(__file__).resolve().parent.parent / "src" / "digor" / "observatory" / "proved.json"
FAMILIES = {"lsa": hmis_lsa, "apr": hmis_apr, "spm": nights}


def counted(data: Path) -> dict[str, dict[str, list[int]]]:
    """Family → measure, kit or case → how many are equal, of how many."""
    found: dict[str, dict[str, list[int]]] = {name: {} for name in FAMILIES}
    for path in sorted(data.rglob("*")):
        shape = Shape.read(path)
        for name, family in FAMILIES.items():
            if shape is not None and family.recognises(shape):
                for what, equal in answered(name, path):
                    tally = found[name].setdefault(what, [0, 0])
                    tally[0] += equal
                    tally[1] += 1
    return found


def answered(name: str, path: Path) -> Iterator[tuple[str, bool]]:
    """(what a line of the page is about, whether the answer is equal) of each case of a file."""
    for outcome in FAMILIES[name].outcomes(path):
        if name == "lsa":
            words = outcome.id.split()
            what = words[1] if path.suffix == ".csv" and not path.stem.endswith("sums") else path.stem
        elif name == "apr":
            what = outcome.id.split("/")[1].split()[0]
        else:
            what = "observatory" if outcome.id.endswith("(observatory)") else "engine timeline"
        yield what, outcome.equal


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="digor-truth-") as home:
        os.environ |= {"DIGOR_HOME": home, "DJANGO_SETTINGS_MODULE": "digor.config.settings"}
        told = counted(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data"))
    KEPT.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")
