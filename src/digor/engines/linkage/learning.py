"""Learning m and u from the records: expectation-maximisation by Splink, from a seed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from digor.engines.linkage.problem import Field, Level, Rules
from digor.engines.linkage.scoring import FIXED, linker

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# What each pass holds equal: a pass teaches the fields it does not use.
PASSES = (
    "l.day = r.day",
    "l.family_sound = r.family_sound and l.given_sound = r.given_sound",
    "l.street = r.street and l.number = r.number",
)
LEAST, MOST = 1e-6, 1 - 1e-6


def learn(base: DuckDBPyConnection, rules: Rules, starting: float) -> Rules:
    """The rules with the chances learnt, 6 digits each; as given when they ask for no learning.

    u from random pairs, m by expectation-maximisation within blocks. A level not observed keeps its
    printed chances; `kin` and `alias` always do.
    """
    asked = rules.learning
    if asked is None:
        return rules
    made = linker(base, rules, starting)
    training = made.training
    training.estimate_u_using_random_sampling(max_pairs=asked.sampled_pairs, seed=asked.seed)
    for equal in PASSES:
        training.estimate_parameters_using_expectation_maximisation(
            equal, estimate_without_term_frequencies=True, max_pairs=asked.sampled_pairs
        )
    learnt = made.misc.save_model_to_json()["comparisons"]
    fields = tuple(_learnt(field, said) for field, said in zip(rules.fields, learnt, strict=True))
    return replace(rules, fields=fields, learning=None)


def _learnt(field: Field, said: dict[str, Any]) -> Field:
    if field.name in FIXED:
        return field
    by_code = {level["label_for_charts"]: level for level in said["comparison_levels"]}
    return replace(field, levels=tuple(_level(level, by_code[level.code]) for level in field.levels))


def _level(level: Level, said: dict[str, Any]) -> Level:
    return replace(
        level,
        m=_chance(said.get("m_probability"), level.m),
        u=_chance(said.get("u_probability"), level.u),
    )


def _chance(found: object, printed: float) -> float:
    if not isinstance(found, float):
        return printed
    return float(f"{min(max(found, LEAST), MOST):.6g}")
