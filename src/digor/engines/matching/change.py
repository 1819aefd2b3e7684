"""The smallest change: one criterion that, changed alone, would place this household.

Found by drawing the list again, never guessed. For an amount or a day the nearest value that places is
sought by bisection among the values at which something can change; the one before it was tried and does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from digor.engines.matching.answer import Change
from digor.engines.matching.problem import Comparison, Kind, Problem, Source, Test, Value
from digor.engines.matching.screen import PROHIBITED, level_terms
from digor.engines.matching.solve import solve
from digor.engines.matching.terms import facts_read, leaves, terms_of

ORDERED = (Comparison.AT_MOST, Comparison.AT_LEAST, Comparison.WITHIN)
CODES = 12  # most codes tried for one fact


def changes(problem: Problem, household: str, facts: Sequence[str] | None = None) -> tuple[Change, ...]:
    """At most one change per fact, in the order of the facts. `facts`: those that may change; None: all read.

    Empty when the household is placed already, or when no single criterion places it. ValueError: a stranger.
    """
    if household not in {one.id for one in problem.households}:
        raise ValueError(f"smallest_change: no household is called “{household}”.")
    if household in solve(problem).placed:
        return ()
    names = _names(problem) if facts is None else tuple(facts)
    found = (_change(problem, household, name) for name in names)
    return tuple(one for one in found if one is not None)


def changed(problem: Problem, household: str, fact: str, after: Value) -> Problem:
    """The same problem, one fact of one household changed."""
    return replace(
        problem,
        households=tuple(
            replace(one, facts={**one.facts, fact: after}) if one.id == household else one
            for one in problem.households
        ),
    )


def _names(problem: Problem) -> tuple[str, ...]:
    tests = [test for rule in problem.rules for test in (*rule.when, rule.test)]
    terms = [*terms_of(tests), *(term for level in problem.levels for term in level_terms(level))]
    return tuple(
        name
        for name in facts_read(terms, Source.HOUSEHOLD)
        if problem.fact_grounds.get(name, name) not in PROHIBITED
    )


def _change(problem: Problem, household: str, fact: str) -> Change | None:
    before = next(one for one in problem.households if one.id == household).facts.get(fact)

    def tried(after: Value) -> Change | None:
        placed = solve(changed(problem, household, fact, after)).placed.get(household)
        return None if placed is None else Change(household, fact, _plain(before), _plain(after), placed)

    if _is_ordered(problem, fact) and isinstance(before, (int, float, str)) and not isinstance(before, bool):
        values = _thresholds(problem, fact)
        # nearest first on each side; the side that needs the shorter step wins
        sides = [
            [one for one in values if one > before],  # type: ignore[operator]
            [one for one in reversed(values) if one < before],  # type: ignore[operator]
        ]
        found = [first for side in sides if (first := _bisected(side, tried)) is not None]
        return min(found, key=lambda first: first[0])[1] if found else None
    return next((one for after in _codes(problem, fact, before) if (one := tried(after))), None)


def _bisected(values: list[Value], tried: Callable[[Value], Change | None]) -> tuple[int, Change] | None:
    """The place of the first value that places, if the last one does, and what it changes."""
    last = tried(values[-1]) if values else None
    if last is None:
        return None
    low, high = -1, len(values) - 1
    while high - low > 1:
        middle = (low + high) // 2
        found = tried(values[middle])
        if found is None:
            low = middle
        else:
            high, last = middle, found
    return high, last


def _is_ordered(problem: Problem, fact: str) -> bool:
    tests: list[Test] = [test for rule in problem.rules for test in (*rule.when, rule.test)]
    compared = any(
        test.comparison in ORDERED and fact in facts_read([test.left, test.right], Source.HOUSEHOLD)
        for test in tests
    )
    return compared or any(
        level.kind in (Kind.SUM, Kind.EARLIEST) and level.term is not None and level.term.name == fact
        for level in problem.levels
    )


def _thresholds(problem: Problem, fact: str) -> list[Value]:
    """Values of the fact at which a rule or a rank can change: those of others, and what it is compared with."""
    found: set[Value] = {one.facts.get(fact) for one in problem.households}
    for rule in problem.rules:
        for test in (*rule.when, rule.test):
            if fact not in facts_read([test.left, test.right], Source.HOUSEHOLD):
                continue
            for term in (test.left, test.right):
                if term.source is Source.TABLE:
                    found |= {
                        edge for one in problem.tables.get(term.name, {}).values() for edge in _edges(one)
                    }
                for leaf in leaves([term]):
                    if leaf.source is Source.OPPORTUNITY:
                        found |= {one.facts.get(leaf.name) for one in problem.opportunities}
                    elif leaf.source is Source.VALUE:
                        found |= set(_edges(leaf.value))
    numbers = sorted(one for one in found if isinstance(one, (int, float)) and not isinstance(one, bool))
    days = sorted(one for one in found if isinstance(one, str))
    return list(numbers or days)


def _edges(given: Value) -> tuple[Value, ...]:
    return given if isinstance(given, tuple) else (given,)


def _codes(problem: Problem, fact: str, before: Value) -> Iterator[Value]:
    if isinstance(before, bool):
        yield not before
    elif isinstance(before, frozenset):
        known = {
            code
            for one in problem.households
            if isinstance(s := one.facts.get(fact), frozenset)
            for code in s
        }
        for code in sorted(known - before)[:CODES]:
            yield before | {code}
        for code in sorted(before)[:CODES]:
            yield before - {code}
    else:
        known_values = {one.facts.get(fact) for one in problem.households} - {None, before}
        yield from sorted(known_values, key=str)[:CODES]


def _plain(given: Value) -> object:
    return sorted(given) if isinstance(given, frozenset) else given
