"""`digor morning`: what must be done each day without anybody asking.

Each room says its own in `morning.py` as TASKS: functions that take the system operator of a
territory and return how many things they did; at half past seven, as LETTERS, what is sent to those who
asked for it: functions that return (sent, failed). `digor serve` keeps a watch running; a territory served
otherwise calls `digor morning` from its own timer. Done twice in a day, it does nothing more.
"""

from __future__ import annotations

import argparse
import time
from datetime import time as hour
from pathlib import Path
from typing import TextIO

from django.conf import settings
from django.db import close_old_connections

from digor.config.rooms import modules
from digor.foundation.frame import clock
from digor.foundation.frame.commands import Command
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor

AT = hour(6, 30)  # local time: before anybody opens the desk
MARK = "morning"  # the day it was last done, in the home folder
POST_AT = hour(7, 30)  # local time: on the way to work
POST_UNTIL = hour(10)  # a letter of the morning is not sent in the afternoon
POSTED = "letters"


def do_morning() -> dict[str, int]:
    """Every room's morning, for every territory: task → how many things it did."""
    done: dict[str, int] = {}
    for territory in partners.territories():
        system = partners.system_actor(territory)
        for room in modules("morning"):
            for task in getattr(room, "TASKS", ()):
                done[task.__name__] = done.get(task.__name__, 0) + task(system)
    (Path(settings.HOME) / MARK).write_text(clock.today().isoformat())
    return done


def send_letters() -> tuple[int, int]:
    """(sent, failed): every room's letters, for every territory. Marked as done once nothing failed."""
    sent = failed = 0
    for territory in partners.territories():
        system = partners.system_actor(territory)
        for room in modules("morning"):
            for task in getattr(room, "LETTERS", ()):
                gone, lost = task(system)
                sent, failed = sent + gone, failed + lost
    if not failed:
        (Path(settings.HOME) / POSTED).write_text(clock.today().isoformat())
    return sent, failed


def due() -> bool:
    """Whether this day's morning has come and was not done."""
    return not _done(MARK) and _time() >= AT


def letters_due() -> bool:
    """Whether it is time for the letters, and some may still have to go."""
    return not _done(POSTED) and POST_AT <= _time() < POST_UNTIL


def _done(mark: str) -> bool:
    file = Path(settings.HOME) / mark
    return file.exists() and file.read_text().strip() == clock.today().isoformat()


def _time() -> hour:
    return clock.now().astimezone(clock.zone()).time()


def watch() -> None:
    """Do each morning when it comes, until the process is ended."""
    while True:
        close_old_connections()
        if due():
            do_morning()
        if letters_due():
            send_letters()
        time.sleep(60)


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--watch",
        action="store_true",
        help="stay: the morning at half past six, the letters at half past seven",
    )


def _run(args: argparse.Namespace, actor: Actor | None, out: TextIO) -> int:
    if args.watch:
        watch()
    for task, count in do_morning().items():
        out.write(f"{task}: {count}\n")
    return 0


COMMANDS = {
    "morning": Command(
        "warn of silences, tidy up, purge what was kept long enough; with --watch, send the morning letters",
        _add,
        _run,
        needs_actor=False,
    )
}
