"""What an act would change, computed outside the lock as if it were published."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection, transaction

from digor.casework.people import bulk
from digor.casework.people.bridge import Loader
from digor.casework.people.models import OPEN, Act, Staging
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
from digor.casework.people.writing import touched

# Where a derived row waits: its table → the staged one. Records of persons never change by an import.
WAITS = {"segment": "stagedsegment", "listspell": "stagedlistspell", "householdspell": "stagedhouseholdspell"}
STAGED = (*WAITS.values(), "stagedclosing", "stagedperson")


def stage(act: Act, progress: Progress = silent, *, withdrawing: bool = False) -> int:
    """Compute every person the act touches as if it were published just after the present revision.

    `withdrawing`: as if it were withdrawn. Returns that revision: what is written after it is
    computed again at publication. The lock is only taken to lay rows down, a few at a time.
    """
    clear(act)
    base = head(act.territory_id)
    what = touched(act)
    loader = (
        Loader(act.territory_id, base, minus=act.pk)
        if withdrawing
        else Loader(act.territory_id, base, plus=act.pk)
    )
    components = loader.components(what.records)  # files link nobody: before and after are the same
    everybody = Persons()
    for start in range(0, len(components), BATCH):
        batch = compute(loader, components[start : start + BATCH])
        records = {record for component in batch.components for record in component}
        persons = {min(component) for component in batch.components}
        wanted = person_rows(batch)
        del wanted["personrecord"]
        _wait(act, wanted, stored_persons(records, persons))
        _lay("stagedperson", act, ("person_id",), [(person,) for person in persons])
        everybody.add(batch)
        progress(min(start + BATCH, len(components)), len(components))
    households = everybody.households() | what.households
    _wait(
        act,
        unit_rows(loader, everybody, households),
        stored_units(everybody.spells, households),
    )
    Staging.objects.create(territory_id=act.territory_id, act=act, base=base)
    return base


def _wait(act: Act, wanted: Rows, stored: Stored) -> None:
    """Lay the rows to insert and the rows to close."""
    for table, rows in wanted.items():
        standing = stored[table]
        whose = COLUMNS[table].index("person_id")
        home = COLUMNS[table].index("household_id") if table == "householdspell" else None
        _lay(WAITS[table], act, COLUMNS[table], [dated(table, row) for row in rows if row not in standing])
        _lay(
            "stagedclosing",
            act,
            ("table", "row", "person_id", "household_id"),
            [
                (table, number, row[whose], None if home is None else row[home])
                for row, number in standing.items()
                if row not in rows
            ],
        )


def _lay(table: str, act: Act, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Staged rows, in transactions short enough for others to write between them."""
    for start in range(0, len(rows), bulk.BATCH):
        with transaction.atomic():
            bulk.insert(
                f"people_{table}",
                ("act_id", "territory_id", *columns),
                [(act.pk, act.territory_id, *row) for row in rows[start : start + bulk.BATCH]],
            )


def unstage(act: Act, persons: Collection[int], households: Collection[int]) -> None:
    """Forget what was laid for these persons and units: publication computes them afresh."""
    for table in STAGED:
        bulk.execute_in(f"DELETE FROM people_{table} WHERE act_id = %s AND person_id IN", persons, [act.pk])
    for table in ("stagedhouseholdspell", "stagedclosing"):
        bulk.execute_in(
            f"DELETE FROM people_{table} WHERE act_id = %s AND household_id IN", households, [act.pk]
        )


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
        for table in (*STAGED, "staging"):
            cursor.execute(f"DELETE FROM people_{table} WHERE act_id = %s", [act.pk])
