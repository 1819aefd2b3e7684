"""Raw SQL in one place, the same on both databases: many rows read, laid, closed, removed at once.

COPY on PostgreSQL, one prepared statement on SQLite. Days are read as each database gives them
fastest, through `plain`, and become the engine's numbers with `days.ordinal`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db import connection

BATCH = 5_000  # rows a statement: keeps SQLite's lock short
CHUNK = 5_000  # ids in one IN list: below both databases' limit on parameters


def plain(column: str) -> str:
    """A day as the database keeps it. On SQLite this spares Django's converter, slow over many rows."""
    return f"({column} || '')" if connection.vendor == "sqlite" else column


def select(sql: str, params: Sequence[Any] = ()) -> list[Any]:
    """Every row of a query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params))
        return list(cursor.fetchall())


def select_in(sql: str, ids: Collection[Any]) -> Iterator[Any]:
    """Rows of `sql` (which ends in IN), asked for a bounded list of ids at a time."""
    wanted = list(ids)
    with connection.cursor() as cursor:
        for start in range(0, len(wanted), CHUNK):
            chunk = wanted[start : start + CHUNK]
            cursor.execute(f"{sql} ({_marks(chunk)})", chunk)
            yield from cursor.fetchall()


def select_each(sql: str, ids: Mapping[str, Collection[Any]]) -> Iterator[Any]:
    """Rows of `sql` (which ends in IN) for each column in the place of `{column}`: one question when ids are few."""
    asked = {column: list(wanted) for column, wanted in ids.items() if wanted}
    if sum(map(len, asked.values())) > CHUNK:
        for column, wanted in asked.items():
            yield from select_in(sql.replace("{column}", column), wanted)
    elif asked:
        parts = [f"{sql.replace('{column}', column)} ({_marks(wanted)})" for column, wanted in asked.items()]
        yield from select(" UNION ALL ".join(parts), [one for wanted in asked.values() for one in wanted])


def execute_in(sql: str, ids: Collection[Any], params: Sequence[Any] = ()) -> None:
    """A statement that ends in IN, run a bounded list of ids at a time."""
    wanted = list(ids)
    with connection.cursor() as cursor:
        for start in range(0, len(wanted), CHUNK):
            chunk = wanted[start : start + CHUNK]
            cursor.execute(f"{sql} ({_marks(chunk)})", [*params, *chunk])


def insert(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Insert the rows; returns how many."""
    names = ", ".join(f'"{column}"' for column in columns)
    todo = iter(rows)
    first = next(todo, None)
    if first is None:
        return 0
    count = 1
    if connection.vendor == "postgresql":
        # psycopg's own COPY: its errors become Django's like those of any other statement
        copying = f'COPY "{table}" ({names}) FROM STDIN'
        with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(copying) as copy:
            copy.write_row(first)
            for row in todo:
                copy.write_row(row)
                count += 1
        return count
    sql = f'INSERT INTO "{table}" ({names}) VALUES ({_marks(columns)})'
    with connection.cursor() as cursor:
        batch = [first, *islice(todo, BATCH - 1)]
        count = 0
        while batch:
            cursor.executemany(sql, batch)
            count += len(batch)
            batch = list(islice(todo, BATCH))
    return count


def reserve(table: str, count: int) -> Sequence[int]:
    """Ids for `count` rows about to be inserted with their id, so that they need not be read again.

    On SQLite the transaction is the lock: nobody else inserts before it ends.
    """
    if not count:
        return ()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
        last = row[0] if row else 0
    return range(last + 1, last + 1 + count)


def close(table: str, ids: Collection[int], number: int) -> None:
    """End the life of derived rows at a revision: the one update of the ledger."""
    execute_in(f'UPDATE "{table}" SET to_revision = %s WHERE id IN', ids, [number])


def _marks(values: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(values))
