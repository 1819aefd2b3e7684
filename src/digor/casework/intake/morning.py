"""Each morning: imports that were killed, files kept too long."""

from __future__ import annotations

from digor.casework.intake.actions import clean_up
from digor.foundation.partners.actor import Actor


def files(system: Actor) -> int:
    """Imports ended because nobody will: an uploaded file is destroyed after 24 h at the latest."""
    return clean_up()


TASKS = [files]
