"""Situations as a reader may see them.

A code that tells of detention, violence, illness or asylum, even one an agreement keeps, stays inside
shared secrecy: others read its neutral parent, of the same family and class.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from digor.casework.people import access
from digor.casework.people.nomenclature.versions import VERSIONS
from digor.casework.people.shapes import Strip
from digor.foundation.partners.actor import Actor


def neutral(code: str) -> str:
    """What may be said of a situation to anybody: exports and documents."""
    return VERSIONS[-1].neutral.get(code, code)


def as_shown(actor: Actor, code: str) -> str:
    """What this reader may know of a situation."""
    return code if access.can_see_identity(actor) else neutral(code)


def strips_shown(actor: Actor, strips: Iterable[Strip]) -> tuple[Strip, ...]:
    """The strips a reader sees."""
    if access.can_see_identity(actor):
        return tuple(strips)
    return tuple(replace(strip, situation=neutral(strip.situation)) for strip in strips)
