"""Awa and the households she accompanies; Erwan and those he knows by an alias."""

from __future__ import annotations

from datetime import date, timedelta

from digor.casework.people import actions as people
from digor.casework.people import reads
from digor.casework.people.actions.stating import PlaceGiven
from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situations import QUICK
from digor.demo.places import LISTED
from digor.demo.play.stage import Stage
from digor.demo.population import House

PORTFOLIO = 22  # households one social worker accompanies at a time
FAMILIES = {
    "street": Family.STREET,
    "night": Family.SHELTER,
    "winter": Family.SHELTER,
    "third_party": Family.THIRD_PARTY,
    "shelter": Family.SHELTER,
    "hotel": Family.SHELTER,
    "chrs": Family.SHELTER,
    "hospital": Family.INSTITUTION,
    "prison": Family.INSTITUTION,
    "ase": Family.INSTITUTION,
    "iml": Family.ADAPTED_HOUSING,
    "boarding": Family.ADAPTED_HOUSING,
    "fjt": Family.ADAPTED_HOUSING,
    "social": Family.HOUSING,
    "private": Family.HOUSING,
}
NOTICE = "notice-2023-2"
ASKED = ("housing", "housing", "papers", "care", "talk", "")


def take_on(stage: Stage, night: date) -> None:
    """Awa's portfolio: those housed for good or gone for long leave room for others."""
    awa = stage.actor("Awa")
    stage.portfolio = [h for h in stage.portfolio if h.number == 0 or _followed(h, night)]
    for house in stage.people.houses:
        if len(stage.portfolio) >= PORTFOLIO and house.number:
            return
        stay = house.stay_on(night)
        if (
            house.number in stage.accompanied
            or stay is None
            or not (stay.place in LISTED or house.number == 0)
        ):
            continue
        record = stage.record(house.on(night)[0].number) if house.on(night) else None
        if record is not None and (house.number == 0 or stage.random.random() < 0.3):
            people.become_referent(by=awa, record=record)
            people.inform(by=awa, record=record, version=NOTICE)
            stage.accompanied.add(house.number)
            stage.portfolio.append(house)


def _followed(house: House, night: date) -> bool:
    last = house.stays[-1]
    stay = house.stay_on(night - timedelta(days=100))
    return last.end is None or last.end > night - timedelta(days=100) or bool(stay and stay.place in LISTED)


def visit(stage: Stage, night: date) -> None:
    """Awa sees some of them, and says what she saw."""
    awa = stage.actor("Awa")
    for house in stage.portfolio:
        stay, chance = house.stay_on(night), stage.random.random()
        if stay is None or not house.on(night) or chance > 0.3:
            continue
        record = stage.record(house.on(night)[0].number)
        about = reads.subject(awa, record.case_number) if record else None
        if record is None or about is None:
            continue
        if chance < 0.13:
            situation = about.same_or(QUICK[FAMILIES[stay.place]])
            people.state(by=awa, record=record, situation=situation, start=night, seen=True)
        else:
            how = "met" if chance < 0.22 else "phoned"
            people.contact(by=awa, record=record, how=how, asks_for=stage.random.choice(ASKED))


def walk(stage: Stage, night: date) -> None:
    """Erwan comes home from a round: he says at once whom he met, under the name he knows."""
    known = [
        (house, record)
        for house in stage.outside(night)
        if house.on(night) and (record := stage.record(house.on(night)[0].number)) is not None
    ]
    for house, record in stage.random.sample(known, min(2, len(known))):
        people.state(
            by=stage.actor("Erwan"),
            record=record,
            situation=QUICK[Family.STREET],
            start=night,
            by_night=True,
            place=PlaceGiven(sector=house.sector),
        )


def protect(stage: Stage, night: date) -> None:
    """A mother with children whom somebody is looking for: her file exists for its circle only."""
    for house in stage.portfolio:
        here = house.on(night)
        if len(here) > 1 and here[0].woman and sum(person.adult(night) for person in here) == 1:
            circle = [stage.world.organisations["fmt"], stage.world.organisations["siao29"]]
            for person in here:
                if record := stage.record(person.number):
                    people.protect(by=stage.actor("Awa"), record=record, organisations=circle)
            return
