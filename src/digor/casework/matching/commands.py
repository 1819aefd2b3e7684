"""`digor proposals`: the list of a day, drawn up, kept, and printed under case numbers."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import TextIO

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from digor.casework.matching import actions
from digor.casework.people.commands import day, in_a_territory
from digor.foundation.frame import clock
from digor.foundation.frame.commands import Command
from digor.foundation.partners.actor import Actor


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DATE", help="the day of the list (default: today)")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")


def _run(args: argparse.Namespace, actor: Actor | None, out: TextIO) -> int:
    on = day(args.on) if args.on else clock.today()
    run, found = actions.draw(by=in_a_territory(actor), on=on)
    if args.json:
        given = {"run": run.pk, **asdict(found)}
        out.write(json.dumps(given, ensure_ascii=False, indent=1, default=str) + "\n")
        return 0
    out.write(
        ngettext("%(n)s home open to designation.", "%(n)s homes open to designation.", len(found.lines))
        % {"n": len(found.lines)}
        + "\n"
    )
    for line in found.lines:
        named = [one.case or _("another priority case") for one in (*line.proposed, *line.next)]
        out.write(f"{line.vacancy}: {', '.join(named) or '—'}\n")
    return 0


COMMANDS = {
    "proposals": Command("who could live in the homes open to designation, with the reasons", _add, _run)
}
