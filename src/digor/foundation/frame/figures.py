"""Numbers as each language writes them (CLDR)."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal
from django.utils.translation import get_language

# Our languages → CLDR. English is read by people who write days before months.
CLDR = {"fr": "fr", "br": "br", "en": "en_GB"}


def language() -> str:
    """The reader's language, one of ours; French when none is active."""
    active = (get_language() or "fr").split("-")[0]
    return active if active in CLDR else "fr"


def number(value: int | float | Decimal | None) -> str:
    """1 234 in French (narrow no-break space), 1 234 in Breton, 1,234 in English; nothing for None."""
    return "" if value is None else _number(value, language())


# typed: 1 and 1.0 are written differently and must not share a line of the cache
@lru_cache(maxsize=4096, typed=True)
def _number(value: int | float | Decimal, locale: str) -> str:
    return format_decimal(value, locale=CLDR[locale])
