"""Each morning: the referents are warned of silences."""

from __future__ import annotations

from digor.casework.people.actions import warn_of_silence
from digor.foundation.partners.actor import Actor


def silences(system: Actor) -> int:
    """Notices written this morning: nobody turns inactive before."""
    return warn_of_silence(by=system)


TASKS = [silences]
