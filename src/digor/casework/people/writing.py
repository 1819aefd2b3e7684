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
from digor.casework.people.models import OPEN, Act, Record, Revision
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


@dataclass(frozen=True, slots=True)
class Touched:
    """What an act may change: records (their persons), and households."""

    records: frozenset[int]
    households: frozenset[int] = frozenset()


def publish(act: Act, by: str) -> Revision:
    """Make an act known. The caller holds the territory's lock and wrote the act's rows after it."""
    return _revise(act, Verb.PUBLISH, by)


def withdraw(act: Act, by: str) -> Revision:
    """Make an act no longer known: everything is as if it had never been published."""
    return _revise(act, Verb.WITHDRAW, by)


def _revise(act: Act, verb: Verb, by: str) -> Revision:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A revision is written under its territory's lock.")
    revision = revisions.add(act, verb, by)
    # Taken from the act itself, also to withdraw: later statements may depend on its coverage.
    settle(act.territory_id, revision.number, touched(act))
    return revision


def settle(territory_id: int, number: int, what: Touched) -> None:
    """Recompute what a revision touches, and write down whom it touched."""
    records = recompute(territory_id, number, what)
    bulk.insert(
        "people_touch",
        ("territory_id", "number", "record_id"),
        [(territory_id, number, record) for record in sorted(records)],
    )


def recompute(territory_id: int, number: int, what: Touched) -> set[int]:
    """The persons of these records, before and after the revision, and their units; returns their records."""
    before = persons_before(what.records)
    loader = Loader(territory_id, number)
    components = loader.components({*what.records, *records_of(before), *before})
    everybody = Persons()
    for start in range(0, len(components), BATCH):
        batch = compute(loader, components[start : start + BATCH])
        records = {record for component in batch.components for record in component}
        persons = {min(component) for component in batch.components} | (before & records)
        apply(territory_id, number, person_rows(batch), stored_persons(records, persons))
        everybody.add(batch)
    households = everybody.households() | what.households
    units = {*everybody.spells, *before}
    apply(territory_id, number, unit_rows(loader, everybody, households), stored_units(units, households))
    return {record for component in components for record in component}


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
        everybody = Record.objects.filter(territory=act.territory_id).values_list("id", flat=True)
        return Touched(frozenset(everybody))
    records: set[int] = set()
    households: set[int] = set()
    subjects = """
      SELECT DISTINCT other.record_id, other.household_id FROM people_statement other
      WHERE other.source_key_id IN (
        SELECT said.source_key_id FROM people_statement said JOIN people_{fact} fact
        ON fact.statement_id = said.id WHERE fact.act_id = %s)"""
    questions: list[tuple[str, list[Any]]] = [
        (subjects.format(fact=fact), [act.pk]) for fact in ("mention", "supersession")
    ]
    if act.complete:
        ended = """SELECT record_id, household_id FROM people_statement
                   WHERE source_id = %s AND kind = 'presence' AND from_day < %s AND to_day > %s"""
        questions.append((ended, [act.source_id, act.file_day, act.file_day]))
    questions += [
        ("SELECT record_id, NULL FROM people_notice WHERE act_id = %s", [act.pk]),
        ("SELECT record_id, household_id FROM people_membership WHERE act_id = %s", [act.pk]),
        ("SELECT record_a_id, NULL FROM people_link WHERE act_id = %s", [act.pk]),
        ("SELECT record_b_id, NULL FROM people_link WHERE act_id = %s", [act.pk]),
    ]
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


def persons_before(records: Collection[int]) -> set[int]:
    """The persons these records are part of, as stored."""
    sql = f"SELECT DISTINCT person_id FROM people_personrecord WHERE to_revision = {OPEN} AND record_id IN"
    return {person for (person,) in bulk.select_in(sql, records)}


def records_of(persons: Collection[int]) -> set[int]:
    """The records of these persons, as stored."""
    sql = f"SELECT DISTINCT record_id FROM people_personrecord WHERE to_revision = {OPEN} AND person_id IN"
    return {record for (record,) in bulk.select_in(sql, persons)}
