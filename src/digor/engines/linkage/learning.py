"""Learning m and u from the records: expectation-maximisation by Splink, from a seed."""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean
from typing import TYPE_CHECKING, Any

from digor.engines.linkage.levels import SHARED
from digor.engines.linkage.problem import Field, Level, Rules
from digor.engines.linkage.scoring import FIXED, linker

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from splink import Linker

# What each pass holds equal: a pass teaches the fields it does not use.
PASSES = (
    "l.day = r.day",
    "l.family_sound = r.family_sound and l.given_sound = r.given_sound",
    "l.street = r.street and l.number = r.number",
)
LEAST, MOST = 1e-6, 1 - 1e-6
_Chances = dict[tuple[str, str], float]


def learn(base: DuckDBPyConnection, rules: Rules, starting: float) -> Rules:
    """The rules with the chances learnt, 6 digits each; as given when they ask for no learning.

    u from random pairs; m by expectation-maximisation within blocks, the mean of the passes that teach it.
    A level not observed keeps its printed chances; `kin`, `alias` and `shared` always do.
    """
    asked = rules.learning
    if asked is None:
        return rules
    made = linker(base, rules, starting)
    made.training.estimate_u_using_random_sampling(max_pairs=asked.sampled_pairs, seed=asked.seed)
    rules = _with(rules, u=_said(made, "u_probability"))
    taught: dict[tuple[str, str], list[float]] = {}
    for equal in PASSES:
        # Each pass starts from what the others taught; one that fails leaves Splink's own state in pieces.
        started = {(field.name, level.code): level.m for field in rules.fields for level in field.levels}
        made = linker(base, rules, starting)
        try:
            made.training.estimate_parameters_using_expectation_maximisation(
                equal, estimate_without_term_frequencies=True, max_pairs=asked.sampled_pairs
            )
        except ValueError:  # Splink refuses a chance that falls to nothing: too little to learn from
            continue
        for level, m in _said(made, "m_probability").items():
            if m != started.get(level):
                taught.setdefault(level, []).append(m)
        rules = _with(rules, m={level: fmean(values) for level, values in taught.items()})
    return replace(rules, learning=None)


def _said(made: Linker, what: str) -> _Chances:
    """(field, level): its m or u, as Splink has it now."""
    comparisons: list[dict[str, Any]] = made.misc.save_model_to_json()["comparisons"]
    return {
        (comparison["output_column_name"], level["label_for_charts"]): level[what]
        for comparison in comparisons
        for level in comparison["comparison_levels"]
        if isinstance(level.get(what), float)
    }


def _with(rules: Rules, m: _Chances | None = None, u: _Chances | None = None) -> Rules:
    return replace(rules, fields=tuple(_field(field, m or {}, u or {}) for field in rules.fields))


def _field(field: Field, m: _Chances, u: _Chances) -> Field:
    if field.name in FIXED:
        return field
    return replace(field, levels=tuple(_level(field.name, level, m, u) for level in field.levels))


def _level(field: str, level: Level, m: _Chances, u: _Chances) -> Level:
    if level.code == SHARED:
        return level
    key = (field, level.code)
    return replace(level, m=_chance(m.get(key, level.m)), u=_chance(u.get(key, level.u)))


def _chance(found: float) -> float:
    return float(f"{min(max(found, LEAST), MOST):.6g}")
