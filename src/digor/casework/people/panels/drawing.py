"""From the ledger's values to what the frame draws."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from digor.casework.people.actions import Stated
from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situations import QUICK, family, situation
from digor.casework.people.reads.shown import strips_shown
from digor.casework.people.reads.strips import strip
from digor.casework.people.shapes import HouseholdPage, Strip, Totals
from digor.foundation.frame.drawings import Bar, Lane, Mark, Part
from digor.foundation.frame.templatetags.frame import day as long_day
from digor.foundation.partners.actor import Actor

MONTHS_18 = 548  # days drawn on the page of a household


def label(code: str) -> str:
    """The trade's word for a situation."""
    return str(situation(code).label)


def bar(one: Strip, last: date | None = None) -> Bar:
    """A segment as a bar; nothing is drawn after the last night known of."""
    stop = last + timedelta(days=1) if last else one.end
    end = min(one.end, stop)
    return Bar(
        start=one.start,
        known_to=min(one.known_to, end),
        end=max(end, one.start),
        family=family(one.situation).value,
        word=str(situation(one.situation).label),
        short=str(family(one.situation).label),
        contested=one.contested,
    )


def bars(strips: Iterable[Strip], last: date) -> list[Bar]:
    """The bars of a ribbon that ends on the night `last`."""
    return [bar(one, last) for one in strips if one.start <= last]


def families(totals: Totals) -> list[Part]:
    """The composition of a night, observed then presumed, from the street to a home."""
    parts = []
    for one in totals.families:
        word = str(Family(one.family).label)
        if one.known:
            parts.append(Part(one.family, one.known, word))
        if one.presumed:
            parts.append(Part(one.family, one.presumed, word, presumed=True))
    return parts


def lanes(page: HouseholdPage, last: date) -> dict[str, Any]:
    """One lane per member, over what is known of the last eighteen months."""
    first_said = min((one.start for lane in page.lanes for one in lane.strips), default=last)
    first = max(first_said, last - timedelta(days=MONTHS_18))
    drawn = []
    for rank, lane in enumerate(page.lanes, 1):
        name = lane.label or (_("Person %(n)d") % {"n": rank} if len(page.lanes) > 1 else _("This person"))
        note = lane.case_number
        if lane.age is not None:
            note = _("%(case)s · %(age)d years old") % {"case": lane.case_number, "age": lane.age}
        marks = tuple(
            Mark(
                day,
                reverse("people:day", args=[lane.case_number, day.isoformat()]),
                _("Two statements contradict each other on %(day)s") % {"day": long_day(day)},
            )
            for day in lane.contested
            if first <= day <= last
        )
        drawn.append(
            Lane(
                name=name,
                note=note,
                bars=tuple(bars(lane.strips, last)),
                losing=tuple(bar(one, last) for one in lane.losing),
                marks=marks,
            )
        )
    return {"lanes": drawn, "first": first, "last": last}


def gestures() -> list[dict[str, Any]]:
    """The six families of the quick gesture, swatch and word."""
    return [{"value": one.value, "family": one.value, "word": one.label} for one in QUICK]


def after(actor: Actor, stated: Stated, today: date) -> dict[str, Any]:
    """What a statement changed, on the last ninety nights."""
    last = today - timedelta(days=1)
    return {
        "last": last,
        "before": bars(strips_shown(actor, (strip(one) for one in stated.before.segments)), last),
        "now": bars(strips_shown(actor, (strip(one) for one in stated.after.segments)), last),
        "same": stated.before.segments == stated.after.segments,
    }
