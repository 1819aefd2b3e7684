"""The only door to the matching engine: households and homes in, proposals with their reasons out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from digor import __version__
from digor.casework.matching import rules, shapes
from digor.casework.matching.rules import home_facts
from digor.engines.matching import french, reading
from digor.engines.matching.answer import Verdict
from digor.engines.matching.explain import Explainer
from digor.engines.matching.problem import (
    Comparison,
    Household,
    Level,
    Opportunity,
    Problem,
    Quota,
    Source,
    Term,
    Test,
)
from digor.engines.matching.screen import refused as screened
from digor.engines.matching.solve import Search
from digor.supply.shapes import Home

ENGINE = f"matching {__version__}"
# What our own names tell of, beside those the engine knows: no practice may rest on them. The law’s own rules may.
GROUNDS = {"persons": "family_situation", "stay_sufficient": "nationality"}


@cache
def document(name: str) -> dict[str, Any]:
    """One of the dated documents of the law."""
    text = (files("digor.engines.matching") / "law" / f"{name}.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def hard_rules(on: date) -> tuple[shapes.Rule, ...]:
    """The hard rules of a day, as they are printed."""
    known = french.rules(document("rules"))
    return tuple(
        shapes.Rule(one.code, one.article, one.reference, one.verified)
        for one in known
        if one.in_force(on.isoformat())
    )


def category(adults: Sequence[int], children: int, disabled: bool | None) -> int | None:
    """The category of the ceilings; None when nobody said whether somebody has a disability."""
    return None if disabled is None else french.ceiling_category(adults, children, int(disabled))


def check_levels(levels: Sequence[Any]) -> str:
    """Refuse an order that cannot be read (ValueError); the article against a practice that may not be, or ""."""
    problem = Problem("2026-01-01", (), (), levels=_levels(levels, ()), fact_grounds=GROUNDS)
    found = screened(problem)
    return f"{found[0].code}: {found[0].article}" if found else ""


def problem_of(
    units: Sequence[shapes.Unit],
    homes: Sequence[Home],
    levels: Sequence[Any],
    on: date,
    counters: Sequence[shapes.Counter] = (),
) -> Problem:
    """What the engine is asked."""
    day = on.isoformat()
    quotas = tuple(_quota(one) for one in counters)
    return Problem(
        day=day,
        households=tuple(Household(one.case_number, one.since.isoformat(), one.facts) for one in units),
        opportunities=tuple(
            Opportunity(str(one.vacancy), 1, home_facts(one, _zone(one.commune))) for one in homes
        ),
        rules=french.rules(document("rules")),
        levels=_levels(levels, [one.code for one in counters]),
        quotas=quotas,
        tables=french.tables(document("rules"), document("ceilings"), day),
        alone_when=(Test(Comparison.AT_LEAST, _of("dalo_until"), Term(Source.VALUE, value="")),),
    )


def draw(
    units: Sequence[shapes.Unit],
    homes: Sequence[Home],
    order: shapes.OrderInForce,
    on: date,
    *,
    revision: int,
    counters: Sequence[shapes.Counter] = (),
    vacancy: int | None = None,
) -> shapes.Proposals:
    """The list, explained. Of a household hidden from the reader only its rank is said. `vacancy`: the one whose
    blocking rules are wanted too.
    """
    problem = problem_of(units, homes, order.levels, on, counters)
    digest = hashlib.sha256(_canonical(problem).encode()).hexdigest()
    head: dict[str, Any] = {
        "on": on,
        "order": order,
        "revision": revision,
        "problem": digest,
        "engine": ENGINE,
    }
    printed = hard_rules(on)
    if not units or not homes:
        return shapes.Proposals(**head, proved=True, rules=printed, homes=tuple(homes))
    ready = Search(problem)
    answer = ready.answer()
    explained = Explainer(ready, answer).explanation()
    hidden = {one.case_number for one in units if one.hidden}

    def shown(case: str) -> str:
        return "" if case in hidden else case

    lines = tuple(
        shapes.Line(
            int(line.opportunity),
            tuple(shapes.Candidate(shown(one.household), one.rank) for one in line.proposed),
            tuple(shapes.Candidate(shown(one.household), one.rank) for one in line.next),
            tuple(
                shapes.Candidate(
                    shown(one.household),
                    one.rank,
                    one.why.value,
                    "" if one.household in hidden else one.detail,
                )
                for one in line.passed
            ),
            line.eligible,
        )
        for line in explained.lines
    )
    without = tuple(
        shapes.NotProposed(one.household, one.eligible, one.failed, one.missing, one.only)
        for one in explained.not_proposed
        if one.household not in hidden
    )
    return shapes.Proposals(
        **head,
        proved=answer.proved,
        lines=lines,
        not_proposed=without,
        set_aside=tuple((one.code, one.article) for one in answer.refused),
        rules=printed,
        homes=tuple(homes),
        blocked=_blocked(ready, problem, vacancy, hidden) if vacancy is not None else (),
    )


def verdicts(unit: shapes.Unit, home: Home, on: date) -> Mapping[str, str]:
    """What each hard rule says of one household in one home: passed, failed, missing."""
    ready = Search(problem_of([unit], [home], rules.DEFAULT, on))
    return {code: verdict.value for code, verdict in ready.eligible.of_pair(0, 0).items()}


def _blocked(
    ready: Search, problem: Problem, vacancy: int, hidden: Collection[str]
) -> tuple[shapes.Blocked, ...]:
    names = [one.id for one in problem.opportunities]
    if str(vacancy) not in names:
        return ()
    place = names.index(str(vacancy))
    refused: dict[str, list[str]] = {}
    ask: dict[str, list[str]] = {}
    for number, household in enumerate(problem.households):
        if household.id in hidden:
            continue
        for code, verdict in ready.eligible.of_pair(number, place).items():
            if verdict is Verdict.FAILED:
                refused.setdefault(code, []).append(household.id)
            elif verdict is Verdict.MISSING and _asks(problem, code):
                ask.setdefault(code, []).append(household.id)
    return tuple(
        shapes.Blocked(one.code, tuple(refused.get(one.code, ())), tuple(ask.get(one.code, ())))
        for one in problem.rules
        if one.code in refused or one.code in ask
    )


def _asks(problem: Problem, code: str) -> bool:
    return any(one.code == code and one.missing == "block" for one in problem.rules)


def _levels(levels: Sequence[Any], quotas: Sequence[str]) -> tuple[Level, ...]:
    known = {one.code: one for one in french.order(quotas, ("commune", "solution"))}
    found = []
    for place, one in enumerate(levels, 1):
        if not isinstance(one, str):
            found.append(reading.level(one, f"levels, {place}"))
        elif one in known:
            found.append(known[one])
        elif one not in rules.DEFAULT:
            raise ValueError(f"levels, {place}: no level is called “{one}”.")
    return tuple(found)


def _quota(one: shapes.Counter) -> Quota:
    scope = []
    for name, value in (("landlord", one.landlord), ("holder", one.holder)):
        if value:
            scope.append(
                Test(Comparison.EQUAL, Term(Source.OPPORTUNITY, name), Term(Source.VALUE, value=value))
            )
    target = Test(Comparison.EQUAL, _of("priority"), Term(Source.VALUE, value=True))
    return Quota(
        one.code, one.percent, tuple(scope), (target,), one.counted, one.reached, article=one.article
    )


def _of(fact: str) -> Term:
    return Term(Source.HOUSEHOLD, fact)


def _zone(commune: str) -> str | None:
    try:
        return french.zone(document("zones"), commune) if commune else None
    except ValueError:
        return None


def _canonical(problem: Problem) -> str:
    return json.dumps(asdict(problem), sort_keys=True, default=sorted)
