"""Lives, event by event: arrivals, moves while there is room, winters, families that form and part, returns, deaths."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from heapq import heappop, heappush
from random import Random

from digor.demo import families
from digor.demo.communes import COMMUNES, SECTORS
from digor.demo.le_goff import le_goff
from digor.demo.places import (
    AFTER_PARTING,
    ARRIVAL,
    PERSONS,
    PLACES,
    SEASON,
    SEATS,
    STOCK,
    STRUCTURES,
)
from digor.demo.population import Change, House, Member, Person, Population, Stay, winter

DAY = timedelta(days=1)
LOST = frozenset({"gone", "left", "dead"})
_COMMUNES = [name for name, _ in COMMUNES.values()]
# Who has no home turns to the town: Quimper counts three times its population.
_WEIGHTS = [people * (3 if name == "Quimper" else 1) for name, people in COMMUNES.values()]


def draw(random: Random, chances: dict[str, float]) -> str:
    """One key, with its chance."""
    return random.choices(list(chances), weights=list(chances.values()))[0]


class Life:
    """The territory played as a queue of events; the same seed plays the same events in the same order."""

    def __init__(self, seed: int, first: date, last: date, persons: int) -> None:
        self.random = Random(f"digor-population-{seed}-{last.isoformat()}")
        self.first, self.last, self.wanted = first, last, persons
        self.told = Population(first, last)
        self.born = 0  # persons so far
        self._queue: list[tuple[date, int, Callable[[date], None]]] = []
        self._order = 0
        self._taken: dict[str, int] = dict.fromkeys(SEATS, 0)
        self._held: dict[int, int] = {}  # house → places it holds
        self._turn: dict[int, int] = {}  # house → its last move: an older one in the queue is void
        self.outside: dict[int, House] = {}
        self._sheltered: dict[int, House] = {}  # in the winter scheme

    def play(self) -> Population:
        """Everything, from the first day to the last."""
        self.told.houses.append(le_goff(self.last))
        self.born = len(self.told.houses[0].members)
        self._calendar()
        while self.born < self.wanted / 3:
            self._settled()
        while self.born < self.wanted * 0.96:  # births and new names make up the rest
            house, day = self._household(), self._arrival()
            self.at(day, partial(self.arrive, house))
        while self._queue:
            day, _, event = heappop(self._queue)
            event(day)
        self.told.changes.sort(key=lambda change: (change.day, change.person.number))
        return self.told

    def at(self, day: date, event: Callable[[date], None]) -> None:
        """Something to come, unless it is after the last day."""
        if day < self.last:
            self._order += 1
            heappush(self._queue, (day, self._order, event))

    def house(self, members: list[Member], alias: str = "", like: House | None = None) -> House:
        """A new household of the territory."""
        sector = like.sector if like else self.random.choice(SECTORS)
        commune = like.commune if like else self.random.choices(_COMMUNES, weights=_WEIGHTS)[0]
        made = House(len(self.told.houses), members, sector, commune, alias)
        self.told.houses.append(made)
        return made

    def person(self, name: str, given: str, born: date, woman: bool) -> Person:
        """Somebody more."""
        self.born += 1
        return Person(self.born, name, given, born, woman)

    def _household(self) -> House:
        return families.household(self)

    def _settled(self) -> None:
        """Somebody who was there before the first day, for some time already."""
        house, place = self._household(), draw(self.random, STOCK)
        usual = PLACES[place][0]
        since = self.first - timedelta(days=1 + int(self.random.expovariate(1 / usual)))
        self.settle(house, place, since)
        families.events(self, house, self.first)

    def _arrival(self) -> date:
        """A day of the years, by its season."""
        while True:
            day = self.first + timedelta(days=self.random.randrange((self.last - self.first).days))
            if self.random.random() < SEASON[day.month - 1] / max(SEASON):
                return day

    def arrive(self, house: House, day: date) -> None:
        """A household nobody knew yet."""
        place = draw(self.random, ARRIVAL)
        if place == "ase" and len(house.members) == 1:
            families.leaves_care(house, day)
            place = draw(self.random, PLACES["ase"][1])
        self.settle(house, "shelter" if place == "ase" else place, day)
        families.events(self, house, day)

    def settle(self, house: House, place: str, day: date, until: date | None = None) -> None:
        """A place to be from `day`: the one wanted while it has room."""
        size = len(house.on(day))
        place, structure = self._room(house, place, size, day)
        if house.stays and not house.stays[-1].next_place:
            house.stays[-1].next_place = place
        house.stays.append(Stay(place, structure, day))
        if structure:
            self._taken[structure] += size
            self._held[house.number] = size
        if place == "street":
            self.outside[house.number] = house
        elif place == "winter":
            self._sheltered[house.number] = house
        days = max(2, int(self.random.expovariate(1 / PLACES[place][0])))
        self._turn[house.number] = turn = self._order + 1
        end = until or max(day + timedelta(days=days), self.first + DAY)
        self.at(end, lambda day: self.move(house, day) if self._turn[house.number] == turn else None)

    def _room(self, house: House, place: str, size: int, day: date) -> tuple[str, str]:
        """The structure with room, or where one is when there is none."""
        children = size > 1 and not all(person.adult(day) for person in house.on(day))
        if place == "street" and children and self.random.random() < 0.8:
            place = "hotel"
        if place == "street" and winter(day) and self.random.random() < 0.3:
            place = "winter"
        for wanted in (place, *(("hotel", "third_party") if children else ())):
            if wanted not in STRUCTURES:
                return wanted, ""
            free = [one for one in STRUCTURES[wanted] if self._free(one, day) >= size]
            if free:
                return wanted, self.random.choice(free)
        return "street", ""

    def _free(self, structure: str, day: date) -> int:
        usual, more = SEATS[structure]
        return (usual + more * winter(day)) * self.wanted // PERSONS - self._taken[structure]

    def leave(self, house: House, day: date) -> Stay:
        """The present stay ends."""
        stay = house.stays[-1]
        stay.end = day
        if stay.structure:
            self._taken[stay.structure] -= self._held.pop(house.number)
        self.outside.pop(house.number, None)
        self._sheltered.pop(house.number, None)
        return stay

    def move(self, house: House, day: date) -> None:
        """On to the next place, or out of sight; some come back months later."""
        stay = self.leave(house, day)
        following = draw(self.random, PLACES[stay.place][1])
        if following == "dead" and len(house.on(day)) > 1:
            following = "third_party"
        if following not in LOST:
            self.settle(house, following, day)
            return
        stay.next_place = following
        self._turn[house.number] = self._order + 1
        if self.random.random() < {"gone": 0.35, "left": 0.12, "dead": 0.0}[following]:
            back = day + timedelta(days=self.random.randint(40, 260))
            place = "street" if self.random.random() < 0.7 else "third_party"
            self.at(back, lambda day: self.settle(house, place, day) if house.on(day) else None)

    def present(self, house: House) -> bool:
        """Whether the household is still somewhere."""
        return bool(house.stays) and house.stays[-1].end is None

    def part(self, house: House, leaving: list[Person], day: date) -> None:
        """Some members go and live elsewhere."""
        for member in house.members:
            if member.person in leaving and member.end is None:
                member.end = day
        apart = self.house([Member(person, day) for person in leaving], like=house)
        self.settle(apart, draw(self.random, AFTER_PARTING), day)
        if len(leaving) == 1:
            self.told.changes.append(Change(day, "left", leaving[0], apart))

    def _calendar(self) -> None:
        """Winters that open and close; each quarter, some who are alone outside become a couple."""
        for year in range(self.first.year, self.last.year + 1):
            for day, event in (
                (date(year, 11, 2), self._open_winter),
                (date(year, 4, 1), self._close_winter),
                *((date(year, month, 15), self._meet) for month in (2, 5, 8, 11)),
            ):
                if self.first < day:
                    self.at(day, event)

    def _open_winter(self, day: date) -> None:
        for number in self.random.sample(list(self.outside), k=len(self.outside)):
            house = self.outside[number]
            if self._free(STRUCTURES["winter"][0], day) >= len(house.on(day)):
                self.leave(house, day)
                self.settle(house, "winter", day)

    def _close_winter(self, day: date) -> None:
        for house in list(self._sheltered.values()):
            self.move(house, day)

    def _meet(self, day: date) -> None:
        alone = [house for house in self.outside.values() if len(house.on(day)) == 1]
        for _ in range(max(1, self.wanted // PERSONS)):
            if len(alone) < 2:
                return
            one, other = self.random.sample(alone, 2)
            alone = [house for house in alone if house not in (one, other)]
            (person,), (host,) = other.on(day), one.on(day)
            self.leave(other, day).next_place = "street"
            self._turn[other.number] = self._order + 1
            next(m for m in other.members if m.person is person and m.end is None).end = day
            one.members.append(Member(person, day))
            self.told.changes.append(Change(day, "joined", person, one, host))
