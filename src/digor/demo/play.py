"""The year played in order on the demo's clock: files arrive, people state, mornings warn."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from digor.casework.intake import actions as intake
from digor.casework.intake.enums import Reason, State
from digor.casework.people import actions as people
from digor.casework.people import reads
from digor.casework.people.case_numbers import seeded
from digor.casework.people.models import Record
from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situations import QUICK
from digor.demo import files as written
from digor.demo import world as founded
from digor.demo.communes import SECTORS
from digor.demo.files import round_key, siao_key
from digor.demo.population import House, population
from digor.foundation.frame import clock
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor

YEAR = timedelta(days=365)
FAMILIES = {
    "street": Family.STREET,
    "third_party": Family.THIRD_PARTY,
    "shelter": Family.SHELTER,
    "hotel": Family.SHELTER,
    "chrs": Family.SHELTER,
    "hospital": Family.INSTITUTION,
    "iml": Family.ADAPTED_HOUSING,
    "boarding": Family.ADAPTED_HOUSING,
    "social": Family.HOUSING,
    "private": Family.HOUSING,
}
NOTICE = "notice-2026-1"
Tell = Callable[[str], None]


@dataclass(slots=True)
class Stage:
    """Who plays, and what the players know so far."""

    seed: int
    world: founded.World
    houses: list[House]
    random: Random
    portfolio: list[House] = field(default_factory=list)
    linked: set[int] = field(default_factory=set)
    referred: set[int] = field(default_factory=set)
    withdrawn: bool = False

    @property
    def awa(self) -> Actor:
        return self.world.cast["Awa"]

    @property
    def loic(self) -> Actor:
        return self.world.cast["Loïc"]


def play(seed: int, scale: int, last: date, tell: Tell) -> None:
    """Found the territory a year before `last`, then play every day up to that morning."""
    first = last - YEAR
    with seeded(f"digor-demo-{seed}-{last.isoformat()}"):
        with clock.at(moment(first, 8)):
            world = founded.build(first)
            founded.strangers()
        houses = population(seed, last, SECTORS, scale)
        stage = Stage(seed, world, houses, Random(f"digor-play-{seed}-{last.isoformat()}"))
        stage.portfolio = [house for house in houses if house.number % 5 == 0]
        waiting = written.files(seed, houses, first, last)
        tell(
            f"{sum(len(house.members) for house in houses)} personnes, {len(waiting)} fichiers, du {first} au {last}"
        )
        system = partners.system_actor(world.territory)
        day = first
        while day <= last:
            with clock.at(moment(day, 6, 30)):
                people.warn_of_silence(by=system)
            while waiting and waiting[0].arrives <= day:
                file = waiting.pop(0)
                with clock.at(moment(day, 8)):
                    deposit(stage, file)
                if file.format == "siao":
                    tell(f"{file.day:%d/%m/%Y}  extrait du SIAO publié")
            with clock.at(moment(day, 10)):
                work(stage, day)
            day += timedelta(days=1)


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """A local hour of a day."""
    return datetime.combine(day, time(hour, minute), clock.zone())


def deposit(stage: Stage, file: written.File) -> None:
    """A file, through the door every file takes: received, read, published. One is withdrawn after a month."""
    by = stage.loic if file.format == "siao" else stage.world.coordinator
    imported = intake.receive(
        by=by,
        source=stage.world.sources[file.format],
        format=file.format,
        content=io.BytesIO(file.content),
        file_name=file.name,
        file_day=file.day,
    )
    intake.read_rows(imported=imported)
    imported.refresh_from_db()
    if imported.state != State.STAGED:
        return
    intake.publish(imported=intake.ask_publication(by=by, imported=imported))
    if file.format == "maraude" and not stage.withdrawn and file.day.month == 3:
        # The sheet of another round was sent by mistake: taken back the same morning.
        imported.refresh_from_db()
        intake.withdraw(imported=intake.ask_withdrawal(by=by, imported=imported, reason=Reason.values[0]))
        stage.withdrawn = True


def work(stage: Stage, day: date) -> None:
    """What the cast does on a day: links on Mondays, visits on Thursdays, a word on any day."""
    if day.weekday() == 0:
        link(stage)
    if day.weekday() == 3:
        visit(stage, day)


def known(stage: Stage, format: str) -> dict[int, Record]:
    """Person → the record that the files of a source opened for it so far."""
    prefix = {"siao": siao_key, "maraude": round_key}[format]
    keys = {prefix(person.number): person.number for house in stage.houses for person in house.members}
    found = reads.records_known(stage.loic, stage.world.sources[format], keys)
    return {keys[key]: record for key, record in found.items()}


def link(stage: Stage) -> None:
    """Loïc recognises in the round's sheets people the SIAO knows; not all of them."""
    asked, met = known(stage, "siao"), known(stage, "maraude")
    for number in sorted(asked.keys() & met.keys() - stage.linked):
        # One in twelve is left for whoever looks for duplicates.
        if number % 12 != 5:
            people.link(by=stage.loic, a=asked[number], b=met[number])
            stage.linked.add(number)


def visit(stage: Stage, day: date) -> None:
    """Awa sees the households she accompanies, one in three each week, and says what she saw."""
    night = day - timedelta(days=1)
    files = known(stage, "siao")
    for house in stage.portfolio:
        stay, head = house.stay_on(night), files.get(house.members[0].number)
        if head is None or stay is None:
            continue
        if house.number not in stage.referred:
            people.become_referent(by=stage.awa, record=head)
            people.inform(by=stage.awa, record=head, version=NOTICE)
            stage.referred.add(house.number)
            continue
        chance = stage.random.random()
        if chance < 0.2:
            about = reads.subject(stage.awa, head.case_number)
            assert about is not None
            people.state(
                by=stage.awa,
                record=head,
                situation=about.same_or(QUICK[FAMILIES[stay.place]]),
                start=night,
                seen=True,
            )
        elif chance < 0.34:
            how = stage.random.choice(("met", "phoned"))
            people.contact(by=stage.awa, record=head, how=how, asks_for="housing")
