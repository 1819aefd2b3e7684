"""`digor engine NAME`: an engine alone, JSON in, JSON out, for a researcher or an auditor."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import TextIO

import digor.engines
from digor.foundation.frame.commands import Command
from digor.foundation.partners.actor import Actor


def names() -> list[str]:
    """The engines that can be run alone: those with a `command` module."""
    found = (module.name for module in iter_modules(digor.engines.__path__))
    return sorted(name for name in found if find_spec(f"digor.engines.{name}.command"))


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", choices=names(), help="which engine; the problem is read on standard input")


def _run(args: argparse.Namespace, actor: Actor | None, out: TextIO) -> int:
    answer: str = import_module(f"digor.engines.{args.name}.command").run(sys.stdin.read())
    out.write(answer.rstrip("\n") + "\n")
    return 0


COMMANDS = {
    "engine": Command(
        "run an engine alone: problem.json on standard input, answer on standard output",
        _add,
        _run,
        needs_actor=False,
    )
}
