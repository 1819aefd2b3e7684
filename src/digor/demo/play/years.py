"""From the first day to the last morning, in order."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format

from digor.casework.people import actions as people
from digor.casework.people import reads
from digor.casework.people.case_numbers import seeded
from digor.demo import files_of_rights, homes, truth
from digor.demo import world as founded
from digor.demo.files import files
from digor.demo.play import elsewhere, linking, partners, visiting
from digor.demo.play.stage import Stage, Tell, moment
from digor.demo.population import population
from digor.foundation.frame import clock
from digor.foundation.partners import reads as partnership

MONDAY, THURSDAY = 0, 3
DAY = timedelta(days=1)


def play(seed: int, last: date, tell: Tell, *, persons: int, years: float) -> None:
    """Found the territory, write the partners' files, then play every day up to the morning of `last`."""
    people_there = population(seed, last, persons=persons, years=years)
    first = people_there.first
    waiting = files(seed, people_there)
    partners.write(waiting)
    truth.keep(Path(settings.HOME), people_there, waiting)
    tell(f"{len(people_there.persons())} personnes, {len(waiting)} fichiers, du {first} au {last}")
    with seeded(f"digor-demo-{seed}-{last.isoformat()}"):
        with clock.at(moment(first, 8)):
            world = founded.build(first)
            paul = founded.strangers()
        chance = Random(f"digor-play-{seed}-{last.isoformat()}")
        stage = Stage(seed, world, people_there, waiting, chance)
        system = partnership.system_actor(world.territory)
        day, arrived = first, 0
        while day <= last:
            with clock.at(moment(day, 6, 30)):
                people.warn_of_silence(by=system)
            while waiting and waiting[0].arrives <= day:
                with clock.at(moment(day, 8)):
                    partners.deposit(stage, waiting.pop(0))
                arrived += 1
            with clock.at(moment(day, 10)):
                work(stage, day)
            if (day + DAY).month != day.month or day == last:
                with clock.at(moment(day, 18)):
                    tell(told(stage, day, arrived))
                arrived = 0
            day += DAY
        elsewhere.meet(paul, last)
        homes.furnish(world.coordinator, world.cast["Yann"], world.organisations, seed, first, last)
        with clock.at(moment(last, 7)):
            linking.review(stage)
        files_of_rights.tell(stage, last)


def work(stage: Stage, day: date) -> None:
    """What the cast does on a day: links on Mondays, visits every other Thursday, a round now and then."""
    age, night = (day - stage.people.first).days, day - DAY
    if day.weekday() == MONDAY:
        linking.link(stage)
        linking.households(stage, day)
        if age // 7 % 4 == 0:
            visiting.take_on(stage, night)
    if day.weekday() == THURSDAY and age // 7 % 2 == 0:
        visiting.visit(stage, night)
    if night.weekday() == 4 and age // 7 % 4 == 1:
        visiting.walk(stage, night)
    if age == 200:
        linking.mistake(stage)
    elif age == 214:
        linking.mend(stage)
    elif (stage.people.last - day).days == 120:
        visiting.protect(stage, night)


def told(stage: Stage, day: date, arrived: int) -> str:
    """One line a month: the files, and how many are on the list that evening."""
    loic = stage.actor("Loïc")
    listed = reads.totals(loic, day - DAY, reads.head(loic.territory_id)).listed
    with translation.override("fr"):
        month = date_format(day, "F Y")
    return f"{month:15} {arrived:3} fichiers, {listed.persons:5} personnes sur la file active"
