"""What the desk does at half past seven: one letter of figures to those who asked for it."""

from __future__ import annotations

from digor.desk.actions import send_letters
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor


def letters(system: Actor) -> tuple[int, int]:
    """(sent, failed): the letters of this morning."""
    return send_letters(by=system, day=clock.today())


LETTERS = [letters]
