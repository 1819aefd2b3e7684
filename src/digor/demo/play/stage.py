"""Who plays, and what the players know so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from random import Random

from digor.casework.people import reads
from digor.casework.people.models import Link, Record
from digor.demo.files import File
from digor.demo.population import House, Population
from digor.demo.world import World
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor

Tell = Callable[[str], None]


@dataclass(slots=True)
class Stage:
    """The play: its people, its files still to come, and the records the files opened."""

    seed: int
    world: World
    people: Population
    waiting: list[File]
    random: Random
    opened: dict[int, dict[tuple[str, str], Record]] = field(default_factory=dict)  # person → their records
    portfolio: list[House] = field(default_factory=list)  # Awa's, today
    accompanied: set[int] = field(default_factory=set)  # households she took on, one day
    mistaken: Link | None = None
    _heard: dict[str, dict[str, int]] = field(default_factory=dict)  # source → keys nobody looked up yet
    _seen: set[tuple[str, str]] = field(default_factory=set)

    def actor(self, name: str) -> Actor:
        """One of the cast."""
        return self.world.cast[name]

    def hear(self, file: File) -> None:
        """A file was published: those it speaks of may be known from now on."""
        for key, person in file.keys.items():
            if (file.source, key) not in self._seen:
                self._seen.add((file.source, key))
                self._heard.setdefault(file.source, {})[key] = person

    def look(self) -> list[int]:
        """Find the records of those heard of since the last time; returns the persons concerned, in order."""
        found: dict[int, None] = {}
        for source, keys in self._heard.items():
            known = reads.records_known(self.actor("Loïc"), self.world.sources[source], keys)
            for key, record in known.items():
                self.opened.setdefault(keys[key], {})[source, key] = record
                found[keys[key]] = None
        self._heard.clear()
        return sorted(found)

    def record(self, person: int) -> Record | None:
        """A record of the person, the SIAO's first; None while nobody knows them."""
        mine = self.opened.get(person, {})
        return next(
            (one for (source, _), one in mine.items() if source == "si-siao"), next(iter(mine.values()), None)
        )

    def outside(self, night: date) -> list[House]:
        """Households in the street that night."""
        return [h for h in self.people.houses if (stay := h.stay_on(night)) and stay.place == "street"]


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """A local hour of a day."""
    return datetime.combine(day, time(hour, minute), clock.zone())
