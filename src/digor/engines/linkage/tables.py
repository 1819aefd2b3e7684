"""The records and their keys as DuckDB tables, in memory: nothing is written on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from digor.engines.linkage.conditions import COUNTED_ON
from digor.engines.linkage.keys import RULES, keys
from digor.engines.linkage.kinship import DEFINITION
from digor.engines.linkage.preparing import Prepared, prepare
from digor.engines.linkage.problem import Problem

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SOME = 20_000  # records held as Python objects at one time
COLUMNS = {
    **dict.fromkeys(Prepared._fields, "varchar"),
    "family_words": "varchar[]",
    "given_words": "varchar[]",
    "street_words": "varchar[]",
    "vague": "boolean",
}
_RULE_NUMBERS = {rule: number for number, rule in enumerate(RULES)}


def load(problem: Problem) -> DuckDBPyConnection:
    """Tables `record` (n: the rank of the id, so that l < r means a < b) and `key` (n, rule, key).

    Raises ValueError when two records have one id.
    """
    import duckdb

    base = duckdb.connect(":memory:", config={"autoinstall_known_extensions": False})
    base.execute(
        "set temp_directory = ''; set preserve_insertion_order = false; set enable_progress_bar = false"
    )
    base.execute(DEFINITION)
    base.execute(f"create table raw (k integer, {', '.join(f'{n} {kind}' for n, kind in COLUMNS.items())})")
    base.execute("create table raw_key (k integer, rule utinyint, value varchar)")
    start = 0
    read = iter(problem.records)
    while part := [prepare(record) for record in islice(read, SOME)]:
        _insert(base, "raw", _record_columns(part, start))
        _insert(base, "raw_key", _key_columns(part, start))
        start += len(part)
    counted = ", ".join(
        f"case when {column} is not null then count(*) over (partition by {column}) end as bearers_{column}"
        for column in counted_columns()
    )
    base.execute(
        f"create table record as select cast(row_number() over (order by id) as integer) as n, *, {counted} from raw"
    )
    twice = base.execute(
        "select min(id) from (select id from record group by id having count(*) > 1)"
    ).fetchall()
    if twice[0][0] is not None:
        raise ValueError(f"records: two of them have the id {twice[0][0]!r}.")
    base.execute(
        "create table key as select distinct n, rule, hash(rule, value) as key from raw_key join record using (k)"
    )
    base.execute("drop table raw; drop table raw_key")
    return base


def counted_columns() -> list[str]:
    """The columns whose frequencies count."""
    return [column for by_level in COUNTED_ON.values() for column in by_level.values()]


def _record_columns(part: list[Prepared], start: int) -> dict[str, list[Any]]:
    columns = dict(zip(Prepared._fields, map(list, zip(*part, strict=True)), strict=True))
    return {"k": list(range(start, start + len(part))), **columns}


def _key_columns(part: list[Prepared], start: int) -> dict[str, list[Any]]:
    found = [
        (k, _RULE_NUMBERS[rule], value)
        for k, record in enumerate(part, start)
        for rule, value in _once(record)
    ]
    return {
        "k": [row[0] for row in found],
        "rule": [row[1] for row in found],
        "value": [row[2] for row in found],
    }


def _once(record: Prepared) -> Iterator[tuple[str, str]]:
    return iter(dict.fromkeys(keys(record)))


def _insert(base: DuckDBPyConnection, table: str, columns: dict[str, list[Any]]) -> None:
    import pyarrow

    kinds = {
        "k": pyarrow.int32(),
        "rule": pyarrow.uint8(),
        "vague": pyarrow.bool_(),
        **{name: pyarrow.list_(pyarrow.string()) for name, kind in COLUMNS.items() if kind.endswith("[]")},
    }
    part = pyarrow.table(
        {name: pyarrow.array(values, kinds.get(name, pyarrow.string())) for name, values in columns.items()}
    )
    base.register("part", part)
    base.execute(f"insert into {table} select * from part")
    base.unregister("part")
