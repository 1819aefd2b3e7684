"""Dossiers judged on several criteria: weighted sum, TOPSIS, PROMETHEE II, and how far they hold."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from digor.engines.allocation import draws
from digor.engines.allocation.answer import Ranking
from digor.engines.allocation.problem import Dossiers, Method

Row = Sequence[Fraction]
DIGITS = 40


def solve_dossiers(dossiers: Dossiers, seed: int = 0) -> tuple[Ranking, ...]:
    """The three methods, with the frequency of each rank when the weights are drawn."""
    weights = [one.weight for one in dossiers.criteria]
    total = sum(weights, Fraction(0))
    weights = [one / total for one in weights]
    drawn = draws.weights(dossiers.criteria, dossiers.draws, seed)
    return tuple(_ranking(method, dossiers, weights, drawn) for method in Method)


def _ranking(method: Method, dossiers: Dossiers, weights: Row, drawn: list[list[int]]) -> Ranking:
    table = flows(dossiers) if method is Method.PROMETHEE_II else normalised(dossiers)
    scores = closeness(table, weights) if method is Method.TOPSIS else added(table, weights)
    counts = [[0] * len(dossiers.names) for _ in dossiers.names]
    for one in drawn:
        for place, rank in enumerate(_drawn_ranks(method, table, one)):
            counts[place][rank - 1] += 1
    return Ranking(
        method, tuple(scores), tuple(ranks(scores)), tuple(tuple(row) for row in counts) if drawn else ()
    )


def normalised(dossiers: Dossiers) -> list[list[Fraction]]:
    """Each criterion from 0 (worst of the dossiers) to 1 (best); 1 for all where they do not differ."""
    columns = []
    for place, one in enumerate(dossiers.criteria):
        column = [row[place] for row in dossiers.marks]
        low, high = min(column), max(column)
        if low == high:
            columns.append([Fraction(1)] * len(column))
        elif one.more_is_better:
            columns.append([(mark - low) / (high - low) for mark in column])
        else:
            columns.append([(high - mark) / (high - low) for mark in column])
    return [list(row) for row in zip(*columns, strict=True)]


def flows(dossiers: Dossiers) -> list[list[Fraction]]:
    """Net flow of each dossier on each criterion, usual preference: (beaten - beating) / (others)."""
    others = max(1, len(dossiers.names) - 1)
    columns = []
    for place, one in enumerate(dossiers.criteria):
        sign = 1 if one.more_is_better else -1
        column = [sign * row[place] for row in dossiers.marks]
        columns.append([Fraction(sum((x > y) - (x < y) for y in column), others) for x in column])
    return [list(row) for row in zip(*columns, strict=True)]


def added(table: Sequence[Row], weights: Row) -> list[Fraction]:
    """Weighted sum of each row."""
    return [sum((w * x for w, x in zip(weights, row, strict=True)), Fraction(0)) for row in table]


def closeness(table: Sequence[Row], weights: Row) -> list[Fraction]:
    """TOPSIS (Hwang & Yoon, 1981): distance to the worst over the sum of distances to worst and best."""
    seen = [[w * x for w, x in zip(weights, row, strict=True)] for row in table]
    best = [max(column) for column in zip(*seen, strict=True)]
    worst = [min(column) for column in zip(*seen, strict=True)]
    found = []
    for row in seen:
        near, far = _distance(row, best), _distance(row, worst)
        found.append(far / (near + far) if near + far else Fraction(1))
    return found


def _distance(one: Row, other: Row) -> Fraction:
    square = sum(((x - y) ** 2 for x, y in zip(one, other, strict=True)), Fraction(0))
    with localcontext() as context:
        context.prec = DIGITS
        return Fraction((Decimal(square.numerator) / Decimal(square.denominator)).sqrt())


def ranks(scores: Sequence[Fraction] | Sequence[int]) -> list[int]:
    """From 1, the greatest first; equal scores share the better rank."""
    return [1 + sum(other > one for other in scores) for one in scores]


def _drawn_ranks(method: Method, table: Sequence[Row], drawn: Sequence[int]) -> list[int]:
    weights = [Fraction(one, draws.GRAIN) for one in drawn]
    return ranks(closeness(table, weights) if method is Method.TOPSIS else added(table, weights))
