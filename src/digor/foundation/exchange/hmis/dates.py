"""Dates of an HMIS export: 2025-12-31, with or without an hour behind."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T].*)?")


@lru_cache(maxsize=50_000)
def iso_day(text: str) -> date | None:
    """The day, or None for anything else, an impossible day included."""
    if not _ISO.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
