"""Is what is stored what follows from what was said? Rebuilt and compared, now and in the past.

The rebuild uses the very function of the write (`timelines.compute`) on everybody; rows are compared
as sets, by their full value. A difference is a fault of Digor or a hand in the database, never data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection, transaction

from digor.casework.people import revisions, writing
from digor.casework.people.bridge import Loader
from digor.casework.people.enums import ActKind
from digor.casework.people.models import Act, Household, Record, Revision, Touch
from digor.casework.people.timelines import (
    BATCH,
    COLUMNS,
    Persons,
    Rows,
    Stored,
    compute,
    person_rows,
    stored_persons,
    stored_units,
    unit_rows,
)
from digor.foundation.journal import append_only

PAST = 10
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Difference:
    """At a revision, rows of a table that should stand and do not, and rows that stand and should not."""

    revision: int
    table: str
    missing: int
    extra: int


@dataclass(frozen=True, slots=True)
class Report:
    """What the doctor found. `unpublished`: imports prepared and never published (waiting, or killed)."""

    revisions: tuple[int, ...]
    persons: int
    rows: int
    differences: tuple[Difference, ...]
    triggers: tuple[str, ...]  # append-only triggers that are absent or altered
    numbers: tuple[int, ...]  # revisions out of order: a number or an instant that does not follow
    unpublished: tuple[int, ...]  # act ids

    @property
    def healthy(self) -> bool:
        """Nothing to repair; an import that waits is no illness."""
        return not (self.differences or self.triggers or self.numbers)


def examine(territory_id: int, *, past: int = PAST, progress: Progress | None = None) -> Report:
    """Rebuild everybody at the head and at `past` earlier revisions, and compare with what is stored."""
    head = revisions.head(territory_id)
    chosen = sample(head, past)
    differences: list[Difference] = []
    persons = rows = 0
    for done, number in enumerate(chosen):
        seen = _compare(territory_id, number)
        differences += seen.differences
        if number == head:
            persons, rows = seen.persons, seen.rows
        if progress is not None:
            progress(done + 1, len(chosen))
    return Report(
        chosen,
        persons,
        rows,
        tuple(differences),
        tuple(append_only.missing(connection)),
        tuple(_out_of_order(territory_id)),
        tuple(
            Act.objects.filter(territory=territory_id, kind=ActKind.IMPORT, revisions__isnull=True)
            .order_by("pk")
            .values_list("pk", flat=True)
        ),
    )


def sample(head: int, past: int) -> tuple[int, ...]:
    """The head, and up to `past` revisions spread over the history before it, latest first."""
    before = sorted({head * step // (past + 1) for step in range(1, past + 1)} - {0, head}, reverse=True)
    return (head, *before) if head else ()


@transaction.atomic
def rebuild(territory_id: int) -> int:
    """Drop every derived row of the territory and replay its history; returns the revisions replayed.

    For the day a derived table is lost or altered: the recorded tables are not touched.
    """
    revisions.lock(territory_id)
    with connection.cursor() as cursor:
        for table in COLUMNS:
            cursor.execute(f"DELETE FROM people_{table} WHERE territory_id = %s", [territory_id])
    numbers = list(Revision.objects.filter(territory=territory_id).order_by("number").select_related("act"))
    for revision in numbers:
        again = Touch.objects.filter(territory=territory_id, number=revision.number)
        records = frozenset(again.values_list("record_id", flat=True))
        homes = writing.touched(revision.act).households
        writing.recompute(territory_id, revision.number, writing.Touched(records, homes))
    return len(numbers)


@dataclass(frozen=True, slots=True)
class _Seen:
    persons: int
    rows: int
    differences: list[Difference]


def _compare(territory_id: int, number: int) -> _Seen:
    """One revision: everybody that anything had touched by then; nothing may stand for the others."""
    loader = Loader(territory_id, number)
    everybody = Persons()
    missing: dict[str, int] = {}
    extra: dict[str, int] = {}
    rows = 0

    def count(wanted: Rows, stored: Stored) -> None:
        nonlocal rows
        for table, values in stored.items():
            should = wanted.get(table, set())
            rows += len(should)
            missing[table] = missing.get(table, 0) + len(should - values.keys())
            extra[table] = extra.get(table, 0) + len(values.keys() - should)

    touched = _touched_by(territory_id, number)
    for components in _batches(loader.components(touched)):
        batch = compute(loader, components)
        records = {record for component in batch.components for record in component}
        count(person_rows(batch), stored_persons(records, records, number))
        everybody.add(batch)
    others = set(Record.objects.filter(territory=territory_id).values_list("pk", flat=True)) - {
        record for component in everybody.components for record in component
    }
    count({}, stored_persons(others, others, number))
    homes = set(Household.objects.filter(territory=territory_id).values_list("pk", flat=True))
    count(unit_rows(loader, everybody, homes), stored_units({*everybody.spells, *others}, homes, number))
    found = [
        Difference(number, table, missing[table], extra[table])
        for table in missing
        if missing[table] or extra[table]
    ]
    return _Seen(len(everybody.spells), rows, found)


def _batches(components: Sequence[frozenset[int]]) -> Iterator[Sequence[frozenset[int]]]:
    for start in range(0, len(components), BATCH):
        yield components[start : start + BATCH]


def _touched_by(territory_id: int, number: int) -> set[int]:
    touches = Touch.objects.filter(territory=territory_id, number__lte=number)
    return set(touches.values_list("record_id", flat=True).distinct())


def _out_of_order(territory_id: int) -> Iterator[int]:
    """Numbers that do not follow the one before by one, or whose instant is earlier."""
    before = None
    for number, instant in (
        Revision.objects.filter(territory=territory_id).order_by("number").values_list("number", "instant")
    ):
        if number != (before[0] if before else 0) + 1 or (before and instant < before[1]):
            yield number
        before = (number, instant)
