"""`digor lsa`, `digor apr`: HUD's figures from an HMIS export, without the web database and without names."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from django.utils.translation import gettext as _

from digor.foundation.frame.commands import Command
from digor.observatory.apr import report as apr
from digor.observatory.lsa import report as lsa
from digor.observatory.lsa.parameters import Parameters


def _lsa_arguments(parser: argparse.ArgumentParser) -> None:
    _period_arguments(parser)
    parser.add_argument(
        "--lookback", metavar="DATE", help="how far back to look (default: seven years before the start)"
    )


def _period_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--hmis", metavar="PATH", type=Path, nargs="+", action="extend", required=True,
        help="the HMIS CSV export: a folder or a zip; several are counted as one",
    )  # fmt: skip
    parser.add_argument("--start", metavar="DATE", required=True, help="first day of the period")
    parser.add_argument("--end", metavar="DATE", required=True, help="last day of the period")
    parser.add_argument(
        "--out", metavar="FILE.csv", type=Path, required=True, help="where to write the figures"
    )


def _lsa(args: argparse.Namespace, actor: Any, out: TextIO) -> int:
    if not args.territory:
        raise ValueError(_("Say whose figures: --territory CODE, as the export writes it."))
    start, end = _day("--start", args.start), _day("--end", args.end)
    lookback = _day("--lookback", args.lookback) if args.lookback else _years_before(start, 7)
    found = lsa.report(args.hmis, Parameters(start, end, lookback, args.territory))
    _write(args.out, lsa.HEADER, found.lines())
    return 0


def _apr(args: argparse.Namespace, actor: Any, out: TextIO) -> int:
    cells = apr.report(args.hmis, _day("--start", args.start), _day("--end", args.end))
    _write(args.out, apr.HEADER, cells)
    return 0


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows(rows)
    except OSError:
        raise ValueError(_("--out: nothing can be written at %(path)s.") % {"path": path}) from None


def _day(option: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = _("%(option)s: %(text)s is not a date. Write it like 2026-09-30.")
        raise ValueError(message % {"option": option, "text": text}) from None


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


COMMANDS = {
    "apr": Command("HUD's annual report of a project (APR)", _period_arguments, _apr, needs_actor=False),
    "lsa": Command(
        "HUD's longitudinal measures of a territory (LSA)", _lsa_arguments, _lsa, needs_actor=False
    ),
}
