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
from digor.foundation.frame.figures import number
from digor.foundation.frame.templatetags.frame import day as long_day
from digor.foundation.frame.worklist import Need
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import Role

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


def to_correct(actor: Actor, today: date) -> Iterator[Need]:
    """What other professionals asked of my organisation's own sources."""
    if not access.can_reconcile(actor):
        return
    asked = [one for one in reads.corrections(actor, today - timedelta(days=1)) if one.mine]
    for label in dict.fromkeys(one.label for one in asked):
        count = sum(one.label == label for one in asked)
        yield Need(
            title=ngettext(
                "%(n)s row of %(source)s is to look at again.",
                "%(n)s rows of %(source)s are to look at again.",
                count,
            )
            % {"n": number(count), "source": label},
            detail=_("Another source says otherwise of these nights."),
            url=f"{reverse('desk:reconcile')}#a-corriger",
            action=_("See the list"),
            when=_("To correct"),
            rank=52,
        )


TODAY = [leaving, to_correct, unheard]
