"""Who may live where: every hard rule in force, judged on every pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digor.engines.matching.answer import Verdict
from digor.engines.matching.grid import FALSE, TRUE, UNKNOWN, Grid, reads_pair
from digor.engines.matching.problem import Problem, Rule, Test
from digor.engines.matching.screen import check_rules
from digor.engines.matching.terms import holds, terms_of

if TYPE_CHECKING:
    from digor.engines.matching.grid import Integers, Small

CELLS = 20_000_000  # verdicts held at once: about 20 MB a rule
VERDICTS = (Verdict.PASSED, Verdict.MISSING, Verdict.FAILED)
PASSED, MISSING, FAILED = 0, 1, 2


class Eligibility:
    """`households[k]`, `opportunities[k]`: the eligible pairs, in the order of the problem's lists."""

    def __init__(self, problem: Problem) -> None:
        check_rules(problem)
        self.problem = problem
        self.grid = Grid(problem)
        self.rules: tuple[Rule, ...] = tuple(rule for rule in problem.rules if rule.in_force(problem.day))
        self._tests = {
            test: self.grid.test(test)
            for rule in self.rules
            for test in (*rule.when, rule.test)
            if not reads_pair(tuple(terms_of([test])))
        }
        self.named: tuple[Integers, Integers] | None = None
        if problem.pairs is not None:
            self.named = self.grid.named_pairs()
        self.households, self.opportunities = self._eligible()

    def of_pair(self, household: int, opportunity: int) -> dict[str, Verdict]:
        """What each rule in force says of one pair, by the facts themselves."""
        return {rule.code: VERDICTS[self._verdict(rule, household, opportunity)] for rule in self.rules}

    def offered(self, household: int, opportunity: int) -> bool:
        """Whether the pair exists at all in the problem."""
        problem = self.problem
        key = problem.households[household].id, problem.opportunities[opportunity].id
        return problem.pairs is None or key in problem.pairs

    def verdicts(self, rule: Rule, start: int, stop: int) -> Small:
        """PASSED, MISSING or FAILED for these households in every opportunity (rules that read no pair fact)."""
        when = [self._tests[test].rows(start, stop) for test in rule.when]
        return _judged(rule, when, self._tests[rule.test].rows(start, stop))

    def counts(self) -> dict[str, tuple[dict[str, int], dict[str, int], dict[str, int]]]:
        """household → (rule → places refused, rule → places not judged, rule → places it alone stands before)."""
        import numpy as np

        found: dict[str, tuple[dict[str, int], dict[str, int], dict[str, int]]] = {}
        problem = self.problem
        if self.named is not None:
            return self._named_counts()
        step = self._step()
        for start in range(0, len(problem.households), step):
            stop = min(start + step, len(problem.households))
            size = stop - start, len(problem.opportunities)
            matrices = [np.broadcast_to(self.verdicts(rule, start, stop), size) for rule in self.rules]
            against = np.zeros(size, dtype=np.int16)
            for matrix in matrices:
                against += matrix > PASSED
            single = against == 1
            counted = [
                ((m == FAILED).sum(1).tolist(), (m == MISSING).sum(1).tolist(), ((m > PASSED) & single).sum(1).tolist())
                for m in matrices
            ]  # fmt: skip
            codes = [rule.code for rule in self.rules]
            parts = [
                [
                    {code: count for code, count in zip(codes, row, strict=True) if count}
                    for row in zip(*columns, strict=True)
                ]
                for columns in zip(*counted, strict=True)
            ] or [[{} for _ in range(stop - start)]] * 3
            for household, failed, missing, only in zip(problem.households[start:stop], *parts, strict=True):
                found[household.id] = failed, missing, only
        return found

    def _named_counts(self) -> dict[str, tuple[dict[str, int], dict[str, int], dict[str, int]]]:
        assert self.named is not None
        found: dict[str, tuple[dict[str, int], dict[str, int], dict[str, int]]] = {
            one.id: ({}, {}, {}) for one in self.problem.households
        }
        for i, j in zip(self.named[0].tolist(), self.named[1].tolist(), strict=True):
            said = {code: one for code, one in self.of_pair(i, j).items() if one is not Verdict.PASSED}
            failed, missing, only = found[self.problem.households[i].id]
            for code, verdict in said.items():
                part = failed if verdict is Verdict.FAILED else missing
                part[code] = part.get(code, 0) + 1
                if len(said) == 1:
                    only[code] = only.get(code, 0) + 1
        return found

    def _step(self) -> int:
        return max(1, CELLS // max(1, len(self.problem.opportunities)))

    def _eligible(self) -> tuple[Integers, Integers]:
        if self.named is not None:
            return self._eligible_among(*self.named)
        for rule in self.rules:
            if reads_pair(tuple(terms_of((*rule.when, rule.test)))):
                raise ValueError(f"rules, {rule.code}: it reads a fact of the pair, and no pair is given.")
        return self._eligible_among(*self._first())

    def _first(self) -> tuple[Integers, Integers]:
        """The pairs that the most selective plain rule lets pass, household by household."""
        import numpy as np

        places, people = len(self.problem.opportunities), len(self.problem.households)
        plain = [rule for rule in self.rules if not rule.when and rule.missing == "block"]
        if not plain or not people or not places:
            return np.repeat(np.arange(people), places), np.tile(np.arange(places), people)
        spread = self._tests[min(plain, key=self._share).test]
        passing = [np.nonzero(row[spread.of_opportunity] == TRUE)[0] for row in spread.cells]
        sizes = np.array([len(one) for one in passing], dtype=np.int64)[spread.of_household]
        found = np.concatenate([passing[one] for one in spread.of_household.tolist()])
        return np.repeat(np.arange(people), sizes), found

    def _share(self, rule: Rule) -> float:
        """Share of all pairs that the rule lets pass."""
        import numpy as np

        spread = self._tests[rule.test]
        one = np.bincount(spread.of_household, minlength=spread.cells.shape[0])
        other = np.bincount(spread.of_opportunity, minlength=spread.cells.shape[1])
        return float(one @ ((spread.cells == TRUE) @ other.astype(float)))

    def _eligible_among(self, households: Integers, opportunities: Integers) -> tuple[Integers, Integers]:
        for rule in self.rules:
            when = [self._at(test, households, opportunities) for test in rule.when]
            passed = _judged(rule, when, self._at(rule.test, households, opportunities)) == PASSED
            households, opportunities = households[passed], opportunities[passed]
        return households, opportunities

    def _at(self, test: Test, households: Integers, opportunities: Integers) -> Small:
        known = self._tests.get(test)
        if known is not None:
            return known.at(households, opportunities)
        return self.grid.test_at(test, households, opportunities)

    def _verdict(self, rule: Rule, household: int, opportunity: int) -> int:
        facts = self.grid.household_facts[household], self.grid.opportunity_facts[opportunity]
        pair, tables = self.grid.pair_facts(household, opportunity), self.problem.tables
        when = [holds(test, *facts, pair, tables) for test in rule.when]
        if False in when:
            return PASSED
        said = None if None in when else holds(rule.test, *facts, pair, tables)
        if said is None:
            return PASSED if rule.missing == "allow" else MISSING
        return PASSED if said else FAILED


def _judged(rule: Rule, when: list[Small], test: Small) -> Small:
    """Not concerned, or true: passed. Not known: missing, unless the rule lets it pass."""
    import numpy as np

    not_known = PASSED if rule.missing == "allow" else MISSING
    told = np.array([FAILED, PASSED, not_known], dtype=np.int8)[test]
    if not when:
        return told
    concerned, unsure = np.True_, np.False_
    for one in when:
        concerned = concerned & (one != FALSE)
        unsure = unsure | (one == UNKNOWN)
    return np.where(concerned, np.where(unsure, np.int8(not_known), told), np.int8(PASSED))
