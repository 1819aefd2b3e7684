"""The slow twin: every pair compared, one field after the other, in plain Python.

It shares with the solver how a record is read (`preparing`), which keys it has (`keys`) and the printed
parameters, nothing of how pairs are found, levelled, weighed or kept. No Splink, no DuckDB. It learns nothing.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import log2

from digor.engines.linkage.answer import Band, FieldWeight, Pair
from digor.engines.linkage.keys import keys
from digor.engines.linkage.levels import SHARED
from digor.engines.linkage.preparing import Prepared, prepare
from digor.engines.linkage.problem import Problem, Rules
from digor.engines.linkage.reference_levels import COUNTED, level


def reference(problem: Problem, *, every: bool = False) -> tuple[Pair, ...]:
    """The pairs, in the order promised. With `every`, those that share no key as well."""
    rules = problem.rules
    records = sorted((prepare(record) for record in problem.records), key=lambda record: record.id)
    bearers = {
        column: Counter(getattr(record, column) for record in records) for column in set(COUNTED.values())
    }
    said = {column: sum(n for value, n in of.items() if value is not None) for column, of in bearers.items()}
    usable = _usable(records, rules)
    prior = round(log2(rules.expected / max(rules.population, len(records))), 4)
    found = []
    for one, other in combinations(records, 2):
        if one.household is not None and one.household == other.household:
            continue
        if rules.across_sources and one.source == other.source:
            continue
        if _settled(one.id, other.id, problem):
            continue
        if not every and not usable[one.id] & usable[other.id]:
            continue
        fields = tuple(_field(rules, field.name, one, other, bearers, said) for field in rules.fields)
        weight = round(prior + sum(field.weight for field in fields), 4)
        if weight >= rules.possible:
            found.append(Pair(one.id, other.id, weight, _band(weight, rules), fields))
    found.sort(key=lambda pair: (-pair.weight, pair.a, pair.b))
    return tuple(_one_each(found, records) if rules.one_to_one else found)


def _usable(records: list[Prepared], rules: Rules) -> dict[str, set[tuple[str, str]]]:
    own = {record.id: set(keys(record)) for record in records}
    sizes = Counter(key for of in own.values() for key in of)
    largest = 1
    for size in sorted(set(sizes.values()) - {1}):
        pairs = sum(n * (n - 1) // 2 for n in sizes.values() if n <= size)
        if size > rules.largest_block or pairs > rules.most_comparisons:
            break
        largest = size
    return {name: {key for key in of if sizes[key] <= largest} for name, of in own.items()}


def _field(
    rules: Rules,
    name: str,
    one: Prepared,
    other: Prepared,
    bearers: dict[str, Counter[str | None]],
    said: dict[str, int],
) -> FieldWeight:
    printed = {level.code: level for field in rules.fields if field.name == name for level in field.levels}
    code = level(name, one, other, shared=SHARED in printed)
    if code not in printed:
        return FieldWeight(name, code, 0.0)
    chances = printed[code]
    column = COUNTED.get((name, code))
    if column is None or not chances.rarity:
        return FieldWeight(name, code, round(log2(chances.m / chances.u), 4))
    values = [value for value in (getattr(one, column), getattr(other, column)) if value is not None]
    most = max(bearers[column][value] for value in values)
    experience = rules.rarity_records
    share = (max(most - 2, 0) + experience * chances.u) / (max(said[column] - 2, 0) + experience)
    rarity = max(-rules.rarity_bits, min(rules.rarity_bits, log2(chances.u / share)))
    return FieldWeight(name, code, round(log2(chances.m / chances.u) + rarity, 4), round(rarity, 4), most)


def _settled(a: str, b: str, problem: Problem) -> bool:
    same_as_a, same_as_b = _linked(a, problem), _linked(b, problem)
    return b in same_as_a or any(
        {one, other} <= same_as_a | same_as_b and (one in same_as_a) != (other in same_as_a)
        for one, other in problem.known_different
    )


def _linked(record: str, problem: Problem) -> set[str]:
    found = {record}
    while more := {end for pair in problem.known_same if set(pair) & found for end in pair} - found:
        found |= more
    return found


def _band(weight: float, rules: Rules) -> Band:
    if weight >= rules.certain:
        return Band.CERTAIN
    return Band.PROBABLE if weight >= rules.probable else Band.POSSIBLE


def _one_each(pairs: list[Pair], records: list[Prepared]) -> list[Pair]:
    source = {record.id: record.source for record in records}
    kept: list[Pair] = []
    for pair in pairs:
        rivals = [
            (mine, theirs)
            for before in kept
            if source[before.a] != source[before.b]
            for mine, theirs in ((before.a, before.b), (before.b, before.a))
        ]
        across = source[pair.a] != source[pair.b]
        if across and any(
            mine == record and source[theirs] == source[partner]
            for record, partner in ((pair.a, pair.b), (pair.b, pair.a))
            for mine, theirs in rivals
        ):
            continue
        kept.append(pair)
    return kept
