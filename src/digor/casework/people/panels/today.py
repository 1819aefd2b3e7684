"""What the ledger puts on the desk each morning."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from digor.casework.people import access, reads
from digor.casework.people.nomenclature.situations import situation
from digor.casework.people.panels.drawing import bars
from digor.casework.people.shapes import Silence
from digor.foundation.frame.templatetags.frame import day as long_day
from digor.foundation.frame.worklist import Need
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import Role

CONTRADICTIONS = 8  # a morning's worth: the others wait for those to be settled
UNHEARD = 30  # days: more is said on the referent's desk
LEAVING_WITHIN = 14  # days: the time the notice leaves to the referent


def leaving(actor: Actor, today: date) -> Iterator[Need]:
    """Those who will become inactive within 14 days unless someone has news: mine, or all for the coordinator."""
    if not access.can_see_list(actor) or actor.role not in {Role.REFERENT, Role.COORDINATOR, Role.VOLUNTEER}:
        return
    mine = actor.role == Role.REFERENT
    for silence in reads.leaving_soon(actor, today, within=LEAVING_WITHIN, mine=mine):
        yield need_of(silence, today)


def unheard(actor: Actor, today: date) -> Iterator[Need]:
    """The referent's own files nobody has had news of for a month, before anything is at stake."""
    if not access.can_see_list(actor) or actor.role != Role.REFERENT:
        return
    soon = today + timedelta(days=LEAVING_WITHIN)
    for silence in reads.without_news(actor, today, days=UNHEARD, mine=True):
        if silence.leaves_on is not None and silence.leaves_on <= soon:
            continue  # said above, with its day
        yield Need(
            title=ngettext("No news for %(n)d day.", "No news for %(n)d days.", silence.days)
            % {"n": silence.days},
            detail=_("Last known: %(situation)s.") % {"situation": situation(silence.situation).label},
            url=reverse("people:slept", args=[silence.case_number]),
            action=_("I have news"),
            when=_("Without news"),
            case=silence.case_number,
            bars=tuple(bars(silence.strips, today - timedelta(days=1))),
            rank=57,
        )


def need_of(silence: Silence, today: date) -> Need:
    """A silence, as a line of the desk."""
    days = silence.days
    left = (silence.leaves_on - today).days if silence.leaves_on else None
    when = ngettext("In %(n)d day", "In %(n)d days", left) % {"n": left} if left else _("Now")
    return Need(
        title=ngettext(
            "No news for %(n)d day: will become inactive without a sign of life.",
            "No news for %(n)d days: will become inactive without a sign of life.",
            days,
        )
        % {"n": days},
        detail=_("Last known: %(situation)s. You are warned before, not after.")
        % {"situation": situation(silence.situation).label},
        url=reverse("people:slept", args=[silence.case_number]),
        action=_("I have news"),
        due=silence.leaves_on,
        when=when,
        note=long_day(silence.leaves_on) if silence.leaves_on else "",
        case=silence.case_number,
        bars=tuple(bars(silence.strips, today - timedelta(days=1))),
        rank=30,
    )


def contradicted(actor: Actor, today: date) -> Iterator[Need]:
    """Two sources do not say the same of one night: for the SIAO and for the referent of the file."""
    if not access.can_see_list(actor) or actor.role not in {Role.SIAO, Role.REFERENT, Role.COORDINATOR}:
        return
    last_night = today - timedelta(days=1)
    mine = actor.role == Role.REFERENT
    for found in reads.contradictions(actor, last_night, limit=CONTRADICTIONS, mine_first=mine):
        other = found.set_aside[0]
        yield Need(
            title=_("Two sources do not say the same of the night of %(day)s.")
            % {"day": long_day(found.start)},
            detail=_("%(kept)s says %(one)s, kept; %(other)s says %(two)s.")
            % {
                "kept": found.kept.source,
                "one": situation(found.kept.situation).label,
                "other": other.source,
                "two": situation(other.situation).label,
            },
            url=reverse("people:day", args=[found.record_case_number, found.start.isoformat()]),
            action=_("Look at both"),
            when=_("To settle"),
            case=found.case_number,
            rank=55 if mine and found.mine else 60,
        )


TODAY = [leaving, contradicted, unheard]
