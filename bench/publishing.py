"""Statements published per second, from a file's rows to its revision, beside the database's own bulk load of the same final rows."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

from bench import databases

PERSONS, STATEMENTS = 2_000, 100_000
ROOMS = ("partners_", "people_")


def main() -> list[dict[str, Any]]:
    """Publish a second file over a first one, on each database."""
    return databases.on_each("publishing")


def here(answer: Path) -> None:
    """On the database of the settings."""
    databases.migrated()
    from bench import territory
    from digor.casework.people import publication
    from digor.foundation.frame import clock

    operator, source = territory.found()
    first = territory.write(operator, source, territory.rows(PERSONS, STATEMENTS, 0), territory.file_day(0))
    publication.publish(first, operator, publication.stage(first))
    before = dumped()
    given = list(territory.rows(PERSONS, STATEMENTS, 1))
    with clock.at(territory.file_day(1)):
        begun = time.perf_counter()
        act = publication.open_act(by=operator, source=source, file_day=territory.file_day(1))
        publication.write_rows(act, given)
        written = time.perf_counter()
        base = publication.stage(act)
        staged = time.perf_counter()
        publication.publish(act, operator, base)
        published = time.perf_counter()
    after = dumped()
    bulk = loaded(before, after)
    rate = len(given) / (published - begun)
    speed = f"{len(given) / bulk:,.0f}".replace(",", " ")
    beside = f"{speed} statements/s, bulk load of the same rows"
    rows = [
        {"name": "a file published", "figure": rate, "unit": "statements/s", "beside": beside,
         "ratio": rate * bulk / len(given)},
    ]  # fmt: skip
    for name, seconds in (
        ("its rows written", written - begun),
        ("staged outside the lock", staged - written),
        ("published under the lock", published - staged),
    ):
        of_all = f"{seconds / (published - begun):.0%} of the whole"
        rows.append({"name": name, "figure": seconds, "unit": "s", "beside": of_all, "ratio": None})
    answer.write_text(json.dumps(rows))


def dumped() -> dict[str, tuple[list[str], list[tuple[Any, ...]]]]:
    """Every row of the rooms, table by table, those of foreign keys first."""
    from django.apps import apps
    from django.db import connection

    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table = model._meta.db_table
            if table.startswith(ROOMS):
                columns = [field.column for field in model._meta.concrete_fields]
                quoted = ", ".join(f'"{column}"' for column in columns)
                cursor.execute(f'SELECT {quoted} FROM "{table}"')
                found[table] = (columns, [tuple(row) for row in cursor.fetchall()])
    return found


def loaded(before: dict[str, Any], after: dict[str, Any]) -> float:
    """Seconds that the bare database takes to load, on top of those of `before`, the rows `after` has more."""
    old, more = {}, {}
    for table, (columns, rows) in after.items():
        known = {row[0] for row in before[table][1]}
        old[table] = (columns, [row for row in rows if row[0] in known])
        more[table] = (columns, [row for row in rows if row[0] not in known])
    with tempfile.TemporaryDirectory(prefix="digor-bench-") as home:
        given, answer = Path(home) / "rows", Path(home) / "seconds"
        given.write_bytes(pickle.dumps((old, more)))
        address = os.environ.get("DIGOR_DATABASE", "")
        if address:
            address = databases.new_database(address, "publishing_beside")
        environment = {**os.environ, "DIGOR_HOME": home, "DIGOR_DATABASE": address}
        command = [sys.executable, "-m", "bench.publishing", "--load", str(given), str(answer)]
        subprocess.run(command, cwd=databases.HERE.parent, env=environment, check=True)
        return float(answer.read_text())


def load(given: Path, answer: Path) -> None:
    """COPY on PostgreSQL; executemany in one transaction on SQLite; indexes and keys on, as they are."""
    databases.migrated()
    from django.db import connection, transaction

    old, more = pickle.loads(given.read_bytes())
    seconds = 0.0
    for part in (old, more):
        begun = time.perf_counter()
        with transaction.atomic(), connection.cursor() as cursor:
            for table, (columns, rows) in part.items():
                names = ", ".join(f'"{column}"' for column in columns)
                if connection.vendor == "postgresql":
                    with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
                        for row in rows:
                            copy.write_row([json.dumps(v) if isinstance(v, list) else v for v in row])
                else:
                    marks = ", ".join(["%s"] * len(columns))
                    todo = iter(rows)
                    while batch := list(islice(todo, 50_000)):
                        cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', batch)
        seconds = time.perf_counter() - begun
    answer.write_text(str(seconds))


if __name__ == "__main__":
    if sys.argv[1] == "--load":
        load(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        here(Path(sys.argv[2]))
