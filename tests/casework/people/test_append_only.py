"""What is recorded is never changed nor removed: the database itself refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from digor.casework.people import actions
from digor.casework.people import models as people
from digor.casework.people.models import Record
from digor.foundation.journal import append_only
from digor.foundation.partners.actor import Actor
from tests.casework.people.winter import day

RECORDED = (
    people.Record, people.RecordKey, people.Household, people.HouseholdKey, people.Act, people.Revision,
    people.SourceKey, people.Statement, people.Mention, people.Supersession, people.Notice, people.Link,
    people.Membership, people.Referent, people.RuleSet, people.Touch,
)  # fmt: skip
WRITTEN = (
    people.Record, people.Household, people.Act, people.Revision, people.SourceKey, people.Statement,
    people.Mention, people.Supersession, people.Link, people.Membership, people.Referent, people.RuleSet,
    people.Touch,
)  # fmt: skip


@pytest.fixture
def written(
    someone: Callable[[str], Record], slept: Callable[..., actions.Stated], erwan: Actor, loic: Actor, awa: Actor,
    at: Callable[[int], None],
) -> None:  # fmt: skip
    at(1)
    a, b = someone("a"), someone("b")
    said = slept(a, "RUE", 3)
    at(10)
    actions.take_back(by=erwan, statement=people.Statement.objects.get(pk=said.statement_id))
    actions.link(by=loic, a=a, b=b)
    actions.form_household(by=loic, records=[a, b], from_day=day(1))
    actions.become_referent(by=awa, record=a)


def test_every_recorded_table_is_protected() -> None:
    protected = {model._meta.db_table for model in append_only.protected()}
    assert {model._meta.db_table for model in RECORDED} <= protected


@pytest.mark.parametrize("model", WRITTEN, ids=lambda model: model.__name__)
def test_rows_are_neither_changed_nor_removed(written: None, model: type[Model]) -> None:
    table = model._meta.db_table
    rows = model._default_manager.count()
    assert rows
    for sql in (f"UPDATE {table} SET territory_id = territory_id", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    assert model._default_manager.count() == rows


def test_nor_replaced_nor_emptied(written: None) -> None:
    """The two ways round a trigger that refuses deletions."""
    number = people.Record.objects.values_list("pk", flat=True)[0]
    if connection.vendor == "sqlite":
        sql = f"INSERT OR REPLACE INTO people_record (id, territory_id, case_number) SELECT id, territory_id, 'X' FROM people_record WHERE id = {number}"
    else:
        sql = "TRUNCATE people_record CASCADE"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_derived_row_is_only_ever_closed(written: None) -> None:
    """Nothing in the room updates anything but `to_revision` of derived rows."""
    from pathlib import Path

    import digor.casework.people as room

    sources = Path(room.__file__).parent.rglob("*.py")
    updates = [
        (path.name, line.strip())
        for path in sources
        for line in path.read_text().splitlines()
        if "UPDATE " in line and "FOR UPDATE" not in line
    ]
    assert len(updates) >= 2
    assert all("SET to_revision" in line for _, line in updates), updates
