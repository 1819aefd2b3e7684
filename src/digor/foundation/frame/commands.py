"""What a room offers on the command line; config's `digor` command collects them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TextIO


@dataclass(frozen=True)
class Command:
    """`digor NAME …`: one verb.

    `run(args, actor, out)` writes its answer to `out` and returns the exit code; bad input
    raises `ValueError` or `Refused` with a sentence, shown on standard error with exit code 2.
    `needs_actor` False: the command runs before there is any territory (demo, engine).
    """

    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Any, TextIO], int]
    needs_actor: bool = True
