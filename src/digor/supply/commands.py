"""`digor contours`: the official contours of the territory's communes, from a GeoJSON."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TextIO

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from digor.foundation.frame.commands import Command
from digor.foundation.partners.actor import Actor
from digor.supply import actions


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="FILE", type=Path, help="a GeoJSON of communes, WGS84")
    parser.add_argument("--source", default="", help="where it comes from (default: the file's name)")


def _run(args: argparse.Namespace, actor: Actor | None, out: TextIO) -> int:
    path: Path = args.path
    if actor is None:
        raise ValueError(_("There is no territory here yet: create it first."))
    if not path.exists():
        raise ValueError(_("There is no file here: %(path)s.") % {"path": path})
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
    except (ValueError, KeyError, TypeError):
        raise ValueError(_("This file is not a GeoJSON collection of contours.")) from None
    count = actions.load_contours(by=actor, features=features, source=args.source or path.name)
    out.write(ngettext("%(n)s contour loaded.", "%(n)s contours loaded.", count) % {"n": count} + "\n")
    return 0


COMMANDS = {"contours": Command("load the official contours of the communes", _add, _run)}
