"""Tests and terms over every pair at once, worked out on distinct facts only.

A test reads few facts: it is judged once per distinct combination of them, then spread over the pairs.
600 × 80 pairs of four communes and five sizes are twenty judgments.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digor.engines.matching.problem import Comparison, Problem, Source, Term, Test, Value
from digor.engines.matching.terms import Facts, facts_read, holds, leaves, value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Booleans = NDArray[np.bool_]
    Small = NDArray[np.int8]

FALSE, TRUE, UNKNOWN = 0, 1, 2
MANY = 500  # distinct combinations above which numbers are compared as arrays


@dataclass(frozen=True)
class Spread:
    """`cells[of_household[i], of_opportunity[j]]` is the value for household i and opportunity j."""

    of_household: Integers
    of_opportunity: Integers
    cells: NDArray[Any]

    def at(self, households: Integers, opportunities: Integers) -> NDArray[Any]:
        """The values at these pairs."""
        found: NDArray[Any] = self.cells[self.of_household[households], self.of_opportunity[opportunities]]
        return found

    def rows(self, start: int, stop: int) -> NDArray[Any]:
        """The values of these households in every opportunity; one column when all opportunities are alike."""
        rows: NDArray[Any] = self.cells[self.of_household[start:stop]]
        return rows if self.cells.shape[1] == 1 else rows[:, self.of_opportunity]


class Grid:
    """The problem's pairs as arrays: `households[k]`, `opportunities[k]` are the k-th candidate pair."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.household_facts: list[Facts] = [one.facts for one in problem.households]
        self.opportunity_facts: list[Facts] = [one.facts for one in problem.opportunities]
        self._parts: dict[tuple[bool, tuple[str, ...]], tuple[Integers, list[Facts]]] = {}
        self.household_at = {one.id: place for place, one in enumerate(problem.households)}
        self.opportunity_at = {one.id: place for place, one in enumerate(problem.opportunities)}

    def named_pairs(self) -> tuple[Integers, Integers]:
        """The pairs the problem names, in the order of the lists. ValueError for a stranger."""
        import numpy as np

        assert self.problem.pairs is not None
        try:
            found = sorted(
                (self.household_at[household], self.opportunity_at[opportunity])
                for household, opportunity in self.problem.pairs
            )
        except KeyError as stranger:
            raise ValueError(f"pairs: nobody and nothing is called {stranger}.") from None
        pairs = np.array(found, dtype=np.int64).reshape(-1, 2)
        return pairs[:, 0], pairs[:, 1]

    def test(self, test: Test) -> Spread:
        """TRUE, FALSE or UNKNOWN, over distinct facts. For a test that reads no fact of the pair."""
        import numpy as np

        def judge(household: Facts, opportunity: Facts) -> int:
            said = holds(test, household, opportunity, {}, self.problem.tables)
            return UNKNOWN if said is None else int(said)

        spread = self._spread((test.left, test.right), judge, np.int8, test)
        return spread

    def term(self, term: Term) -> Spread:
        """Numbers, not-a-number where not known. For a term that reads no fact of the pair."""
        import numpy as np

        def read(household: Facts, opportunity: Facts) -> float:
            return _number(value(term, household, opportunity, {}, self.problem.tables))

        return self._spread((term,), read, np.float64, None)

    def tests_at(self, tests: Sequence[Test], households: Integers, opportunities: Integers) -> Booleans:
        """Where every test is surely true."""
        import numpy as np

        held = np.ones(len(households), dtype=np.bool_)
        for test in tests:
            held &= self.test_at(test, households, opportunities) == TRUE
        return held

    def test_at(self, test: Test, households: Integers, opportunities: Integers) -> Small:
        """TRUE, FALSE or UNKNOWN at these pairs."""
        import numpy as np

        if not reads_pair((test.left, test.right)):
            return self.test(test).at(households, opportunities)
        tables = self.problem.tables
        said = [
            holds(test, self.household_facts[i], self.opportunity_facts[j], self.pair_facts(i, j), tables)
            for i, j in zip(households.tolist(), opportunities.tolist(), strict=True)
        ]
        return np.array([UNKNOWN if one is None else int(one) for one in said], dtype=np.int8)

    def term_at(self, term: Term, households: Integers, opportunities: Integers) -> Floats:
        """Numbers at these pairs, not-a-number where not known."""
        import numpy as np

        if not reads_pair((term,)):
            return self.term(term).at(households, opportunities)
        tables = self.problem.tables
        return np.array(
            [
                _number(
                    value(
                        term,
                        self.household_facts[i],
                        self.opportunity_facts[j],
                        self.pair_facts(i, j),
                        tables,
                    )
                )
                for i, j in zip(households.tolist(), opportunities.tolist(), strict=True)
            ],
            dtype=np.float64,
        )

    def pair_facts(self, household: int, opportunity: int) -> Facts:
        """What the problem says of this very pair."""
        if self.problem.pairs is None:
            return {}
        key = self.problem.households[household].id, self.problem.opportunities[opportunity].id
        return self.problem.pairs.get(key, {})

    def _spread(
        self, terms: Sequence[Term], read: Callable[[Facts, Facts], float], kind: Any, test: Test | None
    ) -> Spread:
        import numpy as np

        of_household, some_households = self._part(True, facts_read(terms, Source.HOUSEHOLD))
        of_opportunity, some = self._part(False, facts_read(terms, Source.OPPORTUNITY))
        cells = None
        if test is not None and len(some_households) * len(some) > MANY:
            cells = _compared(test, some_households, some)
        if cells is None:
            cells = np.array([[read(one, other) for other in some] for one in some_households], dtype=kind)
        return Spread(of_household, of_opportunity, cells.reshape(len(some_households), len(some)))

    def _part(self, of_household: bool, names: tuple[str, ...]) -> tuple[Integers, list[Facts]]:
        found = self._parts.get((of_household, names))
        if found is None:
            given = self.household_facts if of_household else self.opportunity_facts
            found = self._parts[of_household, names] = _distinct(given, names)
        return found


def reads_pair(terms: Sequence[Term]) -> bool:
    """Whether a fact of the pair itself is read."""
    return any(term.source is Source.PAIR for term in leaves(terms))


def _number(found: Value) -> float:
    if found is None:
        return float("nan")
    if isinstance(found, (bool, int, float)):
        return float(found)
    raise ValueError(f"{found!r} is not a number: it cannot be added up.")


def _distinct(given: Sequence[Facts], names: tuple[str, ...]) -> tuple[Integers, list[Facts]]:
    """For each, the place of its facts among the distinct ones, and these."""
    import numpy as np

    places: dict[tuple[Value, ...], int] = {}
    distinct: list[Facts] = []
    of = np.empty(len(given), dtype=np.int64)
    for number, facts in enumerate(given):
        key = tuple(facts.get(name) for name in names)
        place = places.get(key)
        if place is None:
            place = places[key] = len(distinct)
            distinct.append(dict(zip(names, key, strict=True)))
        of[number] = place
    return of, distinct


def _compared(test: Test, households: list[Facts], opportunities: list[Facts]) -> Small | None:
    """A fact of one side against a fact of the other, as arrays: two numbers, or a code among codes.

    None for any other test, which is judged one combination at a time.
    """
    if {test.left.source, test.right.source} != {Source.HOUSEHOLD, Source.OPPORTUNITY}:
        return None
    sides = [
        [facts.get(term.name) for facts in (households if term.source is Source.HOUSEHOLD else opportunities)]
        for term in (test.left, test.right)
    ]
    if test.comparison in (Comparison.AT_MOST, Comparison.AT_LEAST):
        cells = _numbers(test.comparison, *sides)
    elif test.comparison is Comparison.ONE_OF:
        cells = _members(*sides)
    else:
        return None
    if cells is None:
        return None
    return cells if test.left.source is Source.HOUSEHOLD else cells.T


def _numbers(comparison: Comparison, left: list[Value], right: list[Value]) -> Small | None:
    import numpy as np

    if not all(one is None or isinstance(one, (int, float)) for one in (*left, *right)):
        return None
    first = np.array([_number(one) for one in left], dtype=np.float64)[:, None]
    second = np.array([_number(one) for one in right], dtype=np.float64)[None, :]
    held = first <= second if comparison is Comparison.AT_MOST else first >= second
    return np.where(np.isnan(first) | np.isnan(second), UNKNOWN, held).astype(np.int8)


def _members(left: list[Value], right: list[Value]) -> Small | None:
    import numpy as np

    if not all(one is None or isinstance(one, frozenset) for one in right):
        return None
    cells = np.zeros((len(left), len(right)), dtype=np.int8)
    places: dict[Value, list[int]] = {}
    for place, one in enumerate(left):
        places.setdefault(one, []).append(place)
    for column, among in enumerate(right):
        for code in among or ():  # type: ignore[union-attr]
            cells[places.get(code, []), column] = TRUE
        if among is None:
            cells[:, column] = UNKNOWN
    cells[places.get(None, []), :] = UNKNOWN
    return cells
