"""Public handles: random, never derived from the identity, easy to say on the phone (`K7F-392`)."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from random import Random

from digor.casework.people.models import Household, Record

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"  # no I, O, Q: read as 1, 0
DIGITS = "23456789"

_source: ContextVar[Random | None] = ContextVar("digor_case_numbers", default=None)
_CHANCE = secrets.SystemRandom()


@contextmanager
def seeded(seed: str) -> Iterator[None]:
    """Inside the block, numbers follow from the seed: the demo's, never a real territory's."""
    token = _source.set(Random(seed))
    try:
        yield
    finally:
        _source.reset(token)


def _draw() -> str:
    random = _source.get() or _CHANCE
    return f"{random.choice(LETTERS)}{random.choice(DIGITS)}{random.choice(LETTERS)}-{random.randrange(1000):03d}"


def draw(territory_id: int, count: int = 1) -> list[str]:
    """`count` numbers that no record nor household of the territory bears."""
    drawn: list[str] = []
    while len(drawn) < count:
        wanted = list(dict.fromkeys(_draw() for _ in range(count - len(drawn))))
        taken: set[str] = set(drawn)
        for start in range(0, len(wanted), 900):
            chunk = wanted[start : start + 900]
            for model in (Record, Household):
                taken |= set(
                    model.objects.filter(territory=territory_id, case_number__in=chunk).values_list(
                        "case_number", flat=True
                    )
                )
        drawn += [number for number in wanted if number not in taken]
    return drawn
