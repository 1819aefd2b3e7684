"""Three years of vacancies, drawn: which dwelling, when, for whom, and how it ended. Pure and seeded."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from digor.demo.homes.figures import PER_METRE, SECTORS, SURFACES, TOWNS

DAY = timedelta(days=1)
HOLDERS = ("state", "landlord", "action_logement", "intercommunality")
REASONS = ("household_declined", "no_answer", "resources", "size", "committee")


@dataclass(frozen=True, slots=True)
class Home:
    """A dwelling known one by one."""

    landlord: str
    reference: str
    typology: str
    financing: str
    commune: str
    sector: str
    floor: int
    accessible: bool
    surface: int
    rent: int


@dataclass(slots=True)
class Empty:
    """A vacancy and what became of it; `let` None: still to let on the last day."""

    home: Home
    declared: date
    holder: str
    deadline: date | None
    refused: list[tuple[date, str]] = field(default_factory=list)
    let: date | None = None
    withdrawn: date | None = None

    @property
    def end(self) -> date | None:
        return self.let or self.withdrawn


def homes(random: Random, numbers: dict[str, int]) -> list[Home]:
    """The dwellings known one by one, of each landlord so many."""
    found = []
    for landlord, number in numbers.items():
        for rank in range(number):
            typology = random.choices(list(SURFACES), weights=(6, 24, 36, 26, 8))[0]
            financing = random.choices(("PLUS", "PLAI", "PLS"), weights=(72, 23, 5))[0]
            commune, sector = (
                ("29232", SECTORS[rank % len(SECTORS)]) if rank % 4 else TOWNS[rank // 4 % len(TOWNS)]
            )
            surface = SURFACES[typology] + random.randint(-5, 8)
            found.append(
                Home(
                    landlord, f"{landlord.upper()}-{sector.replace('-', '')[:3].upper()}-{rank + 101}", typology, financing, commune, sector,
                    random.randint(0, 4), random.random() < 0.18, surface,
                    round(surface * PER_METRE[financing] * 100),
                )
            )  # fmt: skip
    return found


def years(random: Random, known: list[Home], first: date, last: date, a_month: dict[str, int]) -> list[Empty]:
    """Vacancies from the first day to the last, so many a month of each landlord."""
    found: list[Empty] = []
    busy: dict[str, date] = {}
    day = first
    while day < last:
        for rank, (landlord, number) in enumerate(a_month.items()):
            if number == 1 and (day.month + rank) % 2:
                continue  # a small landlord: one every other month
            free = [
                home for home in known if home.landlord == landlord and busy.get(home.reference, first) <= day
            ]
            for home in random.sample(free, min(number, len(free))):
                declared = min(day + timedelta(days=random.randint(0, 27)), last - DAY)
                one = _empty(random, home, declared, last)
                busy[home.reference] = (one.end or last) + timedelta(days=random.randint(200, 700))
                found.append(one)
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return sorted(found, key=lambda one: (one.declared, one.home.reference))


def _empty(random: Random, home: Home, declared: date, last: date) -> Empty:
    holder = random.choices(HOLDERS, weights=(38, 34, 18, 10))[0]
    deadline = (
        None
        if holder == "landlord"
        else declared + timedelta(days=21 if holder == "intercommunality" else 30)
    )
    one = Empty(home, declared, holder, deadline)
    day = declared + timedelta(days=random.randint(9, 26))
    while random.random() < 0.28 and day < last:
        one.refused.append((day, random.choice(REASONS)))
        day += timedelta(days=random.randint(7, 18))
    day += timedelta(days=random.randint(6, 25))
    if day < last and random.random() < 0.94:
        if random.random() < 0.04:
            one.withdrawn = day
        else:
            one.let = day
    elif day < last - timedelta(days=90):
        one.let = day
    return one
