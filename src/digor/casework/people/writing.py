"""Publishing and withdrawing an act: one inserted revision, and the derived rows it changes.

Everything derived at a revision is a pure function of the acts active at it, in their order:
the same procedure serves a hand statement, a link, its undoing, a withdrawal, a change of rules.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from digor.casework.people import bulk, revisions
from digor.casework.people.bridge import Loader
from digor.casework.people.enums import ActKind, Verb
from digor.casework.people.models import OPEN, Act, PersonRecord, Revision
from digor.casework.people.timelines import (
    BATCH,
    COLUMNS,
    Persons,
    Rows,
    Stored,
    answer_of,
    compute,
    dated,
    person_rows,
    stored_persons,
    stored_units,
    unit_rows,
)
from digor.engines.timeline.answer import Answer


@dataclass(frozen=True, slots=True)
class Touched:
    """What an act may change: records (their persons), and households."""

    records: frozenset[int]
    households: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """The timeline of a record's person before and after a revision."""

    before: Answer
    after: Answer


NOTHING_TOLD = Told(Answer((), ()), Answer((), ()))


def publish(act: Act, by: str) -> Revision:
    """Make an act known. The caller holds the territory's lock and wrote the act's rows after it."""
    return _revise(act, Verb.PUBLISH, by, None)[0]


def publish_about(act: Act, by: str, record: int) -> tuple[Revision, Told]:
    """The same, telling what it changed for a record."""
    return _revise(act, Verb.PUBLISH, by, record)


def withdraw(act: Act, by: str) -> Revision:
    """Make an act no longer known: everything is as if it had never been published."""
    return _revise(act, Verb.WITHDRAW, by, None)[0]


def _revise(act: Act, verb: Verb, by: str, about: int | None) -> tuple[Revision, Told]:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A revision is written under its territory's lock.")
    revision = revisions.add(act, verb, by)
    # Taken from the act itself, also to withdraw: later statements may depend on its coverage.
    return revision, settle(act.territory_id, revision.number, touched(act), about)


def settle(territory_id: int, number: int, what: Touched, about: int | None = None) -> Told:
    """Recompute what a revision touches, and write down whom it touched."""
    records, told = recompute(territory_id, number, what, about)
    bulk.insert(
        "people_touch",
        ("territory_id", "number", "record_id"),
        [(territory_id, number, record) for record in sorted(records)],
    )
    return told


def recompute(
    territory_id: int, number: int, what: Touched, about: int | None = None
) -> tuple[set[int], Told]:
    """The persons of these records, before and after the revision, and their units.

    Returns all their records, and the timeline of the one asked about.
    """
    loader = Loader(territory_id, number)
    # A link made or undone has both its ends here: every record it joined or parts is reached from them.
    components = loader.components(what.records)
    everybody = Persons()
    told = NOTHING_TOLD
    for start in range(0, len(components), BATCH):
        batch = compute(loader, components[start : start + BATCH])
        records = {record for component in batch.components for record in component}
        stored = stored_persons(records, records)
        if about in records:
            told = _told(about, batch, stored)
        apply(territory_id, number, person_rows(batch), stored)
        everybody.add(batch)
    households = everybody.households() | what.households
    records = {record for component in components for record in component}
    apply(territory_id, number, unit_rows(loader, everybody, households), stored_units(records, households))
    return records, told


def _told(record: int, batch: Persons, stored: Stored) -> Told:
    was = next((person for one, person in stored["personrecord"] if one == record), None)
    now = next(min(component) for component in batch.components if record in component)
    before = answer_of(stored, was) if was is not None else NOTHING_TOLD.before
    return Told(before, batch.answers[now])


def apply(territory_id: int, number: int, wanted: Rows, stored: Stored) -> None:
    """Close the stored rows that differ, insert the new ones; rows that are equal are left alone."""
    for table, rows in wanted.items():
        standing = stored[table]
        bulk.close(f"people_{table}", [row for value, row in standing.items() if value not in rows], number)
        fresh = [value for value in rows if value not in standing]
        columns = ("territory_id", *COLUMNS[table], "from_revision", "to_revision")
        bulk.insert(
            f"people_{table}",
            columns,
            [(territory_id, *dated(table, value), number, OPEN) for value in fresh],
        )


def touched(act: Act) -> Touched:
    """The records whose person an act may change, published or withdrawn, and its households."""
    if act.kind == ActKind.RULES:
        # Everybody anything was ever published about; a file that waits must leave no trace if discarded.
        known = PersonRecord.objects.filter(territory=act.territory_id, to_revision=OPEN)
        return Touched(frozenset(known.values_list("record_id", flat=True)))
    records: set[int] = set()
    households: set[int] = set()
    subjects = """
      SELECT DISTINCT other.record_id, other.household_id FROM people_statement other
      WHERE other.source_key_id IN (
        SELECT said.source_key_id FROM people_statement said JOIN people_{fact} fact
        ON fact.statement_id = said.id WHERE fact.act_id = %s)"""
    belongs = "SELECT record_id, household_id FROM people_membership WHERE act_id = %s"
    asked = {
        ActKind.STATEMENT: [subjects.format(fact="mention"), subjects.format(fact="supersession")],
        ActKind.IMPORT: [subjects.format(fact="mention"), belongs],
        ActKind.HOUSEHOLD: [belongs],
        ActKind.NOTICE: ["SELECT record_id, NULL FROM people_notice WHERE act_id = %s"],
        ActKind.LINK: [
            f"SELECT record_{one}_id, NULL FROM people_link WHERE act_id = %s" for one in ("a", "b")
        ],
    }
    questions: list[tuple[str, list[Any]]] = [(sql, [act.pk]) for sql in asked.get(ActKind(act.kind), [])]
    if act.complete:
        ended = """SELECT record_id, household_id FROM people_statement
                   WHERE source_id = %s AND kind = 'presence' AND from_day < %s AND to_day > %s"""
        questions.append((ended, [act.source_id, act.file_day, act.file_day]))
    with connection.cursor() as cursor:
        for sql, params in questions:
            cursor.execute(sql, params)
            for record, household in cursor.fetchall():
                records |= {record} - {None}
                households |= {household} - {None}
    return Touched(frozenset(records | members(households)), frozenset(households))


def members(households: Collection[int]) -> set[int]:
    """Every record that any act ever put in these households."""
    sql = "SELECT DISTINCT record_id FROM people_membership WHERE household_id IN"
    return {record for (record,) in bulk.select_in(sql, households)}
