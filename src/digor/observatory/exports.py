"""HMIS exports opened for counting: their relations in a connection of their own, in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from digor.foundation.exchange.hmis import HmisExport, open_hmis
from digor.foundation.exchange.hmis.relations import load
from digor.observatory.numbering import number

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@contextmanager
def counted(paths: Sequence[Path]) -> Iterator[tuple[DuckDBPyConnection, list[HmisExport]]]:
    """A connection holding the relations of `exchange.hmis.relations`, and the exports they came from.

    Identifiers are numbers (see `numbering`). Several exports are counted as one. Raises Refused for what is no HMIS export.
    """
    import duckdb

    with ExitStack() as opened:
        exports = [opened.enter_context(open_hmis(path)) for path in paths]
        connection = opened.enter_context(duckdb.connect())
        load(connection, exports)
        number(connection)
        yield connection, exports
