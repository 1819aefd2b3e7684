"""What an act would change, computed outside the lock as if it were published."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection, transaction

from digor.casework.people import bulk
from digor.casework.people.bridge import Loader
from digor.casework.people.models import (
    OPEN,
    Act,
    StagedClosing,
    StagedHouseholdSpell,
    StagedListSpell,
    StagedPerson,
    StagedSegment,
)
from digor.casework.people.publication.rows import Progress, silent
from digor.casework.people.revisions import head
from digor.casework.people.timelines import (
    BATCH,
    COLUMNS,
    Persons,
    Rows,
    Stored,
    compute,
    dated,
    person_rows,
    stored_persons,
    stored_units,
    unit_rows,
)
from digor.casework.people.writing import persons_before, records_of, touched

# Where a derived row waits: its table → the staged one. Records of persons never change by an import.
WAITS = {"segment": "stagedsegment", "listspell": "stagedlistspell", "householdspell": "stagedhouseholdspell"}
STAGED = (StagedSegment, StagedListSpell, StagedHouseholdSpell, StagedClosing, StagedPerson)


def stage(act: Act, progress: Progress = silent) -> int:
    """Compute every person the act touches as if it were published just after the present revision.

    Returns that revision: what is written after it is recomputed at publication.
    """
    base = head(act.territory_id)
    what = touched(act)
    before = persons_before(what.records)
    loader = Loader(act.territory_id, base, plus=act.pk)
    components = loader.components({*what.records, *records_of(before), *before})
    everybody = Persons()
    for start in range(0, len(components), BATCH):
        batch = compute(loader, components[start : start + BATCH])
        records = {record for component in batch.components for record in component}
        persons = {min(component) for component in batch.components}
        with transaction.atomic():
            _wait(act, person_rows(batch), stored_persons(records, persons), skip={"personrecord"})
            bulk.insert(
                "people_stagedperson",
                ("territory_id", "act_id", "person_id"),
                [(act.territory_id, act.pk, person) for person in persons],
            )
        everybody.add(batch)
        progress(min(start + BATCH, len(components)), len(components))
    households = everybody.households() | what.households
    with transaction.atomic():
        _wait(act, unit_rows(loader, everybody, households), stored_units(set(everybody.spells), households))
    return base


def _wait(act: Act, wanted: Rows, stored: Stored, skip: Collection[str] = ()) -> None:
    """Lay the rows to insert and the rows to close."""
    for table, rows in wanted.items():
        if table in skip:
            continue
        standing = stored[table]
        bulk.insert(
            f"people_{WAITS[table]}",
            ("act_id", "territory_id", *COLUMNS[table]),
            [(act.pk, act.territory_id, *dated(table, row)) for row in rows if row not in standing],
        )
        whose = COLUMNS[table].index("person_id")
        bulk.insert(
            "people_stagedclosing",
            ("act_id", "territory_id", "table", "row", "person_id", "household_id"),
            [
                (
                    act.pk,
                    act.territory_id,
                    table,
                    number,
                    row[whose],
                    row[0] if table == "householdspell" else None,
                )
                for row, number in standing.items()
                if row not in rows
            ],
        )


def unstage(act: Act, persons: Collection[int], households: Collection[int]) -> None:
    """Forget what was laid for these persons and units: publication computes them afresh."""
    ids = list(persons)
    for start in range(0, len(ids), bulk.CHUNK):
        chunk = ids[start : start + bulk.CHUNK]
        for model in STAGED:
            model.objects.filter(act=act, person__in=chunk).delete()
    homes = list(households)
    for start in range(0, len(homes), bulk.CHUNK):
        chunk = homes[start : start + bulk.CHUNK]
        StagedHouseholdSpell.objects.filter(act=act, household__in=chunk).delete()
        StagedClosing.objects.filter(act=act, household__in=chunk).delete()


def move_in(act: Act, number: int) -> None:
    """Insert what waits, close what it replaces: three statements a table, inside the publishing transaction."""
    with connection.cursor() as cursor:
        for table, waiting in WAITS.items():
            cursor.execute(
                f"UPDATE people_{table} SET to_revision = %s WHERE id IN "
                '(SELECT "row" FROM people_stagedclosing WHERE act_id = %s AND "table" = %s)',
                [number, act.pk, table],
            )
            columns = ", ".join(("territory_id", *COLUMNS[table]))
            cursor.execute(
                f"INSERT INTO people_{table} ({columns}, from_revision, to_revision) "
                f"SELECT {columns}, %s, %s FROM people_{waiting} WHERE act_id = %s",
                [number, OPEN, act.pk],
            )


def clear(act: Act) -> None:
    """Remove every staged row of the act."""
    with connection.cursor() as cursor:
        for table in (*WAITS.values(), "stagedclosing", "stagedperson"):
            cursor.execute(f"DELETE FROM people_{table} WHERE act_id = %s", [act.pk])
