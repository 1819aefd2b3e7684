"""The versions in force, in the order of their days, and the one of a given day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from digor.casework.people.nomenclature.classes import Version
from digor.casework.people.nomenclature.version_2026 import VERSION_2026

VERSIONS: tuple[Version, ...] = (VERSION_2026,)


def version_on(day: date, versions: Sequence[Version] = VERSIONS) -> Version:
    """The version in force on a day: the last that began. The first one also reads the days before it."""
    begun = [version for version in versions if version.valid_from <= day]
    return max(begun, key=lambda version: version.valid_from) if begun else versions[0]


def version(code: str, versions: Sequence[Version] = VERSIONS) -> Version:
    """The version of that name. KeyError when there is none."""
    for candidate in versions:
        if candidate.code == code:
            return candidate
    raise KeyError(code)


def reduce(code: str, allowed: Collection[str] = (), *, on: Version = VERSIONS[-1]) -> str:
    """What may be kept of a situation read in a partner's file (design §5.4).

    A code that tells of detention, violence, illness or asylum becomes its neutral parent,
    unless the sharing agreement names it among `allowed`. KeyError on an unknown code.
    """
    if code not in on.classes:
        raise KeyError(code)
    if code in allowed:
        return code
    return on.neutral.get(code, code)
