"""The truth of the demo: who they are and where each spent each night of one year.

Pure and seeded: the same seed and last day give the same people. Nothing here is read by
the product; files are written from it (`files.py`), with the errors real files have.
Shapes, not measurements: durations and chances are round numbers chosen so that winters
show, families exist, people come back and some vanish.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

# Where one may be, in the demo: (usual length in days, next places with their chances).
# "gone" is an end nobody saw; "left" a departure that was told.
PLACES: dict[str, tuple[int, dict[str, float]]] = {
    "street": (45, {"shelter": 0.42, "hotel": 0.12, "third_party": 0.14, "gone": 0.14, "hospital": 0.06, "iml": 0.05, "left": 0.07}),
    "third_party": (60, {"street": 0.34, "shelter": 0.22, "hotel": 0.1, "social": 0.12, "private": 0.06, "gone": 0.16}),
    "shelter": (70, {"chrs": 0.2, "street": 0.22, "iml": 0.16, "social": 0.16, "third_party": 0.08, "boarding": 0.06, "gone": 0.06, "left": 0.06}),
    "hotel": (35, {"shelter": 0.4, "street": 0.2, "iml": 0.2, "social": 0.12, "third_party": 0.08}),
    "chrs": (130, {"social": 0.4, "iml": 0.2, "boarding": 0.1, "private": 0.08, "street": 0.1, "left": 0.12}),
    "hospital": (20, {"street": 0.35, "shelter": 0.35, "chrs": 0.15, "boarding": 0.15}),
    "iml": (240, {"social": 0.5, "private": 0.2, "third_party": 0.1, "shelter": 0.2}),
    "boarding": (700, {"social": 1.0}),
    "social": (900, {"third_party": 0.5, "shelter": 0.5}),
    "private": (500, {"third_party": 0.6, "street": 0.4}),
}  # fmt: skip
FIRST = {"street": 0.36, "third_party": 0.22, "shelter": 0.2, "hotel": 0.1, "hospital": 0.06, "chrs": 0.06}
STRUCTURES = {
    "shelter": ("CHU Ti Nevez", "CHU Glaz"),
    "hotel": ("Hôtel de l'Odet",),
    "chrs": ("CHRS Ar Skluz",),
    "iml": ("IML Kemper",),
    "boarding": ("Pension de famille Ty Mamm",),
}
SEATS = {"CHU Ti Nevez": 26, "CHU Glaz": 18, "Hôtel de l'Odet": 16, "CHRS Ar Skluz": 30}
WINTER_SEATS = 14  # more places from November to March, at the first shelter

FAMILY_NAMES = (
    "Le Goff", "Le Gall", "Le Bihan", "Le Roux", "Ar Moal", "Kerveillant", "Guéguen", "Quéméner", "Riou", "Bozec",
    "Cariou", "Le Berre", "Hénaff", "Pennec", "Salaün", "Tanguy", "Cosquer", "L'Helgouac'h", "Péron", "Nédélec",
    "Diallo", "Traoré", "Benali", "Haddad", "Petrov", "Kovács", "Nguyen", "Da Silva", "Martin", "Moreau", "Dubois",
    "Le Corre", "Floc'h", "Gourmelen", "Jaouen", "Kersalé", "Marchand", "Rolland", "Philippe", "Strullu",
)  # fmt: skip
GIVEN_NAMES = (
    "Yannick", "Soizic", "Gaëlle", "Ronan", "Erwann", "Maëlle", "Tugdual", "Anne-Marie", "Jean-Yves", "Marie",
    "Fatou", "Mamadou", "Karim", "Nadia", "Ivan", "Olena", "Linh", "João", "Lucas", "Léa", "Hervé", "Annick",
    "Bleuenn", "Corentin", "Morgane", "Denez", "Solenn", "Loeiz", "Katell", "Pol", "Sarah", "Michel", "Sylvie",
)  # fmt: skip
ALIASES = (
    "homme au chien", "la dame au caddie", "le guitariste", "deux jeunes, quai", "monsieur au bonnet rouge",
    "la dame de la poste", "le marin", "celui du parking", "jeune au vélo", "monsieur Bob",
)  # fmt: skip


@dataclass(slots=True)
class Stay:
    """A household's nights in one place: `[start, end)`; `end` None = still there on the last day."""

    place: str
    structure: str
    sector: str
    start: date
    end: date | None
    next_place: str = ""


@dataclass(slots=True)
class Person:
    """One member of a household."""

    number: int
    family_name: str
    given_name: str
    birth_date: date
    woman: bool


@dataclass(slots=True)
class House:
    """A household and its year."""

    number: int
    members: list[Person]
    alias: str = ""
    stays: list[Stay] = field(default_factory=list)

    def stay_on(self, day: date) -> Stay | None:
        """Where they spend the night of `day`, if anybody knows."""
        for stay in self.stays:
            if stay.start <= day and (stay.end is None or day < stay.end):
                return stay
        return None


def draw(random: Random, chances: dict[str, float]) -> str:
    """One key, with its chance."""
    return random.choices(list(chances), weights=list(chances.values()))[0]


def people(random: Random, number: int, last: date) -> tuple[list[Person], str]:
    """A household's members: mostly alone, some couples, some families."""
    size = random.choices((1, 2, 3, 4, 5), weights=(62, 16, 11, 7, 4))[0]
    family_name = random.choice(FAMILY_NAMES)
    members = []
    for rank in range(size):
        child = rank > 1 or (rank == 1 and random.random() < 0.45)
        years = random.randint(0, 17) if child else int(random.triangular(18, 72, 34))
        born = last - timedelta(days=years * 365 + random.randint(1, 360))
        if random.random() < 0.06 and not child:
            born = date(born.year, 1, 1)  # "born on 1 January": papers that only say a year
        name = family_name if child or random.random() < 0.5 or rank == 0 else random.choice(FAMILY_NAMES)
        members.append(
            Person(number * 10 + rank, name, random.choice(GIVEN_NAMES), born, random.random() < 0.42)
        )
    alias = random.choice(ALIASES) if size == 1 and random.random() < 0.18 else ""
    return members, alias


def winter(day: date) -> bool:
    """From 1 November to 31 March."""
    return day.month in (11, 12, 1, 2, 3)


def population(seed: int, last: date, sectors: list[str], scale: int = 1) -> list[House]:
    """About 200 persons per unit of scale, over the year that ends on `last` (excluded)."""
    random = Random(f"digor-population-{seed}-{last.isoformat()}")
    first = last - timedelta(days=365)
    houses: list[House] = [le_goff(last)]
    persons = len(houses[0].members)
    number = 1
    while persons < 200 * scale:
        members, alias = people(random, number, last)
        house = House(number, members, alias)
        # Half were there before the year began; the others arrive through it, more in autumn.
        arrival = (
            first if random.random() < 0.5 else first + timedelta(days=int(random.triangular(0, 364, 300)))
        )
        walk(random, house, arrival, last, sectors)
        houses.append(house)
        persons += len(members)
        number += 1
    crowd(houses, last, first, scale)
    return houses


def walk(random: Random, house: House, day: date, last: date, sectors: list[str]) -> None:
    """Lay a household's stays one after the other until the year ends or the trace is lost."""
    place = draw(random, FIRST)
    sector = random.choice(sectors)
    while day < last:
        usual, onward = PLACES[place]
        days = max(2, int(random.expovariate(1 / usual)))
        end = day + timedelta(days=days)
        structure = random.choice(STRUCTURES.get(place, ("",)))
        stay = Stay(place, structure, sector, day, None if end >= last else end)
        house.stays.append(stay)
        if stay.end is None:
            return
        stay.next_place = draw(random, onward)
        if stay.next_place == "gone":
            # Some come back months later: a return from "whereabouts unknown".
            if random.random() < 0.35:
                day = stay.end + timedelta(days=random.randint(40, 160))
                place = "street"
                continue
            return
        if stay.next_place == "left":
            return
        day, place = stay.end, stay.next_place


def crowd(houses: list[House], last: date, first: date, scale: int) -> None:
    """No shelter holds more than its places: who finds it full is in the street instead."""
    day = first
    taken: dict[str, int]
    while day < last:
        taken = dict.fromkeys(SEATS, 0)
        for house in houses:
            stay = house.stay_on(day)
            if stay and stay.structure in taken:
                seats = SEATS[stay.structure] * scale
                if stay.structure == "CHU Ti Nevez" and winter(day):
                    seats += WINTER_SEATS * scale
                if stay.start == day and taken[stay.structure] + len(house.members) > seats:
                    stay.place, stay.structure = "street", ""
                    continue
                taken[stay.structure] += len(house.members)
        day += timedelta(days=1)


def le_goff(last: date) -> House:
    """The Le Goff household, from a bench near the station to a shelter, with a lease promised."""
    born = [date(last.year - 41, 4, 17), date(last.year - 38, 9, 2), date(last.year - 9, 6, 25)]
    names = (("Tangi", False), ("Nevenoe", True), ("Youna", True))
    members = [Person(rank, "Le Goff", given, born[rank], woman) for rank, (given, woman) in enumerate(names)]
    back = [350, 300, 225, 190, 105]
    days = [last - timedelta(days=days) for days in back]
    stays = [
        Stay("third_party", "", "Penhars", days[0], days[1], "street"),
        Stay("street", "", "Gare", days[1], days[2], "hospital"),
        Stay("hospital", "", "Gare", days[2], days[3], "street"),
        Stay("street", "", "Gare", days[3], days[4], "shelter"),
        Stay("shelter", "CHU Ti Nevez", "Centre", days[4], None),
    ]
    return House(0, members, "", stays)
