"""What the database itself refuses stands after every way a migration can go.

Each test works on a database of its own, reached by a process of its own: migrating the tests'
database back to nothing would take the others' tables away.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from digor.foundation.frame import clock
from digor.foundation.journal.models import Look

MIGRATE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""
BACK_TO_NOTHING = """
# everything that stands on the partners goes with them
call_command("migrate", "partners", "zero", verbosity=0)
call_command("migrate", "journal", "zero", verbosity=0)
"""
MISSING = """
from django.db import connection
from digor.foundation.journal import append_only
assert len(append_only.protected()) > 5, "nothing is protected"
missing = append_only.missing(connection)
assert not missing, missing
"""
REBUILD = """
from django.db import connection
from digor.foundation.journal import append_only
model = append_only.protected()[0]
with connection.schema_editor() as editor:
    editor._remake_table(model)
assert append_only.missing(connection), "a rebuild no longer drops the triggers: this test is out of date"
"""
REFUSED = """
from django.db import DatabaseError, connection, transaction
from digor.foundation.frame import clock
from digor.foundation.journal.models import Look
look = Look.objects.create(instant=clock.now(), territory="x", by="system", role="operator", case="A", what="x", ground="x")
for forbidden in (
    lambda: Look.objects.filter(pk=look.pk).update(case="B"),
    lambda: look.delete(),
    lambda: connection.cursor().execute("DELETE FROM journal_look"),
    lambda: connection.vendor == "sqlite"
    and connection.cursor().execute("INSERT OR REPLACE INTO journal_look SELECT * FROM journal_look"),
    lambda: connection.vendor == "postgresql" and connection.cursor().execute("TRUNCATE journal_look"),
):
    try:
        with transaction.atomic():
            if forbidden() is False:
                continue
    except DatabaseError:
        continue
    raise AssertionError("the database let it through")
assert Look.objects.get().case == "A"
"""


@pytest.fixture
def home(tmp_path: Path, db: None) -> Iterator[dict[str, str]]:
    """The environment of a fresh, migrated database of the kind under test."""
    environment = {
        **os.environ,
        "DIGOR_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "digor.config.settings",
    }
    if connection.vendor == "sqlite":
        yield {**environment, "DIGOR_DATABASE": ""}
        return
    # outside the test's transaction: PostgreSQL makes no database inside one
    name = f"digor_triggers_{os.getpid()}"
    with connection.copy()._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name}")
    settings = connection.settings_dict
    host = f"?host={settings['HOST']}" if settings["HOST"].startswith("/") else ""
    at = "" if host else f"{settings['HOST']}:{settings['PORT'] or 5432}"
    password = f":{settings['PASSWORD']}" if settings["PASSWORD"] else ""
    yield {**environment, "DIGOR_DATABASE": f"postgresql://{settings['USER']}{password}@{at}/{name}{host}"}
    with connection.copy()._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def run(home: dict[str, str], *steps: str) -> None:
    """The steps one after the other, in one process (a start costs as much as a migration)."""
    script = "import django\ndjango.setup()\n" + "".join(steps)
    done = subprocess.run(
        [sys.executable, "-c", script], env=home, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-1500:]


def test_they_stand_after_migrate_and_after_a_way_back_and_forth(home: dict[str, str]) -> None:
    run(home, MIGRATE, MISSING, REFUSED, BACK_TO_NOTHING, MIGRATE, MISSING)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL never rebuilds a table")
def test_they_stand_after_a_rebuild(home: dict[str, str]) -> None:
    """SQLite changes a column by making the table again, and drops its triggers without a word."""
    run(home, MIGRATE, REBUILD, MIGRATE, MISSING)


@pytest.mark.django_db(transaction=True)
def test_only_the_tests_flush_empties_them() -> None:
    """Ends well because the flush lifts the triggers; within the test they stand."""
    Look.objects.create(
        instant=clock.now(), territory="x", by="system", role="operator", case="A", what="x", ground="x"
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        Look.objects.all().delete()
    assert Look.objects.count() == 1
