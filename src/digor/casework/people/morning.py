"""Each morning: the referents are warned of silences, precise places fade."""

from __future__ import annotations

from digor.casework.people.actions import fade_places, warn_of_silence
from digor.foundation.partners.actor import Actor


def silences(system: Actor) -> int:
    """Notices written this morning: nobody turns inactive before."""
    return warn_of_silence(by=system)


def places(system: Actor) -> int:
    """Precise places erased this morning: their sector stays."""
    return fade_places(by=system)


TASKS = [silences, places]
