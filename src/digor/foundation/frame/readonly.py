"""Read views refuse to write: inside them the database connection lets only reading through.

`@read_only` on a view, `ReadOnly` on a class of views, `with reading():` elsewhere. A statement that
is not a read raises `WroteWhileReading`: a mistake of ours, never a message for a user. One door is
left, by name: `journal_may_write()`, for the look that must be written down before it is shown, and
it lets nothing through but rows added to the journal's own tables.

Why the wall stands here: on PostgreSQL a transaction declared READ ONLY could not write the look, and
SQLite has no such transaction. Both databases meet the same wall instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import Any

from django.db import connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse

from digor.foundation.frame.once import asking

# Tables whose rows may be added to through the named door.
JOURNAL_TABLES = "journal_"

_door: ContextVar[bool] = ContextVar("digor_journal_may_write", default=False)

# What may hide a word that is not one: strings, quoted names, comments, parameters.
_HIDDEN = re.compile(
    r"""
      --[^\n]*                                   # comment to the end of the line
    | /\*.*?(?:\*/|\Z)                           # comment (an unfinished one hides the rest)
    | (?<!\w)[eE]'(?:[^'\\]|\\.|'')*(?:'|\Z)     # string with backslashes; not the E of LIKE'…'
    | '(?:[^']|'')*(?:'|\Z)                      # string
    | \$(?P<tag>\w*)\$.*?(?:\$(?P=tag)\$|\Z)     # dollar-quoted string
    | "(?:[^"]|"")*(?:"|\Z)                      # quoted name
    | `(?:[^`]|``)*(?:`|\Z)                      # quoted name, SQLite
    | \[[A-Za-z_][^\]]*(?:\]|\Z)                 # quoted name, SQLite; not the [1] of an array
    | %\(\w+\)s                                  # parameter
    """,
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(r"[A-Za-z_]\w*")
# Statements that open a read. EXPLAIN is judged by what it explains: with ANALYZE it runs it.
_READS = {"SELECT", "WITH", "VALUES", "TABLE", "EXPLAIN"}
# Statements about the transaction itself.
_TRANSACTION = {"SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "START", "END", "SHOW"}
# Words that change something wherever they stand in a read: `WITH x AS (DELETE …)`, `SELECT … INTO t`.
_CHANGES = {
    "INSERT", "UPDATE", "DELETE", "MERGE", "INTO", "CREATE", "DROP", "ALTER", "TRUNCATE", "REFRESH",
    "NEXTVAL", "SETVAL", "LO_CREATE", "LO_UNLINK", "LO_IMPORT", "DBLINK_EXEC", "LOAD_EXTENSION", "WRITEFILE",
}  # fmt: skip
# `FOR UPDATE`, `FOR NO KEY UPDATE`: a read that holds its rows.
_LOCKING = {"FOR", "KEY"}
_JOURNAL_INSERT = re.compile(
    rf"""\s*INSERT\s+INTO\s+(?:"{JOURNAL_TABLES}\w+"|{JOURNAL_TABLES}\w+)[\s(]""", re.IGNORECASE
)


class WroteWhileReading(Exception):
    """A read view tried to write. Carries the statement's first word, never its values."""


def is_read(sql: str) -> bool:
    """Whether every statement of `sql` only reads, holds rows, or opens and closes a transaction.

    In doubt the answer is no: a column named like a verb must be quoted, as Django does.
    """
    return _is_read(sql if isinstance(sql, str) else str(sql))


def check(sql: str) -> None:
    """Raise `WroteWhileReading` unless `sql` may run in a read view now."""
    if is_read(sql):
        return
    if _door.get() and _adds_to_journal(sql):
        return
    first = _WORD.search(_HIDDEN.sub(" ", str(sql)))
    raise WroteWhileReading(
        f"A read view sent {first.group().upper() if first else 'an empty statement'} to the database. "
        "Move the write to an action; a look at an identity goes through journal_may_write()."
    )


@contextmanager
def reading() -> Iterator[None]:
    """Inside the block, every connection of this thread refuses to write, and is asked a question once."""
    with ExitStack() as stack:
        stack.enter_context(asking())
        for connection in connections.all():
            if _guard not in connection.execute_wrappers:
                stack.enter_context(connection.execute_wrapper(_guard))
        yield


@contextmanager
def journal_may_write() -> Iterator[None]:
    """The one door: inside it, rows may be added to the journal even while reading."""
    token = _door.set(True)
    try:
        yield
    finally:
        _door.reset(token)


def read_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view that can only read, its template and its stream included. Marked `view.read_only`."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with reading():
            response = view(request, *args, **kwargs)
            if isinstance(response, SimpleTemplateResponse):
                response.render()
        if getattr(response, "streaming", False) and not getattr(response, "is_async", False):
            response.streaming_content = _stream(response.streaming_content)  # type: ignore[attr-defined]
        return response

    guarded.read_only = True  # type: ignore[attr-defined]
    return guarded


class ReadOnly:
    """Mixin, first in the bases of a class-based view that can only read."""

    @classmethod
    def as_view(cls, **options: Any) -> Callable[..., HttpResponseBase]:
        return read_only(super().as_view(**options))  # type: ignore[misc]


def _guard(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    check(sql if isinstance(sql, str) else _text(sql, context))
    return execute(sql, params, many, context)


def _text(sql: Any, context: dict[str, Any]) -> str:
    """psycopg's composed SQL, written out."""
    return str(sql.as_string(context["connection"].connection)) if hasattr(sql, "as_string") else str(sql)


def _stream(chunks: Any) -> Iterator[Any]:
    """Each piece of a streamed answer is read behind the wall; between two pieces others may write."""
    pieces = iter(chunks)
    while True:
        with reading():
            try:
                piece = next(pieces)
            except StopIteration:
                return
        yield piece


@lru_cache(maxsize=1024)
def _is_read(sql: str) -> bool:
    seen = False
    for statement in _HIDDEN.sub(" ? ", sql).split(";"):
        words = [word.upper() for word in _WORD.findall(statement)]
        if not words:
            if statement.strip(" \t\r\n()"):
                return False
            continue
        seen = True
        if words[0] not in _READS | _TRANSACTION:
            return False
        if words[0] in _TRANSACTION:
            continue
        if words[0] == "EXPLAIN" and not _READS & (set(words) - {"EXPLAIN"}):
            return False
        previous = ""
        for word in words:
            if word in _CHANGES and not (word == "UPDATE" and previous in _LOCKING):
                return False
            previous = word
    return seen


def _adds_to_journal(sql: str) -> bool:
    named = _HIDDEN.sub(lambda found: found.group() if found.group().startswith('"') else " ? ", str(sql))
    begins = _JOURNAL_INSERT.match(named)
    if not begins or ";" in named.rstrip().rstrip(";"):
        return False
    return not _CHANGES & {word.upper() for word in _WORD.findall(_HIDDEN.sub(" ", named[begins.end() :]))}
