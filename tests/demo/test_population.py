"""The truth of the demo: people whose lives hold together, and a territory one recognises."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from digor.demo.communes import COMMUNES
from digor.demo.places import PERSONS, SEATS
from digor.demo.population import Population, population, winter
from tests.demo.conftest import LAST


def nights(people: Population, night: date) -> Counter[str]:
    """Persons by place that night."""
    count: Counter[str] = Counter()
    for house in people.houses:
        if stay := house.stay_on(night):
            count[stay.place] += len(house.on(night))
    return count


def average(people: Population, place: str, days: list[date]) -> float:
    return sum(nights(people, day)[place] for day in days) / len(days)


def test_about_nine_hundred_persons_and_as_many_as_asked(territory: Population) -> None:
    assert 0.93 * PERSONS < len(territory.persons()) < 1.07 * PERSONS
    assert 180 < len(population(1, LAST, persons=200, years=1).persons()) < 220


def test_the_same_seed_gives_the_same_lives_and_another_others() -> None:
    one, again, other = (population(seed, LAST, persons=90, years=1) for seed in (7, 7, 8))
    assert repr(one) == repr(again)
    assert repr(one) != repr(other)


def test_nobody_is_in_two_places_nor_in_two_households(territory: Population) -> None:
    lived: dict[int, list[tuple[date, date]]] = {}
    for house in territory.houses:
        for stay, following in pairwise(house.stays):
            assert stay.end is not None
            assert stay.start < stay.end <= following.start
        for stay in house.stays:
            for person, start, end, _ in house.each(stay):
                assert person.birth_date <= start
                lived.setdefault(person.number, []).append((start, end or LAST))
    for stays in lived.values():
        stays.sort()
        assert all(end <= start for (_, end), (start, _) in pairwise(stays))


def test_no_structure_is_fuller_than_its_places(territory: Population) -> None:
    for back in range(5, 1090, 31):
        night, held = LAST - timedelta(days=back), Counter[str]()
        for house in territory.houses:
            stay = house.stay_on(night)
            if stay and stay.structure and house.number:
                held[stay.structure] += len(house.on(night))
        for structure, (usual, more) in SEATS.items():
            # a child is born, a stay begun in March goes on in April
            assert held[structure] <= usual + more + 3, (night, structure)


def test_winters_show(territory: Population) -> None:
    """More places, fewer people in the street, more people without a home than in summer."""
    days = [territory.first + timedelta(days=n) for n in range(330, 1090, 7)]
    cold = [day for day in days if day.month in (12, 1, 2)]
    mild = [day for day in days if day.month in (5, 6, 7, 8)]
    assert average(territory, "winter", cold) > 8
    assert all(nights(territory, day)["winter"] == 0 for day in days if not winter(day))
    assert average(territory, "street", cold) < 0.85 * average(territory, "street", mild)
    listed = ("street", "night", "winter", "shelter", "hotel", "chrs")
    by_season = [sum(average(territory, place, days) for place in listed) for days in (cold, mild)]
    assert by_season[0] > 1.05 * by_season[1]


def test_families_form_part_and_grow(territory: Population) -> None:
    kinds = Counter(change.kind for change in territory.changes)
    assert kinds["left"] >= 5
    assert kinds["joined"] >= 5
    people = territory.persons().values()
    assert sum(person.birth_date > territory.first for person in people) >= 5
    of_age = [
        p for p in people if p.birth_date < territory.first and not p.adult(territory.first) and p.adult(LAST)
    ]
    assert of_age
    sizes = Counter(len(house.on(house.stays[0].start)) for house in territory.houses if house.stays)
    assert sizes[1] > sizes[2] > sizes[4] > 0


def test_institutions_returns_and_rare_deaths(territory: Population) -> None:
    stays = [stay for house in territory.houses for stay in house.stays]
    places, ends = Counter(stay.place for stay in stays), Counter(stay.next_place for stay in stays)
    assert min(places[place] for place in ("hospital", "prison", "ase")) >= 3
    back = [
        house for house in territory.houses
        if any(a.next_place in ("gone", "left") and b for a, b in pairwise(house.stays))
    ]  # fmt: skip
    assert len(back) >= 10
    assert 0 < ends["dead"] < 0.02 * PERSONS


def test_who_leaves_care_is_eighteen_that_day(territory: Population) -> None:
    for house in territory.houses:
        for stay in house.stays:
            if stay.place == "ase":
                assert stay.end is not None
                (person,) = house.on(stay.start)
                assert person.adult(stay.end + timedelta(days=1))
                assert not person.adult(stay.end - timedelta(days=2))


def test_the_fourteen_communes(territory: Population) -> None:
    assert len(COMMUNES) == 14
    assert sum(population for _, population in COMMUNES.values()) == 102_542  # INSEE, 2026
    assert {house.commune for house in territory.houses} <= {name for name, _ in COMMUNES.values()}
