"""Who lives with whom: households as they come, births, partings, children who come of age, young people leaving care."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from digor.demo.names import FAMILY_NAMES, HOW, MEN, WHO, WOMEN
from digor.demo.population import House, Member, Person, Stay

if TYPE_CHECKING:
    from digor.demo.life import Life

PARTS, BORN, LEAVES_AT_18 = 0.2, 0.09, 0.5  # chances of a couple, of a mother to be, of a child turning 18
SIZES = (1, 2, 3, 4, 5)
OF_SIZES = (64, 15, 11, 6, 4)


def given(random: Random, woman: bool) -> str:
    """A first name."""
    return random.choice(WOMEN if woman else MEN)


def household(life: Life) -> House:
    """A household as it comes: mostly alone, some couples, some families."""
    random = life.random
    size = random.choices(SIZES, weights=OF_SIZES)[0]
    family_name, members = random.choice(FAMILY_NAMES), []
    parents = 1 if size == 1 or random.random() < 0.5 else 2
    for rank in range(size):
        child = rank >= parents
        years = random.randint(0, 17) if child else int(random.triangular(19, 68, 33))
        born = life.last - timedelta(days=years * 365 + random.randint(1, 360))
        woman = random.random() < (0.5 if child else 0.72 if parents == 1 and size > 1 else 0.38)
        name = family_name if child or rank == 0 or random.random() < 0.5 else random.choice(FAMILY_NAMES)
        members.append(Member(life.person(name, given(random, woman), born, woman), born))
    if size > 3 and random.random() < 0.06:  # twins: one name, one birth date
        members[-1].person.birth_date = members[-1].start = members[-2].person.birth_date
    alias = f"{random.choice(WHO)} {random.choice(HOW)}" if size == 1 and random.random() < 0.22 else ""
    return life.house(members, alias)


def events(life: Life, house: House, day: date) -> None:
    """What may come to a household from now on."""
    random = life.random
    adults = [m.person for m in house.members if m.person.adult(day)]
    if len(adults) == 2 and random.random() < PARTS:
        life.at(_later(random, day), lambda day: _part(life, house, adults, day))
    mothers = [person for person in adults if person.woman and (day - person.birth_date).days < 42 * 365]
    if mothers and random.random() < BORN:
        life.at(_later(random, day), lambda day: _birth(life, house, mothers[0], day))
    for member in house.members:
        person = member.person
        comes = _birthday(person, 18)
        if comes > day and random.random() < LEAVES_AT_18:
            left = comes + timedelta(days=random.randint(0, 90))
            life.at(left, partial(_go, life, house, person))


def _later(random: Random, day: date) -> date:
    return day + timedelta(days=random.randint(20, 500))


def _birthday(person: Person, years: int) -> date:
    born = person.birth_date
    return date(born.year + years, born.month, min(born.day, 28))


def _part(life: Life, house: House, adults: list[Person], day: date) -> None:
    """A couple parts; the children stay with one of the two."""
    if not life.present(house) or any(adult not in house.on(day) for adult in adults):
        return
    going = [adults[1]]
    if life.random.random() < 0.35:
        going += [person for person in house.on(day) if not person.adult(day)]
    life.part(house, going, day)


def _go(life: Life, house: House, person: Person, day: date) -> None:
    """A child of age leaves."""
    if life.present(house) and person in house.on(day) and len(house.on(day)) > 1:
        life.part(house, [person], day)


def _birth(life: Life, house: House, mother: Person, day: date) -> None:
    if life.present(house) and mother in house.on(day):
        woman = life.random.random() < 0.5
        child = life.person(mother.family_name, given(life.random, woman), day, woman)
        house.members.append(Member(child, day))


def leaves_care(house: House, day: date) -> None:
    """A young person whom child welfare accompanied until eighteen: that day it ends."""
    person = house.members[0].person
    leap = day.month == 2 and day.day == 29
    person.birth_date = day.replace(year=day.year - 18, day=28 if leap else day.day)
    house.members[0].start = person.birth_date
    house.alias = ""
    house.stays.append(Stay("ase", "", day - timedelta(days=90), day))
