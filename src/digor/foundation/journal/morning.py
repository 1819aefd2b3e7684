"""Each morning: looks older than the retention rule."""

from __future__ import annotations

from digor.foundation.journal.actions import purge_looks
from digor.foundation.journal.authors import Author


def looks(system: Author) -> int:
    """Looks removed because they were kept long enough."""
    return purge_looks(by=system)


TASKS = [looks]
