"""How each partner writes somebody's name: one record of a source, one spelling, with the faults hands make.

A partner that opens a file twice for one person opens it under another key and, often, another spelling.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from digor.demo.names import OTHERWISE
from digor.demo.population import Person


@dataclass(frozen=True, slots=True)
class Written:
    """A name and a birth date, as one record of one source bears them; `None`: nobody asked."""

    family_name: str
    given_name: str
    birth_date: date | None

    @property
    def born(self) -> str:
        """The birth date as French files write it."""
        return f"{self.birth_date:%d/%m/%Y}" if self.birth_date else ""


# source → how often it writes something else than the papers, how often it has no birth date
CARE: dict[str, tuple[float, float]] = {
    "siao": (0.12, 0.01),
    "maraude": (0.34, 1.0),
    "list": (0.16, 0.03),
    "hmis": (0.22, 0.06),
    "sheet": (0.3, 0.12),
}


def written(seed: int, source: str, person: Person, copy: int = 0) -> Written:
    """What the source's `copy`-th record of the person says: always the same."""
    random = Random(f"digor-name-{seed}-{source}-{person.number}-{copy}")
    told = Written(person.family_name, person.given_name, person.birth_date)
    faulty, undated = CARE[source]
    if Random(f"digor-born-{seed}-{person.number}").random() < 0.05:  # papers that only say a year
        told = replace(told, birth_date=date(person.birth_date.year, 1, 1))
    for _ in range(1 + (random.random() < 0.25)):
        if random.random() < (faulty * 2 if copy else faulty):
            told = random.choices(FAULTS, weights=WEIGHTS)[0](random, told)
    return replace(told, birth_date=None) if random.random() < undated else told


def _bare(random: Random, told: Written) -> Written:
    """No accents, as an old keyboard."""
    return replace(
        told, family_name=without_accents(told.family_name), given_name=without_accents(told.given_name)
    )


def _swapped(random: Random, told: Written) -> Written:
    return replace(told, family_name=told.given_name, given_name=told.family_name)


def _otherwise(random: Random, told: Written) -> Written:
    """Another hand's spelling of the same name; else Le and Ar written together."""
    family = OTHERWISE.get(told.family_name, told.family_name.replace("Le ", "Le").replace("Ar ", "Ar"))
    return replace(told, family_name=family, given_name=OTHERWISE.get(told.given_name, told.given_name))


def _slip(random: Random, told: Written) -> Written:
    """One letter dropped, doubled or changed places."""
    name = told.family_name
    if len(name) < 4:
        return told
    at = random.randrange(1, len(name) - 1)
    slips = (
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    )
    return replace(told, family_name=random.choice(slips))


def _short(random: Random, told: Written) -> Written:
    """Half of a compound name, or no more than it takes to call somebody."""
    return replace(told, given_name=told.given_name.split("-")[0])


def _new_year(random: Random, told: Written) -> Written:
    return replace(told, birth_date=told.birth_date and date(told.birth_date.year, 1, 1))


def _day_and_month(random: Random, told: Written) -> Written:
    born = told.birth_date
    if born is None or born.day > 12:
        return told
    return replace(told, birth_date=date(born.year, born.day, born.month))


def _another_year(random: Random, told: Written) -> Written:
    born = told.birth_date
    if born is None:
        return told
    return replace(
        told, birth_date=date(born.year + random.choice((-10, -1, 1)), born.month, min(born.day, 28))
    )


FAULTS: tuple[Callable[[Random, Written], Written], ...] = (
    _bare, _swapped, _otherwise, _slip, _short, _new_year, _day_and_month, _another_year
)  # fmt: skip
WEIGHTS = (24, 8, 20, 22, 10, 6, 6, 4)


def without_accents(text: str) -> str:
    """The letters alone."""
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
