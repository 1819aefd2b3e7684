"""What a practice may not rest on: screening of preferences and levels, with the article.

A fact is known by its own name or by what the problem declares it tells of (`fact_grounds`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from digor.engines.matching.answer import Refused
from digor.engines.matching.problem import Ground, Level, Problem, Source, Term
from digor.engines.matching.terms import leaves, terms_of


@dataclass(frozen=True, slots=True)
class Prohibited:
    """A ground on which nobody may be refused or preferred. `alone`: only when nothing else is looked at."""

    ground: str
    article: str
    source: str
    verified: bool = False
    alone: bool = False


DISCRIMINATION = "Code pénal, art. 225-1; loi n° 89-462 du 6 juillet 1989, art. 1er"
PROHIBITED: dict[str, Prohibited] = {
    one.ground: one
    for one in (
        Prohibited("nationality", DISCRIMINATION, "nationalité, origine"),
        Prohibited("family_situation", DISCRIMINATION, "situation de famille"),
        Prohibited("residence", DISCRIMINATION, "lieu de résidence"),
        Prohibited("income_kind", DISCRIMINATION, "situation économique, nature des ressources"),
        Prohibited("local_link", "CCH, art. L. 441", "l’absence de lien avec la commune, à soi seule", alone=True),
        Prohibited("animals", "Loi n° 70-598 du 9 juillet 1970, art. 10", "détention d’un animal familier"),
    )
}  # fmt: skip


def refused(problem: Problem) -> tuple[Refused, ...]:
    """Levels that rest on a prohibited ground: set aside, and said."""
    found = []
    for level in problem.levels:
        one = prohibited(problem, level_terms(level))
        if one is not None:
            found.append(Refused(level.preference or level.code, level.owner, one.ground, one.article))
    return tuple(found)


def kept(problem: Problem) -> tuple[Level, ...]:
    """The levels that are applied."""
    return tuple(level for level in problem.levels if prohibited(problem, level_terms(level)) is None)


def prohibited(problem: Problem, terms: Iterable[Term]) -> Prohibited | None:
    """The first prohibited ground these terms rest on."""
    names = {
        problem.fact_grounds.get(term.name, term.name)
        for term in leaves(terms)
        if term.source is Source.HOUSEHOLD
    }
    for ground in sorted(names & set(PROHIBITED)):
        one = PROHIBITED[ground]
        if not one.alone or names == {ground}:
            return one
    return None


def level_terms(level: Level) -> list[Term]:
    """Everything a level reads."""
    return [*terms_of(level.when), *([level.term] if level.term else [])]


def check_rules(problem: Problem) -> None:
    """A hard rule in the law's name may not rest on a prohibited ground either (ValueError)."""
    for rule in problem.rules:
        one = prohibited(problem, terms_of((*rule.when, rule.test)))
        if one is not None and rule.ground is Ground.LAW:
            raise ValueError(
                f"rules, {rule.code}: it rests on “{one.ground}”, a prohibited ground ({one.article})."
            )
