"""Tables whose rows are inserted and never changed: the database itself refuses.

A room marks its models with `@protect`; the triggers are laid after every migrate (a Django
rebuild of a SQLite table drops them silently) and `digor doctor` asks `missing`.

On SQLite, `INSERT OR REPLACE` deletes without firing the delete trigger unless the connection
has `recursive_triggers` on: the settings turn it on, `missing` checks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from digor.foundation.journal import triggers

M = TypeVar("M", bound=type[models.Model])

_protected: list[type[models.Model]] = []


def protect(model: M) -> M:
    """Class decorator: rows of this model can be inserted, never updated nor deleted."""
    _protected.append(model)
    return model


def protected() -> list[type[models.Model]]:
    """The models marked so far, in the order of their apps."""
    return list(_protected)


def install(connection: BaseDatabaseWrapper) -> None:
    """Lay every trigger whose table exists, replacing what stands under the same name."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(triggers.POSTGRESQL_FUNCTION)
        for name, sql in _wanted(connection).items():
            if connection.vendor == "sqlite":
                cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
            cursor.execute(sql)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of the triggers that are absent, altered or switched off; empty when all stand.

    On SQLite also `recursive_triggers` when the connection has it off.
    """
    wanted = _wanted(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
                " AND tgfoid = to_regproc('digor_append_only')"
            )
            standing = {row[0] for row in cursor.fetchall()}
            return sorted(name for name in wanted if name not in standing)
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        found = dict(cursor.fetchall())
        absent = sorted(name for name, sql in wanted.items() if found.get(name) != sql)
        cursor.execute("PRAGMA recursive_triggers")
        return absent if cursor.fetchone()[0] else [*absent, "recursive_triggers"]


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """The one named door: inside the block, one transaction may change and delete protected rows.

    Callers are few and counted by a test: an erasure, the purge of old looks, the discarding of a
    killed import, the tests' flush. They journal what they do. Whatever happens inside, the
    triggers stand again at the end; if the block fails, nothing of it stays. Does not nest.
    """
    with transaction.atomic(using=connection.alias):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config(%s, 'lifted', true)", [triggers.DOOR])
            yield
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config(%s, '', true)", [triggers.DOOR])
        else:
            with connection.cursor() as cursor:
                for name in _wanted(connection):
                    cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
            yield
            install(connection)


def _wanted(connection: BaseDatabaseWrapper) -> dict[str, str]:
    dialect = triggers.postgresql if connection.vendor == "postgresql" else triggers.sqlite
    existing = set(connection.introspection.table_names())
    wanted: dict[str, str] = {}
    for model in _protected:
        if model._meta.db_table in existing:
            wanted.update(dialect(model._meta.db_table))
    return wanted
