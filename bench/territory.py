"""An invented territory of any size, brought in by files through the ledger's own publication.

Harsh on purpose: two thirds of the persons are on the list at once, sources contradict each other,
every file corrects a part of what the one before said.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from digor.casework.people import publication
from digor.casework.people.models import Act
from digor.casework.people.publication import Given, HouseholdRef, RecordRef
from digor.engines.timeline.problem import Kind
from digor.foundation.frame import clock
from digor.foundation.partners import actions, reads
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import OrganisationKind
from digor.foundation.partners.models import Source

FIRST = date(2022, 1, 1)
TODAY = date(2026, 1, 31)
SPAN = (TODAY - FIRST).days
STREET = ("RUE", "VEH", "SQUAT", "IMPR")
STAYS = ("CHU", "CHRS", "HEB", "TIERS", "LOGT")


def found() -> tuple[Actor, dict[str, Source]]:
    """A territory, its operator and two sources of files."""
    with clock.at(FIRST):
        territory = actions.create_territory(code="bench", name="Territoire de mesure")
        operator = reads.system_actor(territory)
        partner = actions.create_organisation(
            by=operator, kind=OrganisationKind.ASSOCIATION, code="p", name="Partenaire", since=FIRST
        )
        sources = {
            code: actions.create_source(
                by=operator, organisation=partner, code=code, label=code, closeness=closeness
            )
            for code, closeness in (("rounds", 40), ("stays", 60))
        }
    return operator, sources


def rows(persons: int, statements: int, file: int, files: int) -> Iterator[Given]:
    """The rows of one file out of `files`: its share of every person's life, in the order of the days."""
    each = max(1, statements // persons // files)
    begin, end = SPAN * file // files, SPAN * (file + 1) // files
    said_on = FIRST + timedelta(days=end)
    line = 0
    for person in range(persons):
        chance = random.Random(f"{person}-{file}")
        key = f"p{person}"
        household = HouseholdRef(f"h{person // 3}", FIRST) if person % 10 < 3 else None
        away = chance.random() < 0.33  # a life that leads off the list
        for position in range(each):
            line += 1
            start = begin + (end - begin) * position // each
            stay = chance.random() < 0.25
            situation = chance.choice(STAYS if stay else STREET)
            if away and position == each - 1:
                stay, situation = True, "LOGT"
            length = chance.randrange(5, 40) if stay else chance.choice((1, 1, 1, 2, 3))
            yield Given(
                row_key=f"{key}-{file}-{position}",
                line=line,
                kind=Kind.PRESENCE if stay else Kind.OBSERVATION,
                start=FIRST + timedelta(days=start),
                end=None if away and position == each - 1 else FIRST + timedelta(days=start + length),
                stated_on=said_on,
                record=RecordRef(key),
                household=household if position == 0 and file == 0 else None,
                situation=situation,
                by_night=not stay and chance.random() < 0.2,
            )


def publish(operator: Actor, source: Source, given: Iterator[Given], file_day: date) -> Act:
    """One file, from its rows to its revision."""
    with clock.at(file_day):
        act = publication.open_act(by=operator, source=source, file_day=file_day)
        publication.write_rows(act, given)
        publication.publish(act, operator, publication.stage(act))
    return act


def fill(persons: int, statements: int, files: int = 4) -> Actor:
    """The whole territory; returns its operator."""
    operator, sources = found()
    for file in range(files):
        day = FIRST + timedelta(days=SPAN * (file + 1) // files)
        publish(operator, sources["rounds"], rows(persons, statements, file, files), day)
    return operator
