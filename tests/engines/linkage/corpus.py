"""An invented territory with its truth: people as they are, records as files have them, errors named.

Families of one name, twins, fathers and sons of one name, shelters whose address and phone everybody shares,
people known by a year only; then each source's own spelling. Same seed, same corpus.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from digor.engines.linkage.problem import Record
from tests.engines.linkage.misspelling import ERRORS, misspell
from tests.engines.linkage.name_lists import BRETON, COMMUNES, ELSEWHERE, FRENCH, MEN, STREETS, WOMEN

SOURCES = ("siao", "maraude", "hebergement", "bailleur")
SHELTERS = ("5 rue de l'Abri", "18 avenue du Refuge", "2 place du Relais")


@dataclass
class Corpus:
    """Records, and what is true of them: whose they are, what was done to them."""

    records: list[Record] = field(default_factory=list)
    person: dict[str, int] = field(default_factory=dict)
    errors: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def pairs(self) -> set[tuple[str, str]]:
        """The pairs of records of one person that may be compared: not within one household."""
        by_person: dict[int, list[Record]] = {}
        for record in self.records:
            by_person.setdefault(self.person[record.id], []).append(record)
        return {
            (one.id, other.id)
            for own in by_person.values()
            for one in own
            for other in own
            if one.id < other.id and (not one.household or one.household != other.household)
        }


def corpus(persons: int, seed: int) -> Corpus:
    """About so many persons."""
    chance = random.Random(seed)
    made = Corpus()
    number = 0
    for home, family in enumerate(_families(chance, persons)):
        for person in family:
            number += 1
            sources = chance.sample(SOURCES, chance.choices((1, 2, 3), (40, 45, 15))[0])
            if chance.random() < 0.02:
                sources.append(sources[0])  # entered twice by one source
            for turn, source in enumerate(sources):
                with_household = len(family) > 1 and chance.random() < 0.6 and sources.index(source) == turn
                wrong = _errors(chance) if turn else []
                record = misspell(person, wrong, chance)
                key = f"{chance.randrange(16**8):08x}-{len(made.records)}"
                household = f"{source}-{home}" if with_household else ""
                made.records.append(replace(record, id=key, source=source, household=household))
                made.person[key] = number
                made.errors[key] = tuple(wrong)
    chance.shuffle(made.records)
    return made


def _errors(chance: random.Random) -> list[str]:
    """None for a third of the records; often one, sometimes two or three."""
    return chance.sample(list(ERRORS), chance.choices((0, 1, 2, 3), (35, 35, 22, 8))[0])


def _families(chance: random.Random, persons: int) -> Iterator[list[Record]]:
    made = 0
    while made < persons:
        family = _family(chance)
        made += len(family)
        yield family


def _family(chance: random.Random) -> list[Record]:
    origin = chance.choices((FRENCH, BRETON, ELSEWHERE), (30, 35, 35))[0]
    name = _frequent(chance, origin)
    home = _home(chance)
    head = _adult(chance, name, origin, home)
    kind = chance.random()
    if kind < 0.62:
        return [head]
    children: list[Record] = []
    for _ in range(chance.choices((0, 1, 2, 3), (20, 35, 30, 15))[0]):
        children.append(
            _child(chance, head, taken=[name for child in children for name in child.given_names])
        )
    if children and chance.random() < 0.12:  # twins
        boy = children[0].sex == "m"
        other = _given(
            chance, boy if chance.random() < 0.5 else not boy, (*children[0].given_names, *head.given_names)
        )
        children.append(replace(children[0], given_names=other, sex=_sex_of(other[0])))
    if children and chance.random() < 0.06:  # the father's own name
        children[0] = replace(children[0], given_names=head.given_names, sex=head.sex)
    family = [head, *children]
    if kind > 0.8:
        mate = _adult(chance, name, origin, home)
        own = _frequent(chance, chance.choice((FRENCH, BRETON, ELSEWHERE)))
        family.append(replace(mate, birth_name=own if mate.sex == "f" else "", phone=head.phone))
    return family


def _adult(chance: random.Random, name: str, origin: list[str], home: dict[str, str]) -> Record:
    man = chance.random() < 0.6
    year = chance.randrange(1950, 2006)
    late = origin is ELSEWHERE and chance.random() < 0.25
    date = f"{year}-01-01" if late else f"{year}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
    phone = f"06{chance.randrange(10**8):08d}" if chance.random() < 0.6 else ""
    if home["address"] in SHELTERS and chance.random() < 0.3:
        phone = f"029800000{SHELTERS.index(home['address'])}"  # the shelter's own
    given = _given(chance, man, ())
    mail = f"{given[0][:2]}{chance.randrange(10**6)}@exemple.fr".lower() if chance.random() < 0.25 else ""
    return Record("", "", family_name=name, given_names=given, birth_date=date, sex="m" if man else "f",
                  phone=phone, email=mail, **home)  # fmt: skip


def _child(chance: random.Random, parent: Record, taken: list[str]) -> Record:
    man = chance.random() < 0.5
    year = int(parent.birth_date[:4]) + chance.randrange(18, 36)
    date = f"{min(year, 2025)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
    given = _given(chance, man, (*parent.given_names, *taken))
    return replace(
        parent, given_names=given, birth_date=date, sex="m" if man else "f", email="", birth_name=""
    )


def _given(chance: random.Random, man: bool, taken: tuple[str, ...]) -> tuple[str, ...]:
    names = [name for name in (MEN if man else WOMEN) if name not in taken]
    return tuple(dict.fromkeys(_frequent(chance, names) for _ in range(chance.choices((1, 2), (70, 30))[0])))


def _sex_of(given: str) -> str:
    return "m" if given in MEN else "f"


def _frequent(chance: random.Random, names: list[str]) -> str:
    """The first ones much more than the last."""
    return names[min(int(chance.expovariate(3.0) * len(names)), len(names) - 1)]


def _home(chance: random.Random) -> dict[str, str]:
    kind = chance.random()
    if kind < 0.25:
        return {"address": chance.choice(SHELTERS), "postcode": "29000", "commune": "Quimper"}
    if kind < 0.45:
        return {"address": "", "postcode": "", "commune": "Quimper"}
    commune = "Quimper" if chance.random() < 0.6 else chance.choice(list(COMMUNES))
    street = chance.choice(STREETS)
    return {
        "address": f"{chance.randrange(1, 120)} rue {street}",
        "postcode": COMMUNES[commune],
        "commune": commune,
    }
