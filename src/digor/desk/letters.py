"""What the morning's e-mail says: figures and a link. No name, no case number ever enters it.

The link that stops it works without signing in: it carries the post, signed, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from digor.casework.people import reads as people
from digor.desk import reads
from digor.desk.weeks import Week, week_of
from digor.foundation.partners import access
from digor.foundation.partners.access import can
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.roles import Permission

SALT = "digor.desk.letter"
MONDAY = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """A morning in numbers, for one reader: what the pages show them, counted by the same functions."""

    needs: int  # lines of Aujourd'hui, what is to reconcile left out
    to_reconcile: int
    changes: int
    households: int | None  # on the list last night
    persons: int | None
    week: Week | None  # of the coordinator, on Mondays

    @property
    def something(self) -> bool:
        """Whether there is anything to say this morning."""
        return bool(self.needs or self.to_reconcile or self.changes or self.week)


def figures(actor: Actor, day: date) -> Figures:
    """What this reader's morning holds."""
    _needs, count = reads.today(actor, day)
    to_reconcile = sum(one.count for one in reads.waiting(actor, day))
    sees = can(actor, Permission.SEE_LIST)
    changes = people.changes_since(actor, reads.last_visit(actor)) if sees else []
    totals = None
    if sees or can(actor, Permission.SEE_AGGREGATES):
        totals = people.totals(actor, day - timedelta(days=1), people.head(actor.territory_id))
    last_week = None
    if day.weekday() == MONDAY and sees and access.can_manage_partners(actor):
        last_week = week_of(actor, day - timedelta(days=1))
    return Figures(
        needs=count - to_reconcile,
        to_reconcile=to_reconcile,
        changes=len(changes),
        households=totals.listed.households if totals else None,
        persons=totals.listed.persons if totals else None,
        week=last_week,
    )


def message(actor: Actor, to: str, language: str, day: date, found: Figures) -> EmailMultiAlternatives:
    """The letter, in the reader's language: plain text, and the same as HTML."""
    base = settings.DIGOR_URL.rstrip("/")
    assert actor.post_id is not None
    stop = base + reverse("desk:letter_stop", args=[token(actor.post_id)])
    context = {
        "found": found,
        "day": day,
        "actor": actor,
        "language": language,
        "link": f"{base}/",
        "week_link": base + reverse("desk:week") if found.week else "",
        "stop": stop,
    }
    with translation.override(language):
        subject = _("Digor: your morning in figures")
        text = render_to_string("desk/letter.txt", context)
        html = render_to_string("desk/letter.html", context)
    letter = EmailMultiAlternatives(
        subject,
        text,
        to=[to],
        headers={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )
    letter.attach_alternative(html, "text/html")
    return letter


def token(post_id: int) -> str:
    """The end of the address that stops the letter of a post."""
    return signing.dumps(post_id, salt=SALT)


def post_of(given: str) -> int | None:
    """The post a token was made for; None when it was not made here."""
    try:
        found = signing.loads(given, salt=SALT)
    except signing.BadSignature:
        return None
    return found if isinstance(found, int) else None
