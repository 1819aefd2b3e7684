"""Each morning: equal trusted identifiers link, and duplicates are looked for."""

from __future__ import annotations

from digor.casework.identity.actions import link_trusted, seek
from digor.casework.identity.reads.duplicates import outside_every_circle
from digor.foundation.partners.actor import Actor


def trusted_links(system: Actor) -> int:
    """Links made this morning by equal trusted identifiers of one source."""
    return link_trusted(by=system)


def duplicates(system: Actor) -> int:
    """Pairs that wait for somebody, protected files left out: what a morning prints may go anywhere."""
    seek(by=system)
    return outside_every_circle(system)


TASKS = [trusted_links, duplicates]
