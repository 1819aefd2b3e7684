"""From the room's values to what the page draws: a small bar for each weight, three lanes of nights."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _

from digor.casework.identity.reads.side_by_side import SideBySide
from digor.casework.identity.shapes import Said
from digor.casework.identity.words import SILENT
from digor.casework.people.actions import Facts
from digor.casework.people.panels.drawing import MONTHS_18, bar, bars
from digor.casework.people.reads.comparing import Life
from digor.foundation.frame import clock
from digor.foundation.frame.drawings import Lane
from digor.foundation.frame.geometry import short
from digor.foundation.frame.templatetags.frame import day as long_day

HALF = 60.0  # half the width of a weight's bar, in pixels
LEAST_SCALE = 8.0  # bits: a lone small weight does not fill its bar


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says in a field."""

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Line:
    """A field: what each side says, what it says of the pair, its bar (`x`, `size` in pixels)."""

    said: Said
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]
    bits: str
    x: str
    size: str
    against: bool
    silent: bool


def comparison(found: SideBySide, facts: Sequence[Facts]) -> list[Line]:
    """One line for each field that either side tells, or that weighs."""
    of = {one.record: one for one in facts}
    sides = [[of[record.pk] for record in side.whole if record.pk in of] for side in found.sides]
    scale = max([LEAST_SCALE, *(abs(one.bits) for one in found.fields)])
    lines = []
    for one in found.fields:
        tell = TOLD.get(one.field)
        left, right = (_cells(side, tell) if tell else () for side in sides)
        silent = one.level in SILENT
        if silent and not (left or right):
            continue
        size = HALF * abs(one.bits) / scale
        x = HALF if one.bits >= 0 else HALF - size
        lines.append(Line(one, left, right, bits(one.bits), short(x), short(size), one.bits < 0, silent))
    return lines


def bits(weight: float) -> str:
    """A weight as it is read: one decimal, a true minus sign."""
    return floatformat(weight, 1).replace("-", "\u2212")


def _cells(side: Iterable[Facts], tell: Callable[[Facts], str]) -> tuple[Cell, ...]:
    """Values told by several sources in the same words are told once."""
    values: dict[str, list[str]] = {}
    for one in side:
        if value := tell(one):
            values.setdefault(value, []).extend(one.sources or (one.case_number,))
    return tuple(Cell(value, ", ".join(dict.fromkeys(sources))) for value, sources in values.items())


def _born(one: Facts) -> str:
    if one.birth_date is None:
        return ""
    return str(one.birth_date.year) if one.birth_year_only else long_day(one.birth_date, "long")


TOLD: dict[str, Callable[[Facts], str]] = {
    "family_name": lambda one: one.family_name,
    "given_names": lambda one: one.given_name,
    "birth_date": _born,
    "alias": lambda one: one.alias,
}


def lanes(found: SideBySide) -> dict[str, Any]:
    """The nights of each file and of both taken for one person, over the last eighteen months at most."""
    last = clock.today() - timedelta(days=1)
    lives = (found.together.one, found.together.other, found.together.both)
    begun = min((strip.start for life in lives for strip in life.strips), default=last)
    first = max(begun, last - timedelta(days=MONTHS_18))
    cases = [side.record.case_number for side in found.sides]
    notes = [_("first file"), _("second file"), _("nothing is written")]
    names = [*cases, _("If they were one")]
    drawn = [_lane(life, name, note, last) for life, name, note in zip(lives, names, notes, strict=True)]
    return {"lanes": drawn if any(life.strips for life in lives) else [], "first": first, "last": last}


def _lane(life: Life, name: str, note: str, last: date) -> Lane:
    return Lane(
        name=name,
        note=note,
        bars=tuple(bars(life.strips, last)),
        losing=tuple(bar(one, last) for one in life.losing),
    )
