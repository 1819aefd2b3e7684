"""Counts shown while an import runs, its sign of life, and the way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from digor.casework.intake.enums import Step
from digor.casework.intake.models import Import
from digor.foundation.frame import clock

EVERY = 0.4  # seconds between two signs of life

# Told each time: what is being done, how many of how many (None: not known).
Watch = Callable[[Step, int, int | None], None]


class Stopped(Exception):
    """Somebody asked for the import to stop."""


def nobody(step: Step, done: int, total: int | None) -> None:
    """Nobody watches."""


class Progress:
    """Writes the counts on the import's row a few times a second; raises `Stopped` when asked to stop."""

    def __init__(self, imported: Import, watch: Watch = nobody) -> None:
        self.imported = imported
        self.watch = watch
        self.step = Step.ROWS
        self._last = 0.0

    def begin(self, step: Step, total: int | None = None) -> None:
        """A new step, from nothing."""
        self.step = step
        self._last = 0.0
        self(0, total)

    def __call__(self, done: int, total: int | None) -> None:
        """`done` of `total` so far."""
        self.watch(self.step, done, total)
        now = monotonic()
        if now - self._last < EVERY and done != total:
            return
        self._last = now
        mine = Import.objects.filter(pk=self.imported.pk)
        mine.update(step=self.step, done=done, total=total, beat_at=clock.now())
        if mine.filter(stop_asked_at__isnull=False).exists():
            raise Stopped
