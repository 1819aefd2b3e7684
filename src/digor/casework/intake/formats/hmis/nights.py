"""Nights recorded one by one → runs of consecutive nights, one statement each.

A run is known by its first night: a partial export, which begins in the middle of a run, adds a run and never cuts
the one already known. A night taken back that opened a run takes that run back, and the rest makes a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from digor.foundation.exchange.hmis import BedNight


@dataclass(frozen=True, slots=True)
class Run:
    """Nights [start, end) of one stay; `taken_back`: the night `start` was recorded, then deleted."""

    enrollment: str
    person: str
    start: date
    end: date
    line: int
    updated_on: date | None
    taken_back: bool = False


@dataclass(slots=True)
class _Kept:
    """A stay's nights as (day, line), those taken back apart; days as numbers, to hold many."""

    person: str
    nights: dict[int, int]
    deleted: dict[int, int]
    updated_on: date | None = None


class Nights:
    """The nights of an export, read once."""

    def __init__(self, nights: Iterable[BedNight]) -> None:
        self._stays: dict[str, _Kept] = {}
        self.count = 0
        for night in nights:
            self.count += 1
            stay = self._stays.setdefault(night.enrollment_id, _Kept(night.person_key, {}, {}))
            (stay.deleted if night.deleted else stay.nights).setdefault(night.night.toordinal(), night.line)
            if night.updated_on and (stay.updated_on is None or night.updated_on > stay.updated_on):
                stay.updated_on = night.updated_on

    def runs(self) -> Iterator[Run]:
        """Every run, and every night taken back that a run could have begun with, in the order of the stays."""
        for enrollment, stay in self._stays.items():
            begun: int | None = None
            for day in sorted(stay.nights):
                if begun is None:
                    begun = day
                if day + 1 not in stay.nights:
                    yield self._run(enrollment, stay, begun, day + 1, stay.nights[begun])
                    begun = None
            for day in sorted(stay.deleted.keys() - stay.nights.keys()):
                yield self._run(enrollment, stay, day, day + 1, stay.deleted[day], taken_back=True)

    @staticmethod
    def _run(
        enrollment: str, stay: _Kept, start: int, end: int, line: int, *, taken_back: bool = False
    ) -> Run:
        first, last = date.fromordinal(start), date.fromordinal(end)
        return Run(enrollment, stay.person, first, last, line, stay.updated_on, taken_back)
