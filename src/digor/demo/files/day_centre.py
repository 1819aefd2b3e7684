"""Two spreadsheets of no common layout: the day centre's register, the youth mission's list of those without a home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from digor.demo.files.sheet import UNDECIDED, File, Table, months
from digor.demo.identities import written
from digor.demo.population import Person, Population, Stay

# where they say they sleep, in the words of a counter → what the coordinator said each of them means
SAYS: dict[str, dict[str, str]] = {
    "street": {"rue": "RUE", "dehors": "RUE", "tente": "RUE", "voiture": "VEH"},
    "night": {"abri de nuit": "ABN", "halte de nuit": "HDN"},
    "winter": {"plan hiver": "HIV"},
    "third_party": {"chez un ami": "TIERS-A", "chez des tiers": "TIERS", "chez sa famille": "TIERS-F"},
    "shelter": {"CHU": "CHU"},
    "hotel": {"hôtel 115": "HOT"},
    "hospital": {"hôpital": "HOP"},
}
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Register:
    """A register: its headers and what each of our fields is called in it, every how many months, who comes."""

    source: str
    header: tuple[str, ...]
    means: dict[str, str]  # header → field of the layout
    letters: str
    every: int
    comes: float
    ages: tuple[int, int] = (18, 120)


REGISTERS = (
    Register(
        "accueil-de-jour",
        ("N°", "NOM", "Prénom", "Né(e) le", "Dernier passage", "Dort où", "Courrier"),
        {
            "N°": "person_key", "NOM": "last_name", "Prénom": "first_name", "Né(e) le": "birth_date",
            "Dernier passage": "night", "Dort où": "situation",
        },
        "AJ", 1, 0.34,
    ),
    Register(
        "jeunes-sans-logement",
        ("Dossier", "Nom", "Prénom", "Naissance", "Vu le", "Situation", "Conseiller"),
        {
            "Dossier": "person_key", "Nom": "last_name", "Prénom": "first_name", "Naissance": "birth_date",
            "Vu le": "night", "Situation": "situation",
        },
        "ML", 3, 0.5, (16, 25),
    ),
)  # fmt: skip


def key(register: Register, number: int) -> str:
    """The register's own number."""
    return f"{register.letters}{number:05d}"


def sheets(seed: int, people: Population) -> Iterator[File]:
    """Every sheet, register by register."""
    for register in REGISTERS:
        meaning = {
            "columns": {header: register.means.get(header, "ignore") for header in register.header},
            "situations": {words: code for place in SAYS.values() for words, code in place.items()},
        }
        for count, day in enumerate(months(people.first, people.last)):
            if count % register.every == 0:
                file = _sheet(seed, register, people, day)
                # said once, on the first file: remembered for the others
                file.mapping = meaning if count == 0 else None
                yield file
        if register is REGISTERS[0]:
            # this month's, sent before its end: read this morning, waiting for a decision
            file = _sheet(seed, register, people, people.last)
            file.name, file.arrives, file.mishap = f"{register.source}-en-cours.csv", people.last, UNDECIDED
            yield file


def _sheet(seed: int, register: Register, people: Population, day: date) -> File:
    since = day - register.every * 30 * DAY
    name = f"{register.source}-{day:%Y-%m}.csv"
    file = File(
        "tableur", register.source, name, day - DAY, day + DAY, {"": Table(register.header, ";", "cp1252")}
    )
    for house in people.houses:
        for stay in house.stays:
            if stay.place in SAYS and stay.start < day and (stay.end is None or stay.end > since):
                for person, start, end, _ in house.each(stay):
                    seen = min(end or day, day) - DAY
                    if max(start, since) <= seen:
                        _line(file, seed, register, stay, person, max(start, since), seen)
    file.table.lines.sort()
    return file


def _line(
    file: File, seed: int, register: Register, stay: Stay, person: Person, since: date, last: date
) -> None:
    own = Random(f"digor-register-{seed}-{register.source}-{person.number}-{file.day}-{stay.start}")
    youngest, oldest = register.ages
    years = (last - person.birth_date).days // 365
    if own.random() >= register.comes or not youngest <= years <= oldest:
        return
    seen = last - DAY * own.randint(0, min(25, (last - since).days))
    code, name = key(register, person.number), written(seed, "sheet", person)
    file.keys[f"id:{code}"] = person.number
    says = own.choice(list(SAYS[stay.place]))
    file.table.add(code, name.family_name, name.given_name, name.born, f"{seen:%d/%m/%Y}", says, "")
