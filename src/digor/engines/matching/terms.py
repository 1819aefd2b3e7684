"""The value of a term and the truth of a test, for one household and one opportunity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from digor.engines.matching.problem import Comparison, Source, Term, Test, Value

Facts = Mapping[str, Value]
Tables = Mapping[str, Mapping[str, Value]]


def value(term: Term, household: Facts, opportunity: Facts, pair: Facts, tables: Tables) -> Value:
    """None when not known. A table's key is its terms' values joined by `|`."""
    if term.source is Source.HOUSEHOLD:
        return household.get(term.name)
    if term.source is Source.OPPORTUNITY:
        return opportunity.get(term.name)
    if term.source is Source.PAIR:
        return pair.get(term.name)
    if term.source is Source.VALUE:
        return term.value
    keys = [value(part, household, opportunity, pair, tables) for part in term.by]
    if any(key is None for key in keys):
        return None
    return tables.get(term.name, {}).get("|".join(str(key) for key in keys))


def holds(test: Test, household: Facts, opportunity: Facts, pair: Facts, tables: Tables) -> bool | None:
    """Whether the test is true; None when a term is not known."""
    return compare(
        test.comparison,
        value(test.left, household, opportunity, pair, tables),
        value(test.right, household, opportunity, pair, tables),
    )


def compare(comparison: Comparison, left: Value, right: Value) -> bool | None:
    """The comparison of two values. Raises ValueError for values that do not compare."""
    if left is None or right is None:
        return None
    try:
        match comparison:
            case Comparison.AT_MOST:
                return bool(left <= right)  # type: ignore[operator]
            case Comparison.AT_LEAST:
                return bool(left >= right)  # type: ignore[operator]
            case Comparison.EQUAL:
                return left == right
            case Comparison.DIFFERENT:
                return left != right
            case Comparison.ONE_OF:
                return left in right  # type: ignore[operator]
            case Comparison.DISJOINT:
                return not codes(left) & codes(right)
            case Comparison.INCLUDES:
                return codes(left) >= codes(right)
            case Comparison.WITHIN:
                return bool(right[0] <= left <= right[1])  # type: ignore[index, operator]
    except (TypeError, IndexError):
        raise ValueError(f"{comparison}: {left!r} and {right!r} do not compare.") from None


def codes(given: Value) -> frozenset[str]:
    """A set of codes; one code is a set of one."""
    return given if isinstance(given, frozenset) else frozenset({str(given)})


def leaves(terms: Iterable[Term]) -> Iterator[Term]:
    """The terms read inside these, tables opened."""
    for term in terms:
        if term.source is Source.TABLE:
            yield from leaves(term.by)
        else:
            yield term


def facts_read(terms: Iterable[Term], source: Source) -> tuple[str, ...]:
    """Names of the facts of this source read by these terms, sorted."""
    return tuple(sorted({term.name for term in leaves(terms) if term.source is source}))


def terms_of(tests: Iterable[Test]) -> Iterator[Term]:
    """Both sides of each test."""
    for test in tests:
        yield test.left
        yield test.right
