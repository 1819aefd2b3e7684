"""An invented territory of any size: two files that the ledger writes, then derives person by person.

Harsh on purpose: two thirds of the persons are on the list at once, statements contradict each other,
the second file corrects a part of what the first said.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.db import transaction

from digor.casework.people import bulk, publication, revisions
from digor.casework.people.bridge import Loader
from digor.casework.people.enums import Verb
from digor.casework.people.models import OPEN, Act, Household, Record
from digor.casework.people.publication import Given, HouseholdRef, RecordRef
from digor.casework.people.timelines import (
    BATCH,
    COLUMNS,
    Persons,
    Rows,
    compute,
    dated,
    person_rows,
    unit_rows,
)
from digor.engines.timeline.problem import Kind
from digor.foundation.frame import clock
from digor.foundation.partners import actions, reads
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import OrganisationKind
from digor.foundation.partners.models import Source

FIRST = date(2022, 1, 1)
TODAY = date(2026, 1, 31)
SPAN = (TODAY - FIRST).days
FILES = 2
STREET = ("RUE", "VEH", "SQUAT", "IMPR")
STAYS = ("CHU", "CHRS", "HEB", "TIERS", "LOGT")


def found() -> tuple[Actor, Source]:
    """A territory's operator, and a source of files."""
    with clock.at(FIRST):
        territory = actions.create_territory(code="bench", name="Territoire de mesure")
        operator = reads.system_actor(territory)
        partner = actions.create_organisation(
            by=operator, kind=OrganisationKind.ASSOCIATION, code="p", name="Partenaire", since=FIRST
        )
        source = actions.create_source(
            by=operator, organisation=partner, code="rounds", label="rounds", closeness=40
        )
    return operator, source


def file_day(file: int) -> date:
    return FIRST + timedelta(days=SPAN * (file + 1) // FILES)


def rows(persons: int, statements: int, file: int) -> Iterator[Given]:
    """The rows of a file: its share of every person's life, and a tenth of the file before, corrected."""
    each = max(1, statements // persons // FILES)
    line = 0
    for person in range(persons):
        for row in _life(person, each, file):
            line += 1
            yield replace(row, line=line)
        for row in list(_life(person, each, file - 1))[::10] if file else []:
            line += 1
            longer = row.end and row.end + timedelta(days=1)
            yield replace(row, line=line, end=longer, stated_on=file_day(file))


def _life(person: int, each: int, file: int) -> Iterator[Given]:
    """What a file says of a person, in the order of the days."""
    begin, end = SPAN * file // FILES, SPAN * (file + 1) // FILES
    chance = random.Random(f"{person}-{file}")
    household = HouseholdRef(f"h{person // 3}", FIRST) if person % 10 < 3 and file == 0 else None
    away = chance.random() < 0.33  # a life that leads off the list
    for position in range(each):
        last = away and position == each - 1
        stay = chance.random() < 0.25 or last
        start = FIRST + timedelta(days=begin + (end - begin) * position // each)
        length = chance.randrange(5, 40) if stay else chance.choice((1, 1, 1, 2, 3))
        yield Given(
            row_key=f"{person}-{file}-{position}",
            line=0,
            kind=Kind.PRESENCE if stay else Kind.OBSERVATION,
            start=start,
            end=None if last else start + timedelta(days=length),
            stated_on=file_day(file),
            record=RecordRef(f"p{person}"),
            household=household if position == 0 else None,
            situation="LOGT" if last else chance.choice(STAYS if stay else STREET),
            by_night=not stay and chance.random() < 0.2,
        )


def write(operator: Actor, source: Source, given: Iterable[Given], day: date) -> Act:
    """A file's rows, not yet published."""
    with clock.at(day):
        act = publication.open_act(by=operator, source=source, file_day=day)
        publication.write_rows(act, given)
    return act


def load(persons: int, statements: int) -> Actor:
    """The whole territory, its derived rows laid in bulk; returns its operator.

    Each person is solved once for each revision and its rows given the lives that follow: what
    publishing would have left, without staging (`tests/casework/people/test_bench.py` says so).
    """
    operator, source = found()
    numbers = []
    for file in range(FILES):
        act = write(operator, source, rows(persons, statements, file), file_day(file))
        with transaction.atomic(), clock.at(file_day(file)):
            revisions.lock(operator.territory_id)
            numbers.append(revisions.add(act, Verb.PUBLISH, operator.code).number)
    everybody: dict[int, Persons] = {number: Persons() for number in numbers}
    records = list(Record.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(records), BATCH):
        batch = [frozenset((record,)) for record in records[start : start + BATCH]]
        lives = {}
        for number in numbers:
            solved = compute(Loader(operator.territory_id, number), batch)
            lives[number] = person_rows(solved)
            everybody[number].add(solved)
        _lay(operator.territory_id, lives)
        touches = [(operator.territory_id, number, record) for (record,) in batch for number in numbers]
        with transaction.atomic():
            bulk.insert("people_touch", ("territory_id", "number", "record_id"), touches)
    homes = set(Household.objects.values_list("pk", flat=True))
    _lay(
        operator.territory_id,
        {
            number: unit_rows(Loader(operator.territory_id, number), everybody[number], homes)
            for number in numbers
        },
    )
    return operator


def _lay(territory_id: int, lives: dict[int, Rows]) -> None:
    """Rows that stand at several revisions in a row are one row."""
    numbers = sorted(lives)
    for table in lives[numbers[0]]:
        columns = ("territory_id", *COLUMNS[table], "from_revision", "to_revision")
        laid = []
        for position, number in enumerate(numbers):
            before = lives[numbers[position - 1]][table] if position else set()
            for row in lives[number][table] - before:
                later = (one for one in numbers[position + 1 :] if row not in lives[one][table])
                laid.append((territory_id, *dated(table, row), number, next(later, OPEN)))
        with transaction.atomic():
            bulk.insert(f"people_{table}", columns, laid)
