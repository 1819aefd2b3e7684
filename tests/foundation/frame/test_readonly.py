"""Read views refuse to write: the connection says no."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.views import View

from digor.foundation.frame.readonly import (
    ReadOnly,
    WroteWhileReading,
    check,
    is_read,
    journal_may_write,
    read_only,
    reading,
)

READS = [
    'SELECT "people_record"."id" FROM "people_record" WHERE "people_record"."id" = %s',
    "  select 1",
    "(SELECT 1) UNION (SELECT 2)",
    "/* why */ SELECT 1 -- DELETE FROM x",
    "WITH last AS (SELECT max(revision) AS r FROM head) SELECT * FROM last",
    "WITH RECURSIVE up(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM up) SELECT n FROM up",
    "VALUES (1), (2)",
    'SELECT * FROM "territory" WHERE id = %s FOR UPDATE',
    'SELECT * FROM "territory" WHERE id = %s FOR NO KEY UPDATE NOWAIT',
    'SELECT * FROM "territory" FOR SHARE',
    "SELECT replace(word, 'a', 'b') FROM words",
    "SELECT 'DELETE FROM x; DROP TABLE y'",
    "SELECT 'it''s', \"update\" FROM t",
    "SELECT E'it\\'s; DELETE FROM x'",
    "SELECT $tag$ DELETE $tag$",
    "SELECT %(update)s",
    "SELECT days[1] FROM t",
    "SELECT [delete] FROM t",
    "SELECT 1;",
    "EXPLAIN SELECT 1",
    "EXPLAIN (ANALYZE, BUFFERS) SELECT 1",
    "EXPLAIN QUERY PLAN SELECT 1",
    'SAVEPOINT "s123_x1"',
    'RELEASE SAVEPOINT "s123_x1"',
    'ROLLBACK TO SAVEPOINT "s123_x1"',
    "BEGIN IMMEDIATE",
    "SHOW transaction_isolation",
]
WRITES = [
    'INSERT INTO "people_record" ("id") VALUES (%s)',
    'insert or replace into "x" values (1)',
    'REPLACE INTO "x" VALUES (1)',
    'UPDATE "people_record" SET "x" = %s',
    'DELETE FROM "people_record"',
    "WITH gone AS (SELECT 1) INSERT INTO x SELECT * FROM gone",
    "WITH gone AS (DELETE FROM x RETURNING *) SELECT * FROM gone",
    "WITH changed AS (UPDATE x SET y = 1 RETURNING *) SELECT * FROM changed",
    "SELECT * INTO copy FROM x",
    "SELECT 1; DELETE FROM x",
    "SELECT ';'; DELETE FROM x",
    "SELECT 1 /* a comment */; DROP TABLE x",
    "SELECT * FROM t WHERE x LIKE'a\\'; DELETE FROM y --'",
    "EXPLAIN ANALYZE DELETE FROM x",
    "EXPLAIN ANALYZE INSERT INTO x SELECT 1",
    "EXPLAIN",
    "MERGE INTO x USING y ON (true) WHEN MATCHED THEN DELETE",
    "TRUNCATE x",
    "CREATE TEMP TABLE x (id int)",
    "CREATE TRIGGER x AFTER INSERT ON y BEGIN SELECT 1; END",
    "DROP TABLE x",
    "ALTER TABLE x ADD y int",
    "COPY x FROM STDIN",
    "CALL change_it()",
    "DO $$ BEGIN DELETE FROM x; END $$",
    "LOCK TABLE x IN EXCLUSIVE MODE",
    "SET LOCAL ROLE digor_owner",
    "PRAGMA foreign_keys = OFF",
    "ATTACH DATABASE 'x' AS y",
    "VACUUM",
    "SELECT nextval('x_id_seq')",
    "SELECT setval('x_id_seq', 1)",
    "",
    "-- nothing",
    "?",
]


@pytest.mark.parametrize("sql", READS)
def test_reads_pass(sql: str) -> None:
    assert is_read(sql)


@pytest.mark.parametrize("sql", WRITES)
def test_writes_do_not(sql: str) -> None:
    assert not is_read(sql)


@pytest.mark.parametrize("sql", WRITES)
def test_the_refusal_names_the_verb_and_no_value(sql: str) -> None:
    with pytest.raises(WroteWhileReading) as refused:
        check(sql + " 'Le Goff'" if sql else sql)
    assert "Goff" not in str(refused.value)


@pytest.mark.parametrize(
    ("sql", "passes"),
    [
        ('INSERT INTO "journal_look" ("case") VALUES (%s) RETURNING "journal_look"."id"', True),
        ("INSERT INTO journal_entry(verb) VALUES (%s)", True),
        ('INSERT INTO "people_record" ("id") VALUES (%s)', False),
        ('INSERT INTO "journal_look" ("case") VALUES (%s); DELETE FROM "people_record"', False),
        ('INSERT INTO "journal_look" SELECT 1 ON CONFLICT DO UPDATE SET "case" = 1', False),
        ('UPDATE "journal_look" SET "case" = %s', False),
        ('DELETE FROM "journal_look"', False),
        ("SELECT 'INSERT INTO \"journal_look\" ('; DELETE FROM x", False),
    ],
)
def test_the_named_door_lets_the_journal_add_rows_and_nothing_else(sql: str, passes: bool) -> None:
    with pytest.raises(WroteWhileReading):
        check(sql)
    with journal_may_write():
        if passes:
            check(sql)
        else:
            with pytest.raises(WroteWhileReading):
                check(sql)
    with pytest.raises(WroteWhileReading):
        check(sql)


@pytest.mark.django_db
def test_the_connection_says_no() -> None:
    attempts = {
        "INSERT": lambda: ContentType.objects.create(app_label="x", model="y"),
        "UPDATE": lambda: ContentType.objects.update(app_label="x"),
        "DELETE": lambda: ContentType.objects.all()._raw_delete("default"),
        "REPLACE": lambda: connection.cursor().executemany("REPLACE INTO t VALUES (%s)", [(1,), (2,)]),
    }
    with reading():
        assert ContentType.objects.exists()
        with transaction.atomic(), transaction.atomic():
            list(ContentType.objects.select_for_update().filter(app_label="none"))
        for verb, attempt in attempts.items():
            with pytest.raises(WroteWhileReading, match=verb), transaction.atomic():
                attempt()
    assert not ContentType.objects.filter(app_label="x").exists()
    assert ContentType.objects.create(app_label="x", model="y").pk, "afterwards one may write again"


@pytest.mark.django_db
def test_nested_readings_leave_nothing_behind() -> None:
    before = list(connection.execute_wrappers)
    with reading(), reading(), pytest.raises(WroteWhileReading), transaction.atomic():
        ContentType.objects.create(app_label="x", model="y")
    assert connection.execute_wrappers == before


def write() -> str:
    ContentType.objects.create(app_label="x", model="y")
    return "written"


@pytest.mark.django_db
def test_a_view_that_writes_is_stopped() -> None:
    @read_only
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(write())

    assert view.read_only is True  # type: ignore[attr-defined]
    with pytest.raises(WroteWhileReading):
        view(HttpRequest())


@pytest.mark.django_db
def test_a_template_that_writes_is_stopped() -> None:
    @read_only
    def view(request: HttpRequest) -> HttpResponse:
        template = engines["django"].from_string("{{ write }}")
        return TemplateResponse(request, template, {"write": write})

    with pytest.raises(WroteWhileReading):
        view(HttpRequest())


@pytest.mark.django_db
def test_a_stream_that_writes_is_stopped_and_others_may_write_between_two_pieces() -> None:
    @read_only
    def view(request: HttpRequest) -> StreamingHttpResponse:
        def pieces() -> Iterator[str]:
            yield "a"
            yield write()

        return StreamingHttpResponse(pieces())

    answer = iter(view(HttpRequest()))
    assert next(answer) == b"a"
    ContentType.objects.create(app_label="x", model="between")
    with pytest.raises(WroteWhileReading), transaction.atomic():
        next(answer)


@pytest.mark.django_db
def test_a_class_of_views_too() -> None:
    class Page(ReadOnly, View):
        def get(self, request: HttpRequest) -> HttpResponse:
            return HttpResponse(write())

    request = HttpRequest()
    request.method = "GET"
    with pytest.raises(WroteWhileReading):
        Page.as_view()(request)
