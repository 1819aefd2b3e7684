"""Which pairs are compared: those that share a key, within bounds that are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from digor.engines.linkage.answer import Blocks
from digor.engines.linkage.keys import RULES
from digor.engines.linkage.problem import Rules

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

AT_ONCE = 4_000_000  # pairs held at one time, about


def bound(base: DuckDBPyConnection, rules: Rules) -> tuple[int, tuple[Blocks, ...]]:
    """The largest block kept, what it keeps of each rule; leaves the table `kept` (n, key).

    The largest is that of the rules, or the next smaller one under which the sum of pairs of all
    blocks does not exceed `most_comparisons`.
    """
    base.execute(
        "create table block as select rule, key, count(*) as size from key group by all having size > 1"
    )
    sizes = base.execute("select size, count(*) from block group by size order by size").fetchall()
    largest, pairs = 1, 0
    for size, blocks in sizes:
        pairs += blocks * size * (size - 1) // 2
        if size > rules.largest_block or pairs > rules.most_comparisons:
            break
        largest = size
    base.execute(
        "create table kept as select n, key from key join block using (rule, key) where size <= ?", [largest]
    )
    found = base.execute(
        "select rule, count(*), count(*) filter (size > ?) from block group by rule", [largest]
    ).fetchall()
    by_rule = {rule: (total, left_out) for rule, total, left_out in found}
    base.execute("drop table key; drop table block")
    return largest, tuple(Blocks(name, *by_rule.get(number, (0, 0))) for number, name in enumerate(RULES))


def parts(base: DuckDBPyConnection, rules: Rules) -> Iterator[int]:
    """Fill the table `proposed` (join_key_l, join_key_r) part by part; how many pairs each holds."""
    apart = "and (l.household is null or r.household is null or l.household <> r.household)"
    if rules.across_sources:
        apart += " and l.source <> r.source"
    ((total,),) = base.execute(
        "select coalesce(sum(size * (size - 1) // 2), 0) from (select count(*) as size from kept group by key)"
    ).fetchall()
    count = 1 + int(total) // AT_ONCE
    for part in range(count):
        base.execute(
            f"""create or replace table proposed as
            select distinct '0' as match_key, one.n as join_key_l, two.n as join_key_r
            from kept one join kept two on one.key = two.key and one.n < two.n
            join record l on l.n = one.n join record r on r.n = two.n
            where one.n % {count} = {part} {apart}"""
        )
        ((pairs,),) = base.execute("select count(*) from proposed").fetchall()
        if pairs:
            yield pairs
