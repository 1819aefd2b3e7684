"""The alpha-fair division of one sum: x proportional to weight^(1/alpha) (closed form)."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

from digor.engines.allocation.answer import FairAnswer
from digor.engines.allocation.problem import Fair
from digor.engines.allocation.rounding import largest_remainder

DIGITS = 40


def solve_fair(fair: Fair) -> FairAnswer:
    """max Σ w x^(1-a)/(1-a), log for a = 1, Σ x = envelope (Mo & Walrand, 2000). Weights above zero."""
    powers = [power(one, fair.alpha) for one in fair.weights]
    total = sum(powers, Fraction(0))
    exact = [fair.envelope * one / total for one in powers]
    return FairAnswer(tuple(exact), tuple(largest_remainder(exact, fair.envelope)))


def power(weight: Fraction, alpha: Fraction | None) -> Fraction:
    """weight^(1/alpha): exact when alpha is 1 or infinite (None), else to 40 digits."""
    if alpha is None:
        return Fraction(1)
    if alpha == 1:
        return weight
    with localcontext() as context:
        context.prec = DIGITS
        base = Decimal(weight.numerator) / Decimal(weight.denominator)
        return Fraction(base ** (Decimal(alpha.denominator) / Decimal(alpha.numerator)))
