"""`digor duplicates`: look for duplicates now, and tell which pairs wait."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from typing import Any, TextIO

from django.utils.translation import ngettext

from digor.casework.identity import access, actions, reads
from digor.casework.identity.enums import Band
from digor.casework.identity.models import Pair
from digor.casework.identity.reads.duplicates import outside_every_circle
from digor.foundation.frame.commands import Command
from digor.foundation.partners.actor import Actor


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")


def _run(args: argparse.Namespace, actor: Actor | None, out: TextIO) -> int:
    if actor is None:
        raise ValueError("Aucun territoire ici : il n’y a personne à comparer.")
    access.check_seek(actor)
    if not access.can_review(actor):
        actions.link_trusted(by=actor)
    run = actions.seek(by=actor)
    found = document(actor)
    found |= {"territory": actor.territory_code, "rules": run.rules}
    if args.json:
        json.dump(found, out, ensure_ascii=False, indent=2)
        out.write("\n")
        return 0
    out.write(
        ngettext("%(n)s pair to look at.", "%(n)s pairs to look at.", found["waiting"])
        % {"n": found["waiting"]}
        + "\n"
    )
    for one in found["pairs"]:
        out.write(f"{one['case_numbers'][0]}  {one['case_numbers'][1]}  {one['band']}  {one['words']}\n")
    return 0


def document(actor: Actor) -> dict[str, Any]:
    """The pairs that wait: named to those who may decide, counted for the system (protected files left out)."""
    if not access.can_review(actor):
        return {"waiting": outside_every_circle(actor), "pairs": []}
    rows = reads.duplicates(actor)
    fields = dict(Pair.objects.filter(pk__in=[one.pair for one in rows]).values_list("pk", "fields"))
    bands = Counter(one.band for one in rows)
    return {
        "waiting": len(rows),
        "bands": {band.value: bands[band.value] for band in Band},
        "pairs": [
            {
                "case_numbers": list(one.cases),
                "band": one.band,
                "state": one.state,
                "weight": round(one.weight, 4),
                "since": one.since.isoformat(),
                "words": one.words,
                "fields": [
                    {"field": field, "level": level, "weight": bits}
                    for field, level, bits in fields[one.pair]
                ],
            }
            for one in rows
        ],
    }


COMMANDS = {
    "duplicates": Command("look for persons who have two files, and tell which pairs wait", _arguments, _run)
}
