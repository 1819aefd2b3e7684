"""The Fellegi-Sunter weights, by Splink on DuckDB, under printed parameters."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from math import log2
from typing import TYPE_CHECKING, Any

from digor.engines.linkage.conditions import COUNTED_ON
from digor.engines.linkage.kinship import CONDITIONS
from digor.engines.linkage.levels import SHARED
from digor.engines.linkage.problem import Field, Level, Rules
from digor.engines.linkage.tables import counted_columns

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from splink import Linker

NEVER = Level("never", 0.5, 0.5)
SLACK = 0.01  # bits kept under the threshold, so that rounding decides once, at the end


def prior(rules: Rules, records: int) -> float:
    """The bits a pair starts with."""
    return round(log2(rules.expected / max(rules.population, records)), 4)


def weight(level: Level) -> float:
    """What the level says, before any rarity."""
    return log2(level.m / level.u)


def frequency(level: Level, rules: Rules, bearers: int, said: int) -> float:
    """The chance that two other persons share this value.

    The pair itself left out, and weighed with `rarity_records` records of general experience, where
    the chance is the level's u; never further from it than `rarity_bits`.
    """
    share = (max(bearers - 2, 0) + rules.rarity_records * level.u) / (max(said - 2, 0) + rules.rarity_records)
    furthest = 2.0**rules.rarity_bits
    return float(min(max(share, level.u / furthest), level.u * furthest))


def levels_of(field: Field) -> dict[str, Level]:
    """The levels of a field by code."""
    return {level.code: level for level in field.levels}


def linker(base: DuckDBPyConnection, rules: Rules, starting: float) -> Linker:
    """Splink, its parameters and its frequencies set."""
    from splink import DuckDBAPI, Linker

    interface = DuckDBAPI(connection=base)
    settings = {
        "link_type": "dedupe_only",
        "unique_id_column_name": "n",
        "probability_two_random_records_match": 2**starting / (1 + 2**starting),
        "comparisons": [_comparison(field) for field in rules.fields],
        "blocking_rules_to_generate_predictions": ["l.n = r.n"],  # never used: pairs are proposed to it
        "retain_intermediate_calculation_columns": False,
        "retain_matching_columns": True,  # the numbers of the levels come with them
    }
    made = Linker(interface.register("record"), settings, validate_settings=False, log_level=logging.ERROR)
    said = said_of(base)
    for field in rules.fields:
        for code, column in COUNTED_ON.get(field.name, {}).items():
            level = levels_of(field).get(code)
            if level is None or not level.rarity:
                continue
            table = f"frequency_{column}"
            counts = base.execute(
                f"select distinct bearers_{column} from record where {column} is not null"
            ).fetchall()
            cases = " ".join(
                f"when {bearers} then {frequency(level, rules, bearers, said[column])!r}::double"
                for (bearers,) in counts
            )
            base.execute(
                f"create or replace table {table} as select distinct {column},"
                f" case bearers_{column} {cases or 'when 0 then 1.0'} end as tf_{column}"
                f" from record where {column} is not null"
            )
            made.table_management.register_term_frequency_lookup(interface.register(table), column)
    return made


def said_of(base: DuckDBPyConnection) -> dict[str, int]:
    """How many records say each column whose frequencies count."""
    columns = counted_columns()
    (row,) = base.execute(
        f"select {', '.join(f'count({column})' for column in columns)} from record"
    ).fetchall()
    return dict(zip(columns, row, strict=True))


def _comparison(field: Field) -> dict[str, Any]:
    nothing, conditions = CONDITIONS[field.name]
    by_code = levels_of(field)
    written = [
        {"sql_condition": nothing, "label_for_charts": "missing", "is_null_level": True},
        *(_level(field.name, by_code[code], condition) for code, condition in conditions if code in by_code),
    ]
    # Splink wants a last level; where a field has none, `nothing` has taken those pairs already.
    written.append(_level(field.name, by_code.get("other", NEVER), "ELSE"))
    return {"output_column_name": field.name, "comparison_levels": written}


def _level(field: str, level: Level, condition: str) -> dict[str, Any]:
    written: dict[str, Any] = {
        "sql_condition": condition,
        "label_for_charts": level.code,
        "m_probability": level.m,
        "u_probability": level.u,
    }
    if field in FIXED or level.code == SHARED:
        written |= {"fix_m_probability": True, "fix_u_probability": True}
    column = COUNTED_ON.get(field, {}).get(level.code)
    if column and level.rarity:
        written |= {"tf_adjustment_column": column, "disable_tf_exact_match_detection": True}
    return written


FIXED = ("kin", "alias")  # never learnt: too rare to be, and what they guard against is printed


def order_of(field: Field) -> list[str]:
    """The codes by Splink's numbers: the last level is 0, missing is -1."""
    _, conditions = CONDITIONS[field.name]
    by_code = levels_of(field)
    return ["other", *(code for code, _ in reversed(conditions) if code in by_code)]


def score(base: DuckDBPyConnection, made: Linker, rules: Rules) -> Iterator[tuple[Any, ...]]:
    """(a, b, Splink's weight, level numbers…, bearers…) of the proposed pairs not under the threshold."""
    interface = made._db_api
    made.table_management.register_blocked_pairs_for_predict(interface.register("proposed"))
    scored = made.inference.predict(threshold_match_weight=rules.possible - SLACK, warning_mode="never")
    gammas = ", ".join(f"s.gamma_{field.name}" for field in rules.fields)
    bearers = ", ".join(f"greatest(l.bearers_{column}, r.bearers_{column})" for column in counted_columns())
    found = base.execute(
        f"""select l.id, r.id, l.source, r.source, s.match_weight, {gammas}, {bearers}
        from {scored.physical_name} s join record l on l.n = s.n_l join record r on r.n = s.n_r"""
    )
    while rows := found.fetchmany(10_000):
        yield from rows
    scored.drop_table_from_database_and_remove_from_cache()
