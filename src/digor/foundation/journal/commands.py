"""`digor purge-looks`: what the retention rule says of old looks, for the night's timer."""

from __future__ import annotations

import argparse
from typing import Any, TextIO

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from digor.foundation.frame.commands import Command
from digor.foundation.journal.actions import purge_looks


def _no_arguments(parser: argparse.ArgumentParser) -> None:
    """It needs nothing but the territory."""


def _purge(args: argparse.Namespace, actor: Any, out: TextIO) -> int:
    if actor is None:
        raise ValueError(_("There is no territory here yet."))
    count = purge_looks(by=actor)
    removed = ngettext("%(count)s look removed.", "%(count)s looks removed.", count) % {"count": count}
    out.write(f"{removed}\n")
    return 0


COMMANDS = {"purge-looks": Command("remove the looks kept long enough", _no_arguments, _purge)}
