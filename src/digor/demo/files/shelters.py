"""The shelters' own lists of who is present, once a month: two by the foundation, declared complete; one that falls silent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from digor.demo.files.sheet import File, Table, months
from digor.demo.files.siao import LEAVING
from digor.demo.identities import written
from digor.demo.population import House, Person, Population, Stay

HEADER = (
    "Structure", "Dispositif", "N° de dossier", "Nom", "Prénom", "Date de naissance", "Date d'entrée",
    "Date de sortie", "Destination", "Commune",
)  # fmt: skip
KINDS = {"shelter": "Hébergement d'urgence", "winter": "Dispositif hivernal", "chrs": "CHRS", "fjt": "FJT"}
DAY, MONTH = timedelta(days=1), timedelta(days=35)
STILL_LISTED, ANOTHER_DAY = 0.05, 0.1  # left and not struck out; an entry the SIAO dates otherwise


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps a list: of which structures, under which letters, every how many months, until how long ago."""

    source: str
    structures: frozenset[str]
    letters: str
    every: int = 1
    complete: bool = True
    silent: int = 0  # days without a list, before the last day


KEEPERS = (
    Keeper("listes-de-presence", frozenset({"CHU Ti Nevez", "CHRS Ar Skluz"}), "MT"),
    Keeper(
        "tableau-ar-porzh",
        frozenset({"CHU Glaz", "Dispositif hivernal Ti Goañv"}),
        "AP",
        complete=False,
        silent=66,
    ),
    Keeper("residence-jeunes", frozenset({"Résidence Ar Yaouank"}), "RY", every=3),
)
# Two months without a list, long ago: somebody was ill.
GAP = {"listes-de-presence": (400, 465)}


def key(keeper: Keeper, number: int) -> str:
    """The shelter's own file number."""
    return f"{keeper.letters}{number:05d}"


def lists(seed: int, people: Population) -> Iterator[File]:
    """Every list, keeper by keeper."""
    for keeper in KEEPERS:
        stays = [(h, stay) for h in people.houses for stay in h.stays if stay.structure in keeper.structures]
        from_ago, to_ago = GAP.get(keeper.source, (0, 0))
        for count, day in enumerate(months(people.first, people.last - timedelta(days=keeper.silent))):
            ago = (people.last - day).days
            if count % keeper.every == 0 and not from_ago <= ago < to_ago:
                yield _list(seed, keeper, stays, day)


def _list(seed: int, keeper: Keeper, stays: list[tuple[House, Stay]], day: date) -> File:
    random = Random(f"digor-list-{seed}-{keeper.source}-{day}")
    file = File(
        "hebergement", keeper.source, f"{keeper.source}-{day:%Y-%m}.csv", day, day + DAY * random.randint(1, 5),
        {"": Table(HEADER)}, complete=keeper.complete,
    )  # fmt: skip
    for house, stay in stays:
        if stay.start <= day and (stay.end is None or stay.end > day - MONTH):
            for person, start, end, apart in house.each(stay):
                if start <= day and (end is None or end > day - MONTH):
                    _line(
                        file,
                        seed,
                        keeper,
                        house,
                        stay,
                        person,
                        start,
                        end if end and end <= day else None,
                        apart,
                    )
    return file


def _line(
    file: File, seed: int, keeper: Keeper, house: House, stay: Stay, person: Person, start: date, end: date | None,
    apart: bool,
) -> None:  # fmt: skip
    own = Random(f"digor-listed-{seed}-{person.number}-{stay.start}")
    if own.random() < ANOTHER_DAY:
        start = max(start - DAY * own.randint(1, 3), person.birth_date)
    if end is not None and own.random() < STILL_LISTED and (file.day - end).days < 25:
        end = None  # struck out in the next list
    code, name = key(keeper, person.number), written(seed, "list", person)
    file.keys[f"id:{code}"] = person.number
    to = LEAVING.get(stay.next_place, "") if end and not apart else ""
    file.table.add(
        stay.structure, KINDS[stay.place], code, name.family_name, name.given_name, name.born, f"{start:%d/%m/%Y}", f"{end:%d/%m/%Y}" if end else "", to,
        "Quimper",
    )  # fmt: skip
