"""Many rows at once, on both databases: COPY on PostgreSQL, one prepared statement on SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import connection

from digor.casework.people.bridge import CHUNK

BATCH = 5_000  # rows a statement: keeps SQLite's lock short


def insert(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Insert the rows; returns how many."""
    names = ", ".join(f'"{column}"' for column in columns)
    count = 0
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
                count += 1
        return count
    marks = ", ".join(["%s"] * len(columns))
    todo = iter(rows)
    with connection.cursor() as cursor:
        while batch := list(islice(todo, BATCH)):
            cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', batch)
            count += len(batch)
    return count


def close(table: str, ids: Sequence[int], number: int) -> None:
    """End the life of derived rows at a revision: the one update of the ledger."""
    with connection.cursor() as cursor:
        for start in range(0, len(ids), CHUNK):
            chunk = ids[start : start + CHUNK]
            marks = ", ".join(["%s"] * len(chunk))
            cursor.execute(f'UPDATE "{table}" SET to_revision = %s WHERE id IN ({marks})', [number, *chunk])
