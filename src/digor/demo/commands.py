"""`digor demo`: a synthetic territory through the real pipeline, then the web application."""

from __future__ import annotations

import argparse
import json
import os
import time
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from digor.demo.cast import CAST, PASSWORD
from digor.demo.places import PERSONS
from digor.demo.play import play
from digor.foundation.frame import clock
from digor.foundation.frame.commands import Command
from digor.foundation.partners import reads

YEARS = 3
MARK = "demo.json"  # what stands in the demo's home: not built twice for nothing


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seed", type=int, default=1, metavar="N", help="another seed, other lives (default 1)"
    )
    parser.add_argument(
        "--scale", type=int, default=1, metavar="N", help="N times as many people (default 1: 900)"
    )
    parser.add_argument("--today", metavar="DATE", help="the day the demo lives on (default: today)")
    parser.add_argument("--no-serve", action="store_true", help="fill the territory and stop")
    parser.add_argument(
        "--bind", default="127.0.0.1:8000", metavar="HOST:PORT", help="address (default 127.0.0.1:8000)"
    )


def _run(args: argparse.Namespace, actor: Any, out: TextIO) -> int:
    if not settings.DIGOR_DEMO:
        raise ValueError("La démonstration se lance par « digor demo », dans un dossier à elle.")
    try:
        last = date.fromisoformat(args.today) if args.today else clock.today()
    except ValueError:
        raise ValueError(f"« {args.today} » n'est pas un jour : écrivez-le 2026-11-12.") from None
    if args.scale < 1 or args.seed < 0:
        raise ValueError("--seed et --scale sont des nombres entiers, à partir de 0 et de 1.")
    built = {"seed": args.seed, "scale": args.scale, "today": last.isoformat()}
    mark = Path(settings.HOME) / MARK
    if not mark.exists() or json.loads(mark.read_text()) != built:
        fill(built, last, out)
        mark.write_text(json.dumps(built))
    if args.no_serve:
        return 0
    out.write("\nPour entrer, choisissez quelqu'un sur la page de connexion, ou écrivez son adresse :\n")
    for member in CAST:
        out.write(f"  {member.email:26} {member.name}, {member.function}\n")
    out.write(f"  mot de passe pour tous : {PASSWORD}\n\n")
    os.environ["DIGOR_TODAY"] = last.isoformat()  # config serves it, on that day
    return 0


def fill(built: dict[str, Any], last: date, out: TextIO) -> None:
    """Empty the demo's home, then play the years."""
    begun = time.monotonic()

    def tell(words: str) -> None:
        out.write(f"[{time.monotonic() - begun:5.1f} s] {words}\n")
        out.flush()

    empty()
    tell("territoire vide, base prête")
    play(built["seed"], last, tell, persons=PERSONS * built["scale"], years=YEARS)
    tell("la démonstration est prête")


def empty() -> None:
    """A fresh database for the demo: the demo's own SQLite file is removed, never a real territory's.

    A home that holds a database without the demo's mark is refused (ValueError), whatever it holds.
    """
    mark = Path(settings.HOME) / MARK
    if connection.vendor == "sqlite":
        connection.close()
        file = Path(str(settings.DATABASES["default"]["NAME"]))
        if file.exists() and not mark.exists():
            raise ValueError(
                f"{settings.HOME} contient déjà une base qui n'est pas celle de la démonstration : rien n'y est touché. "
                "Donnez à la démonstration un dossier à elle, avec DIGOR_HOME."
            )
        mark.write_text("{}")  # from here on this home is the demo's, even if filling it is cut short
        for suffix in ("", "-wal", "-shm"):
            file.with_name(file.name + suffix).unlink(missing_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    if reads.territories().exists():
        raise ValueError("Cette base contient déjà un territoire : donnez une base vide à la démonstration.")


COMMANDS = {
    "demo": Command(
        "fill a synthetic territory through the real pipeline, then serve it", _add, _run, needs_actor=False
    )
}
