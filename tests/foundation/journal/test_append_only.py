"""The database itself refuses to change or remove what was written, on both engines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from digor.foundation.journal import actions, append_only
from digor.foundation.journal.models import Entry, Look
from tests.foundation.journal.conftest import Somebody

EITHER = (
    "UPDATE journal_look SET what = 'x'",
    "DELETE FROM journal_look",
    "UPDATE journal_entry SET verb = 'x'",
    "DELETE FROM journal_entry",
)
ONE_ENGINE = {
    "sqlite": (
        "INSERT OR REPLACE INTO journal_look SELECT * FROM journal_look",
        "REPLACE INTO journal_entry SELECT * FROM journal_entry",
        "INSERT INTO journal_look SELECT * FROM journal_look WHERE true ON CONFLICT (id) DO UPDATE SET what = 'x'",
    ),
    "postgresql": (
        "TRUNCATE journal_look",
        "TRUNCATE journal_entry CASCADE",
        "INSERT INTO journal_look SELECT * FROM journal_look ON CONFLICT (id) DO UPDATE SET what = 'x'",
    ),
}


def run(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture
def written(db: None, loic: Somebody) -> Callable[[], tuple[list[tuple[object, ...]], ...]]:
    actions.record(by=loic, verb="looks_given", case="K7F-392")
    actions.look(by=loic, case="K7F-392", what="identity", ground="casf-l345-2-10")
    return lambda: (list(Look.objects.values_list()), list(Entry.objects.values_list()))


def test_nothing_written_changes_nor_goes(written: Callable[[], object]) -> None:
    before = written()
    for sql in (*EITHER, *ONE_ENGINE[connection.vendor]):
        with pytest.raises(IntegrityError, match="append_only: journal_"):
            run(sql)
    with pytest.raises(IntegrityError), transaction.atomic():
        Look.objects.get().delete()
    assert written() == before


def test_new_rows_enter(written: Callable[[], object], loic: Somebody) -> None:
    actions.look(by=loic, case="D4N-207", what="identity", ground="casf-l345-2-10")
    assert Look.objects.count() == 2


def test_the_door_opens_for_one_block_and_closes(written: Callable[[], object]) -> None:
    with append_only.lifted(connection):
        run("DELETE FROM journal_look")
    assert not Look.objects.exists()
    assert append_only.missing(connection) == []
    with pytest.raises(IntegrityError):
        run("DELETE FROM journal_entry")


def test_a_door_that_fails_leaves_everything_as_it_was(written: Callable[[], object]) -> None:
    before = written()
    with pytest.raises(ZeroDivisionError), append_only.lifted(connection):
        run("DELETE FROM journal_look")
        run("UPDATE journal_entry SET verb = 'x'")
        raise ZeroDivisionError
    assert written() == before
    assert append_only.missing(connection) == []
    with pytest.raises(IntegrityError):
        run("DELETE FROM journal_look")


def drop(name: str, table: str) -> None:
    on = "" if connection.vendor == "sqlite" else f' ON "{table}"'
    run(f'DROP TRIGGER "{name}"{on}')


def test_what_is_missing_is_named_and_laid_again(written: Callable[[], object]) -> None:
    drop("journal_look_never_update", "journal_look")
    assert append_only.missing(connection) == ["journal_look_never_update"]
    append_only.install(connection)
    assert append_only.missing(connection) == []
    with pytest.raises(IntegrityError):
        run("UPDATE journal_look SET what = 'x'")


@pytest.mark.django_db
def test_an_altered_trigger_counts_as_missing() -> None:
    if connection.vendor == "sqlite":
        drop("journal_look_never_delete", "journal_look")
        run('CREATE TRIGGER "journal_look_never_delete" BEFORE DELETE ON "journal_look" BEGIN SELECT 1; END')
    else:
        run('ALTER TABLE "journal_look" DISABLE TRIGGER "journal_look_never_delete"')
    assert append_only.missing(connection) == ["journal_look_never_delete"]


@pytest.mark.django_db
def test_installing_twice_changes_nothing() -> None:
    append_only.install(connection)
    append_only.install(connection)
    assert append_only.missing(connection) == []


@pytest.mark.django_db
def test_sqlite_without_recursive_triggers_is_named() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("a setting of SQLite's connections")
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA recursive_triggers = OFF")
        assert append_only.missing(connection) == ["recursive_triggers"]
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA recursive_triggers = ON")


@pytest.mark.django_db
def test_a_statement_that_fails_elsewhere_is_not_mistaken_for_a_refusal() -> None:
    with pytest.raises(DatabaseError) as failure:
        run("UPDATE journal_look SET no_such_column = 'x'")
    assert "append_only" not in str(failure.value)
