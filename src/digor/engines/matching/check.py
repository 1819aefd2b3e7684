"""The checker: re-verifies a list and every reason given for it. No solver, no array, nothing shared with them.

It reads the problem's facts again, one pair after the other, and returns the faults it finds: a list that a
rule, a veto or a capacity forbids, a figure that is not what it says, a better-ranked household passed over
without a reason that holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from digor.engines.matching.answer import Answer, Explanation, Line, NotProposed, Passed
from digor.engines.matching.problem import Household, Level, Problem, Quota, Resource, Rule


class Checker:
    """One problem, read fact by fact."""

    def __init__(self, problem: Problem, answer: Answer) -> None:
        self.problem, self.answer = problem, answer
        self.households = {one.id: one for one in problem.households}
        self.opportunities = {one.id: one for one in problem.opportunities}
        aside = {one.code for one in answer.refused}
        self.levels = [one for one in problem.levels if (one.preference or one.code) not in aside]
        self.list = [(one.household, one.opportunity) for one in answer.allotments]
        self.placed = dict(self.list)
        self.verified = 0
        self.faults: list[str] = []

    def run(self, explanation: Explanation) -> list[str]:
        """Every fault found, in plain words with identifiers; empty when everything holds."""
        self._the_list()
        for line in explanation.lines:
            self._line(line)
        for one in explanation.not_proposed:
            self._not_proposed(one)
        told = {line.opportunity for line in explanation.lines}
        silent = {name for _, name in self.list} - told
        silent |= (
            set(self.households) - set(self.placed) - {one.household for one in explanation.not_proposed}
        )
        for name in sorted(silent):
            self._fault(f"{name}: nothing is explained")
        return self.faults

    def _the_list(self) -> None:
        for household, opportunity in self.list:
            if not self._may(household, opportunity):
                self._fault(f"{household} in {opportunity}: a hard rule refuses it")
        if len(self.placed) != len(self.list):
            self._fault("somebody is placed twice")
        for name, place in self.opportunities.items():
            if sum(1 for _, where in self.list if where == name) > place.capacity:
                self._fault(f"{name}: over its capacity")
        for resource in self.problem.resources:
            if self._used(resource, self.list) > resource.limit + 1e-9:
                self._fault(f"{resource.code}: over its limit")
        for quota in self.problem.quotas:
            short = max(0, self._owed(quota, self.list))
            if quota.hard and short:
                self._fault(f"{quota.code}: a hard quota is not met")
            if self.answer.quotas.get(quota.code) != short:
                self._fault(f"{quota.code}: the shortfall is {short}")
        for level in self.answer.levels:
            asked = next(one for one in self.levels if one.code == level.code)
            if abs(self._reached(asked, self.list) - level.value) > 1e-6 * max(1.0, abs(level.value)):
                self._fault(f"{level.code}: the list reaches {self._reached(asked, self.list)}")

    def _line(self, line: Line) -> None:
        name = line.opportunity
        order = sorted(
            (one for one in self.households if self._may(one, name)), key=lambda h: self._key(h, name)
        )
        rank = {household: place for place, household in enumerate(order, 1)}
        inside = {household for household, where in self.list if where == name}
        self._same(f"{name}: eligible", line.eligible, len(order))
        self._same(
            f"{name}: proposed", [one.household for one in line.proposed], [h for h in order if h in inside]
        )
        waiting = [household for household in order if household not in self.placed]
        pairs = [self._facts(household, name) for household in inside]
        alone = bool(self.problem.alone_when and pairs) and all(
            _true(test, facts, self.problem.tables) is True
            for facts in pairs
            for test in self.problem.alone_when
        )
        wanted = 0 if alone else max(0, self.problem.ranks - len(inside))
        self._same(f"{name}: next", [one.household for one in line.next], waiting[:wanted])
        for one in (*line.proposed, *line.next):
            self._same(f"{name}, {one.household}: rank", one.rank, rank.get(one.household))
        free = len(inside) < self.opportunities[name].capacity
        last = max((rank[household] for household in inside if household in rank), default=0)
        before = [h for h in order if h not in inside and (free or rank[h] < last)]
        self._same(f"{name}: passed over", [one.household for one in line.passed], before)
        instead = None if free else next((h for h in order if rank[h] == last), None)
        for passed in line.passed:
            self._same(f"{name}, {passed.household}: rank", passed.rank, rank.get(passed.household))
            self._reason(name, passed, instead)

    def _reason(self, opportunity: str, passed: Passed, instead: str | None) -> None:
        """The reason given is true, and it is one that may be given."""
        household, why = passed.household, passed.why.value
        where = f"{opportunity}, {household}"
        self.verified += 1
        if why == "placed":
            self._same(f"{where}: placed", passed.detail, self.placed.get(household))
            return
        if household in self.placed:
            self._fault(f"{where}: is placed, another reason is given")
            return
        other = [pair for pair in self.list if pair != (instead, opportunity)] + [(household, opportunity)]
        if why == "resource":
            named = [
                self._used(r, other) > r.limit + 1e-9
                for r in self.problem.resources
                if r.code == passed.detail
            ]
            named += [
                self._owed(q, other) > 0 for q in self.problem.quotas if q.code == passed.detail and q.hard
            ]
            if not any(named):
                self._fault(f"{where}: {passed.detail} would not be exceeded")
        elif why in ("quota", "order"):
            self._worse(where, passed, other)
        elif self.answer.proved and self.problem.ties:
            self._fault(f"{where}: passed over without a reason")

    def _worse(self, where: str, passed: Passed, other: list[tuple[str, str]]) -> None:
        for level in self.levels:
            now, then = self._standing(level, self.list), self._standing(level, other)
            if level.code == passed.detail:
                if not then > now:
                    self._fault(f"{where}: the list would not be worse at {level.code}")
                return
            if then != now:
                self._fault(f"{where}: {level.code} decides before {passed.detail}")
                return
        self._fault(f"{where}: no level is called {passed.detail}")

    def _not_proposed(self, one: NotProposed) -> None:
        household = one.household
        if household in self.placed:
            self._fault(f"{household}: is placed")
        failed: dict[str, int] = {}
        missing: dict[str, int] = {}
        only: dict[str, int] = {}
        may = []
        for name in self.opportunities:
            if not self._offered(household, name):
                continue
            against = {
                rule.code: said for rule in self._rules() if (said := self._says(rule, household, name))
            }
            for code, said in against.items():
                part = failed if said == "failed" else missing
                part[code] = part.get(code, 0) + 1
                if len(against) == 1:
                    only[code] = only.get(code, 0) + 1
            if not against:
                may.append(name)
        self.verified += 1 + len(failed) + len(missing) + len(only)
        self._same(f"{household}: eligible", one.eligible, len(may))
        self._same(f"{household}: refused", dict(one.failed), failed)
        self._same(f"{household}: missing", dict(one.missing), missing)
        self._same(f"{household}: alone", dict(one.only), only)
        if (one.nearest is None) != (not may):
            self._fault(f"{household}: nearest")
        elif one.nearest is not None:
            name = one.nearest.opportunity
            key = self._key(household, name)
            ahead = sum(
                1
                for h in self.households
                if h != household and self._may(h, name) and self._key(h, name) < key
            )
            self._same(f"{household}: nearest rank", one.nearest.rank, ahead + 1)
            got = sorted(h for h, where in self.list if where == name)
            self._same(f"{household}: who got {name}", sorted(one.nearest.ahead), got)

    def _rules(self) -> Iterable[Rule]:
        day = self.problem.day
        return (r for r in self.problem.rules if r.valid_from <= day and (not r.valid_to or day < r.valid_to))

    def _offered(self, household: str, opportunity: str) -> bool:
        return self.problem.pairs is None or (household, opportunity) in self.problem.pairs

    def _may(self, household: str, opportunity: str) -> bool:
        return self._offered(household, opportunity) and not any(
            self._says(rule, household, opportunity) for rule in self._rules()
        )

    def _says(self, rule: Rule, household: str, opportunity: str) -> str:
        """Empty when the rule lets pass."""
        facts, tables = self._facts(household, opportunity), self.problem.tables
        when = [_true(test, facts, tables) for test in rule.when]
        if any(one is False for one in when):
            return ""
        said = _true(rule.test, facts, tables) if all(when) else None
        if said is None:
            return "" if rule.missing == "allow" else "missing"
        return "" if said else "failed"

    def _facts(self, household: str, opportunity: str) -> tuple[Mapping[str, Any], ...]:
        pair = (self.problem.pairs or {}).get((household, opportunity), {})
        return self.households[household].facts, self.opportunities[opportunity].facts, pair

    def _counted(self, level: Level, household: str, opportunity: str) -> bool:
        facts = self._facts(household, opportunity)
        return all(_true(test, facts, self.problem.tables) is True for test in level.when)

    def _amount(self, level: Level, household: str, opportunity: str) -> Any:
        """What the level reads of a pair: 1, an amount, a day, or None."""
        if not self._counted(level, household, opportunity):
            return None
        if level.term is None:
            return 1
        return _read(level.term, self._facts(household, opportunity), self.problem.tables)

    def _key(self, household: str, opportunity: str) -> tuple[Any, ...]:
        """Smaller comes first in the printed order."""
        key: list[Any] = []
        for level in self.levels:
            if level.kind.value == "quota":
                due = [q for q in self.problem.quotas if q.code in level.quotas and self._owed(q, []) > 0]
                key.append(sum(self._owed(q, [(household, opportunity)]) - self._owed(q, []) for q in due))
            elif level.kind.value == "earliest":
                key.append(self._amount(level, household, opportunity) or "~")
            elif level.kind.value != "worst":
                amount = self._amount(level, household, opportunity) or 0
                key.append(-amount if level.most else amount)
        one: Household = self.households[household]
        return (*key, one.since or "9", one.id)

    def _reached(self, level: Level, pairs: list[tuple[str, str]]) -> float:
        if level.kind.value == "quota":
            return sum(max(0, self._owed(q, pairs)) for q in self.problem.quotas if q.code in level.quotas)
        if level.kind.value == "worst":
            sums = dict.fromkeys(level.scales, 0.0)
            for household, opportunity in pairs:
                group = self.households[household].groups.get(level.grouping, "")
                if group in sums:
                    sums[group] += self._amount(level, household, opportunity) or 0.0
            return max((sums[group] / level.scales[group] for group in sums), default=0.0)
        amounts = [self._amount(level, *pair) for pair in pairs]
        if level.kind.value == "earliest":
            return float(sum(1 for one in amounts if one is not None))
        return float(sum(one or 0 for one in amounts))

    def _standing(self, level: Level, pairs: list[tuple[str, str]]) -> Any:
        """How a list stands at a level: smaller is better."""
        if level.kind.value == "earliest":
            return [
                (day, -1) for day in sorted(self._amount(level, *p) for p in pairs if self._amount(level, *p))
            ] + [("~",)]
        reached = round(self._reached(level, pairs), 9)
        return -reached if level.most and level.kind.value in ("count", "sum") else reached

    def _used(self, resource: Resource, pairs: list[tuple[str, str]]) -> float:
        tables = self.problem.tables
        return sum(
            float(_read(resource.use, self._facts(*pair), tables))
            for pair in pairs
            if all(_true(test, self._facts(*pair), tables) is True for test in resource.when)
        )

    def _owed(self, quota: Quota, pairs: list[tuple[str, str]]) -> int:
        """Hundredths of an attribution owed (below 0: ahead)."""
        tables = self.problem.tables
        counted, reached = quota.counted, quota.reached
        for pair in pairs:
            facts = self._facts(*pair)
            if all(_true(test, facts, tables) is True for test in quota.scope):
                counted += 1
                reached += all(_true(test, facts, tables) is True for test in quota.target)
        return quota.percent * counted - 100 * reached

    def _same(self, what: str, told: object, found: object) -> None:
        self.verified += 1
        if told != found:
            self._fault(f"{what}: told {told}, found {found}")

    def _fault(self, sentence: str) -> None:
        self.faults.append(sentence)


def check(problem: Problem, answer: Answer, explanation: Explanation) -> list[str]:
    """The faults of a list and its explanation; empty when every reason holds."""
    return Checker(problem, answer).run(explanation)


def _read(term: Any, facts: tuple[Mapping[str, Any], ...], tables: Mapping[str, Mapping[str, Any]]) -> Any:
    household, opportunity, pair = facts
    source = term.source.value
    if source == "value":
        return term.value
    if source == "table":
        keys = [_read(one, facts, tables) for one in term.by]
        return None if None in keys else tables.get(term.name, {}).get("|".join(map(str, keys)))
    return {"household": household, "opportunity": opportunity, "pair": pair}[source].get(term.name)


def _true(
    test: Any, facts: tuple[Mapping[str, Any], ...], tables: Mapping[str, Mapping[str, Any]]
) -> bool | None:
    left, right = _read(test.left, facts, tables), _read(test.right, facts, tables)
    if left is None or right is None:
        return None
    asked = test.comparison.value
    some = left if isinstance(left, frozenset) else {str(left)}
    others = right if isinstance(right, frozenset) else {str(right)}
    if asked == "within":
        return bool(right[0] <= left <= right[1])
    if asked == "one_of":
        return left in right
    if asked == "disjoint":
        return not any(code in others for code in some)
    if asked == "includes":
        return all(code in some for code in others)
    if asked == "equal":
        return bool(left == right)
    if asked == "different":
        return bool(left != right)
    return bool(left <= right) if asked == "at_most" else bool(left >= right)
