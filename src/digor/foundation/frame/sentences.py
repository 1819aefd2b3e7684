"""Drawings in words: what a screen reader says of a ribbon, a stack, a lane."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from digor.foundation.frame.days import day
from digor.foundation.frame.drawings import Bar, Certainty, Lane, Part, Stretch, stretches
from digor.foundation.frame.figures import number


def presumed(word: str) -> str:
    """« Rue, présumé »."""
    return _("%(word)s, presumed") % {"word": word}


def announced(word: str) -> str:
    """« Logement, annoncé »."""
    return _("%(word)s, announced") % {"word": word}


def spoken(lane: Lane) -> Lane:
    """The lane with the words of its presumed nights filled in."""
    return replace(lane, bars=tuple(_spoken(bar) for bar in lane.bars))


def of_stretch(stretch: Stretch) -> str:
    """« Rue, présumé »: situation and certainty; « Sans nouvelles » where nothing is said."""
    bar = stretch.bar
    if bar is None:
        return _("Nothing known")
    match stretch.certainty:
        case "presumed":
            return bar.presumed_word or presumed(bar.word)
        case "announced":
            return announced(bar.word)
        case _:
            return bar.word


def nights(count: int) -> str:
    return ngettext("%(n)s night", "%(n)s nights", count) % {"n": number(count)}


def ribbon(found: Iterable[Stretch], last_day: date, count: int, whose: str) -> str:
    """« M2V-058 : 90 nuits jusqu'au 11 novembre. Rue : 18 nuits ; Rue, présumé : 72 nuits. »"""
    head = ngettext("%(n)s night up to %(day)s", "%(n)s nights up to %(day)s", count) % {
        "n": number(count),
        "day": day(last_day, "medium"),
    }
    parts = "; ".join(
        _("%(what)s: %(nights)s") % {"what": of_stretch(stretch), "nights": nights(stretch.nights)}
        for stretch in found
    )
    if whose:
        head = _("%(whose)s, %(what)s") % {"whose": whose, "what": head}
    return f"{head}. {parts}."


def stack(parts: Sequence[Part], label: str) -> str:
    """« Ménages selon la situation. Rue : 44 ; Rue, présumé : 11. »"""
    words = "; ".join(
        _("%(what)s: %(value)s") % {"what": of_part(part), "value": number(part.value)} for part in parts
    )
    return f"{label}. {words}." if words else label


def of_part(part: Part) -> str:
    return presumed(part.word) if part.presumed else part.word


def lane(one: Lane, first: date, end: date) -> str:
    """« Adulte 1. Chez un tiers du 1er juin 2025 au 12 août 2025 ; … »"""
    words = "; ".join(of_stretch_and_days(stretch) for stretch in stretches(one.bars, first, end))
    return f"{one.name}. {words}." if words else one.name


def of_stretch_and_days(stretch: Stretch) -> str:
    """A stretch with its first and last night."""
    last = stretch.end - timedelta(days=1)
    return _("%(what)s, from %(first)s to %(last)s") % {
        "what": of_stretch(stretch),
        "first": day(stretch.start, "long"),
        "last": day(last, "long"),
    }


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table beside the lanes. `last` is the last night, inclusive."""

    first: date
    last: date
    nights: int
    word: str
    certainty: Certainty
    set_aside: bool
    sure: str


def table(one: Lane, first: date, end: date) -> list[Line]:
    """What the lane shows, line by line, statements set aside included."""
    lines = [_line(stretch, False) for stretch in stretches(one.bars, first, end)]
    lines += [_line(stretch, True) for stretch in stretches(one.losing, first, end)]
    return sorted(lines, key=lambda line: (line.first, line.set_aside))


def _line(stretch: Stretch, set_aside: bool) -> Line:
    sure = {
        "known": pgettext("drawing", "observed"),
        "presumed": pgettext("drawing", "presumed"),
        "announced": pgettext("drawing", "announced"),
        "unknown": pgettext("drawing", "unknown"),
    }[stretch.certainty]
    return Line(
        first=stretch.start,
        last=stretch.end - timedelta(days=1),
        nights=stretch.nights,
        word=stretch.bar.word if stretch.bar else "",
        certainty=stretch.certainty,
        set_aside=set_aside,
        sure=pgettext("drawing", "set aside") if set_aside else sure,
    )


def _spoken(bar: Bar) -> Bar:
    if bar.presumed_word and bar.presumed_short:
        return bar
    return replace(
        bar,
        presumed_word=bar.presumed_word or presumed(bar.word),
        presumed_short=bar.presumed_short or pgettext("drawing", "presumed"),
    )
