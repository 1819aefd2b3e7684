"""What intake asks of the place its rows go to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from digor.casework.intake.enums import Verdict
from digor.casework.intake.formats.base import Understood
from digor.casework.intake.models import Import
from digor.casework.intake.progress import Progress
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Judged = tuple[Understood, Verdict, tuple[str, ...]]


class Destination(Protocol):
    """The ledger, or homes. `changed`: what of a row may differ → its words."""

    @property
    def changed(self) -> Mapping[str, StrPromise]: ...

    def judged(self, source: Source, rows: Sequence[Understood]) -> list[Judged]:
        """Each row with its verdict and what differs from what the source had said."""
        ...

    def written(self, row: Understood) -> str:
        """What the row says, as JSON text kept until somebody decides; "" when it says nothing."""
        ...

    def prepare(self, imported: Import, contents: Iterable[str], said: int, progress: Progress) -> int:
        """Write the rows where nobody sees them and count what they would change; returns the number it was counted after."""
        ...

    def publish(self, imported: Import, by: Actor) -> int:
        """Make the rows known, inside the caller's transaction; returns the number of the publication."""
        ...

    def prepare_withdrawal(self, imported: Import, progress: Progress) -> int:
        """Compute what a withdrawal changes, before any lock."""
        ...

    def withdraw(self, imported: Import, by: Actor, base: int) -> int:
        """Take the rows back, inside the caller's transaction; returns the number of the withdrawal."""
        ...

    def difference(self, imported: Import, actor: Actor, on: date) -> object | None:
        """What publishing would change, for this reader."""
        ...
