"""Whom a discarded file alone spoke of: their keys, names and empty records go with its rows.

A partner's file that nobody published must not leave an identity behind.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from digor.casework.people import bulk
from digor.casework.people.models import Act

# What still speaks of a record, or of a household, once a file's rows are gone.
_OF_RECORD = (
    ("statement", "record_id"), ("membership", "record_id"), ("personrecord", "record_id"), ("touch", "record_id"),
    ("link", "record_a_id"), ("link", "record_b_id"), ("notice", "record_id"), ("referent", "record_id"),
    ("protection", "record_id"), ("information", "record_id"), ("naming", "record_id"),
)  # fmt: skip
_OF_HOUSEHOLD = (
    ("statement", "household_id"), ("membership", "household_id"), ("householdspell", "household_id")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spoken:
    """The records, households and row keys of an act's statements and memberships."""

    records: frozenset[int]
    households: frozenset[int]
    keys: frozenset[int]


def spoken_of(act: Act) -> Spoken:
    """Asked before the act's rows are removed."""
    said = bulk.select(
        "SELECT DISTINCT said.record_id, said.household_id, said.source_key_id FROM people_statement said "
        "JOIN people_mention fact ON fact.statement_id = said.id WHERE fact.act_id = %s",
        [act.pk],
    )
    belongs = bulk.select(
        "SELECT DISTINCT record_id, household_id FROM people_membership WHERE act_id = %s", [act.pk]
    )
    return Spoken(
        frozenset({row[0] for row in [*said, *belongs] if row[0]}),
        frozenset({row[1] for row in [*said, *belongs] if row[1]}),
        frozenset(row[2] for row in said),
    )


def forget(spoken: Spoken) -> None:
    """Remove those nothing speaks of any more. The caller has lifted the append-only triggers."""
    keys = _silent(spoken.keys, (("statement", "source_key_id"),))
    bulk.execute_in("DELETE FROM people_sourcekey WHERE id IN", keys)
    records = _silent(spoken.records, _OF_RECORD)
    for table in ("identity", "alias", "identifier", "recordkey"):
        bulk.execute_in(f"DELETE FROM people_{table} WHERE record_id IN", records)
    bulk.execute_in("DELETE FROM people_record WHERE id IN", records)
    households = _silent(spoken.households, _OF_HOUSEHOLD)
    bulk.execute_in("DELETE FROM people_householdkey WHERE household_id IN", households)
    bulk.execute_in("DELETE FROM people_household WHERE id IN", households)


def _silent(ids: Collection[int], tables: Collection[tuple[str, str]]) -> set[int]:
    left = set(ids)
    for table, column in tables:
        rows = bulk.select_in(f"SELECT DISTINCT {column} FROM people_{table} WHERE {column} IN", left)
        left -= {row[0] for row in rows}
    return left
