"""A household's rights as its page says them: words, not codes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from digor.casework.people import reads as people
from digor.casework.rights import law
from digor.casework.rights.enums import Answer, PieceFor, Right, Seen
from digor.casework.rights.forms import holds_until
from digor.casework.rights.shapes import Held, Rights
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.directory import PartnersDirectory


@dataclass(frozen=True, slots=True)
class Line:
    """One right held, in words."""

    right: str
    words: str
    answer: str
    since: date
    until: date | None
    renew_by: date | None
    over: bool
    counts: bool
    said_on: date
    by: str


@dataclass(frozen=True, slots=True)
class Person:
    """A member: what is held, and what has not been said."""

    case_number: str
    alias: str
    minor: bool
    lines: tuple[Line, ...]
    silent: tuple[tuple[str, str], ...]  # rights nobody spoke of: code, words


@dataclass(frozen=True, slots=True)
class Paper:
    """A piece of a purpose, of one member or of all."""

    code: str
    of: str
    words: str
    whose: str
    state: str
    valid: bool
    until: date | None
    proposed: date | None


def persons(actor: Actor, rights: Rights) -> list[Person]:
    """The adults, then the children of whom something is said."""
    records = {one.case_number: one for one in people.records_named(actor, {*rights.adults, *rights.minors})}
    aliases = people.aliases_of({one.pk for one in records.values()})
    names = PartnersDirectory().names({one.by for one in rights.held})
    found = []
    for case in (*rights.adults, *rights.minors):
        held = [one for one in rights.held if one.case_number == case]
        minor = case in rights.minors
        if minor and not held:
            continue
        spoken = {one.right for one in held if one.right != Right.PRIORITY}
        found.append(
            Person(
                case,
                aliases.get(records[case].pk, ""),
                minor,
                tuple(line(one, rights.on, names.get(one.by, "")) for one in held),
                tuple((one.value, str(one.label)) for one in Right if one.value not in spoken),
            )
        )
    return found


def line(held: Held, on: date, by: str = "") -> Line:
    """A right in words; a category says itself."""
    category = law.priorities(on).get(held.code)
    return Line(
        held.right,
        str(category) if category else str(Right(held.right).label),
        str(Answer(held.answer).label),
        held.since,
        held.until,
        held.renew_by,
        held.until is not None and held.until < on,
        held.counts,
        held.said_on,
        by,
    )


def papers(rights: Rights) -> list[Paper]:
    """The pieces of the purpose: those missing or run out first, then the valid ones, in the list's order."""
    known = law.pieces(rights.on)
    rows = [
        Paper(
            one.piece,
            one.of,
            str(known[one.piece]),
            _("the household") if known[one.piece].of == "household" else one.of,
            str(one.seen.label),
            one.seen == Seen.VALID,
            one.valid_until,
            holds_until(known[one.piece], rights.on),
        )
        for one in rights.pieces
    ]
    return sorted(rows, key=lambda row: row.valid)


def purpose_of(given: str) -> str:
    """What the pieces are asked for: as chosen, else a social dwelling."""
    return given if given in PieceFor.values else PieceFor.SOCIAL_HOUSING.value
