"""An answer added up again, without a solver: sums, limits, payments, the lists given as reasons, the ceiling.

What it cannot do alone is search: that no better list exists rests on the search, and on the ceiling, which
it computes again from the printed prices.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from digor.engines.allocation.answer import (
    Answer,
    ElectionAnswer,
    FairAnswer,
    ProjectsAnswer,
    Ranking,
    StakesAnswer,
)
from digor.engines.allocation.prices import ceiling
from digor.engines.allocation.problem import (
    Action,
    Dossiers,
    Election,
    Fair,
    Limit,
    Problem,
    Projects,
    Rounding,
    Stakes,
)
from digor.engines.allocation.programme import ENVELOPE, amounts, limits


class Checker:
    """Says what does not hold, and counts what does."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.verified = 0

    def holds(self, sentence: str, true: bool) -> None:
        """One statement of the answer."""
        if true:
            self.verified += 1
        else:
            self.faults.append(sentence)


def check(problem: Problem, answer: Answer) -> tuple[tuple[str, ...], int]:
    """(what does not hold, how many statements do)."""
    checker = Checker()
    if problem.stakes and answer.stakes:
        _stakes(checker, problem.stakes, answer.stakes)
    if problem.projects and answer.projects:
        _projects(checker, problem.projects, answer.projects)
    if problem.equal_shares and answer.equal_shares:
        _election(checker, problem.equal_shares, answer.equal_shares)
    if problem.fair and answer.fair:
        _fair(checker, problem.fair, answer.fair)
    if problem.dossiers:
        _dossiers(checker, problem.dossiers, answer.dossiers)
    return tuple(checker.faults), checker.verified


def _stakes(checker: Checker, stakes: Stakes, answer: StakesAnswer) -> None:
    total = sum(one.amount for one in answer.shares)
    checker.holds(f"stakes: the shares sum to {total}", total == stakes.envelope)
    exact = sum((one.exact for one in answer.shares), Fraction(0))
    checker.holds("stakes: the exact shares do not sum to the envelope", exact == stakes.envelope)
    for territory, share in zip(stakes.territories, answer.shares, strict=True):
        cap = max(territory.floor, stakes.envelope) if territory.cap is None else territory.cap
        within = territory.floor <= share.amount <= cap
        checker.holds(f"stakes: {territory.id} is outside its floor and cap", within)
        clipped = min(Fraction(cap), max(Fraction(territory.floor), answer.price * share.weight))
        checker.holds(f"stakes: {territory.id} is not in proportion", share.exact == clipped)
        if stakes.rounding is Rounding.LARGEST_REMAINDER:
            near = abs(share.amount - share.exact) < 1
            checker.holds(f"stakes: {territory.id} is a unit away from its exact share", near)


def _projects(checker: Checker, projects: Projects, answer: ProjectsAnswer) -> None:
    values = {
        one.id: sum((c.weight * one.grid[c.code] for c in projects.criteria), Fraction(0))
        if projects.criteria
        else one.value
        for one in projects.actions
    }
    costs = {one.id: one.cost for one in projects.actions}

    def value(names: Sequence[str]) -> Fraction:
        return sum((values[one] for one in names), Fraction(0))

    checker.holds("projects: the value is not the sum", value(answer.funded) == answer.value)
    checker.holds(
        "projects: the cost is not the sum", sum(costs[one] for one in answer.funded) == answer.cost
    )
    _list(checker, projects, answer.funded, "the list", limits(projects))
    for used in answer.limits:
        limit = next(one for one in limits(projects) if one.code == used.code)
        checker.holds(
            f"projects: {used.code} is not what is used", _used(projects, limit, answer.funded) == used.used
        )
    others = tuple(one for one in limits(projects) if one.code != ENVELOPE)
    envelope = projects.envelope or 0
    for line in answer.lines:
        checker.holds(f"projects: {line.action} in or out", line.funded == (line.action in answer.funded))
        if line.with_list:
            where = f"the list that lets {line.action} in"
            _list(checker, projects, line.with_list, where, others)
            checker.holds(f"projects: {where} does not hold it", line.action in line.with_list)
            checker.holds(f"projects: {where} is worth less", value(line.with_list) >= answer.value)
            more = max(0, sum(costs[one] for one in line.with_list) - envelope)
            checker.holds(f"projects: {where} costs another amount", more == line.to_enter)
        if line.missing is not None:
            more = max(0, answer.cost + costs[line.action] - envelope)
            checker.holds(f"projects: {line.action} misses another amount", more == line.missing)
    if answer.next:
        _list(checker, projects, answer.next.with_list, "the next list", others)
        more = sum(costs[one] for one in answer.next.with_list) - envelope
        checker.holds("projects: the next list costs another amount", more == answer.next.more)
        checker.holds("projects: the next list is not better", value(answer.next.with_list) > answer.value)
    if proof := answer.certificate:
        listed = [values[one.id] for one in projects.actions]
        again = ceiling(projects, listed, proof.most, proof.least, proof.sets)
        prices = (*proof.most.values(), *proof.least.values(), *proof.sets)
        checker.holds("projects: a price is negative", all(one >= 0 for one in prices))
        checker.holds("projects: the ceiling is not its sum", again == proof.ceiling)
        checker.holds("projects: the list is above the ceiling", answer.value <= again)


def _used(projects: Projects, limit: Limit, names: Sequence[str]) -> Fraction:
    terms = amounts(limit, projects.actions)
    return sum(
        (terms.get(i, Fraction(0)) for i, one in enumerate(projects.actions) if one.id in names), Fraction(0)
    )


def _list(
    checker: Checker, projects: Projects, names: Sequence[str], where: str, held: Sequence[Limit]
) -> None:
    chosen: list[Action] = [one for one in projects.actions if one.id in names]
    for limit in held:
        used = _used(projects, limit, names)
        within = (limit.least is None or used >= limit.least) and (limit.most is None or used <= limit.most)
        checker.holds(f"projects: {where} breaks {limit.code}", within)
    variants = [one.variant_of for one in chosen if one.variant_of]
    checker.holds(f"projects: {where} has two variants of one action", len(variants) == len(set(variants)))
    apart = all(len(set(group) & set(names)) <= 1 for group in projects.exclusives)
    checker.holds(f"projects: {where} holds two exclusive actions", apart)
    ready = all(set(one.requires) <= set(names) for one in chosen)
    checker.holds(f"projects: {where} lacks a prerequisite", ready)


def _election(checker: Checker, election: Election, answer: ElectionAnswer) -> None:
    """The payments made again: every project paid to the unit, by its supporters, from equal purses."""
    costs = {one.id: one.cost for one in election.projects}
    checker.holds("equal shares: over the envelope", not election.add_one or answer.cost <= election.envelope)
    checker.holds(
        "equal shares: the cost is not the sum", answer.cost == sum(costs[one] for one in answer.funded)
    )
    voices = sum(one.count for one in election.voters)
    share = Fraction(election.envelope, voices) + answer.raised
    checker.holds("equal shares: the share is another amount", share == answer.share)
    paid: dict[str, Fraction] = {one: Fraction(0) for one in costs}
    left: dict[str, Fraction] = {one: Fraction(0) for one in costs}
    for voter, purse in zip(election.voters, answer.purses, strict=True):
        whole = sum(purse.paid.values(), Fraction(0)) + purse.left == share and purse.left >= 0
        checker.holds(f"equal shares: the purse of {voter.id} does not add up", whole)
        checker.holds(f"equal shares: {voter.id} pays for others", set(purse.paid) <= voter.supports)
        for name, one in purse.paid.items():
            paid[name] += one * voter.count
        for name in voter.supports - set(answer.funded):
            left[name] += purse.left * voter.count
    for bought in answer.bought:
        checker.holds(
            f"equal shares: {bought.project} is not paid to the unit",
            paid[bought.project] == costs[bought.project],
        )
    for other in answer.unbought:
        lacking = costs[other.project] - left[other.project]
        checker.holds(f"equal shares: {other.project} lacks another amount", other.lacking == lacking)
        checker.holds(f"equal shares: {other.project} could be paid", lacking > 0)


def _fair(checker: Checker, fair: Fair, answer: FairAnswer) -> None:
    checker.holds("fair: the amounts do not sum to the envelope", sum(answer.amounts) == fair.envelope)
    for exact, amount in zip(answer.exact, answer.amounts, strict=True):
        checker.holds("fair: an amount is a unit away", abs(exact - amount) < 1)


def _dossiers(checker: Checker, dossiers: Dossiers, answer: Sequence[Ranking]) -> None:
    for one in answer:
        again = tuple(1 + sum(other > score for other in one.scores) for score in one.scores)
        checker.holds(f"dossiers: the ranks of {one.method} are not those of the scores", one.ranks == again)
        counted = all(sum(row) == dossiers.draws for row in one.frequencies)
        checker.holds(f"dossiers: the draws of {one.method} do not add up", counted)
