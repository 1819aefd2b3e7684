"""Where the rows of a format go: the ledger of nights, or homes. One seam, the same promises on both sides.

A row gets its verdict against what its source had said; it is written out of sight, what it would change is
counted; publication is one transaction and one number, withdrawal is as if never published.
"""

from __future__ import annotations

from digor.casework.intake.destinations import homes, ledger
from digor.casework.intake.destinations.base import Destination
from digor.casework.intake.formats import format_of
from digor.casework.intake.formats.base import Format
from digor.casework.intake.models import Import

DESTINATIONS: dict[str, Destination] = {"ledger": ledger.Ledger(), "homes": homes.Homes()}


def destination(kind: Format) -> Destination:
    """Where the rows of this format go."""
    return DESTINATIONS[kind.destination]


def destination_of(imported: Import) -> Destination:
    """Where the rows of this import go."""
    return destination(format_of(imported.format))


__all__ = ["DESTINATIONS", "Destination", "destination", "destination_of"]
