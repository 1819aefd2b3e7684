"""What rights put on the desk: requests to renew each morning, and a card on the household's page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from digor.casework.rights import access, lines, reads
from digor.casework.rights.enums import Right
from digor.foundation.frame import clock
from digor.foundation.frame.figures import number
from digor.foundation.frame.templatetags.frame import day as long_day
from digor.foundation.frame.worklist import Need
from digor.foundation.partners.access import can
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.roles import Permission

MANY = 4  # beyond, one line for all


def renewals(actor: Actor, today: date) -> Iterator[Need]:
    """The referent's own files whose request ends within the delay's warning; the SIAO's is one line."""
    if not access.can_state_rights(actor):
        return
    mine = can(actor, Permission.BE_REFERENT)
    found = reads.to_renew(actor, today, mine=mine)
    if not found:
        return
    if not mine or len(found) > MANY:
        yield Need(
            title=ngettext(
                "%(n)s social housing request is to renew.",
                "%(n)s social housing requests are to renew.",
                len(found),
            )
            % {"n": number(len(found))},
            url=reverse("rights:to_renew"),
            action=_("See the requests"),
            when=_("To renew"),
            rank=54,
        )
        return
    for one in found:
        assert one.until is not None  # a request to renew has an end
        over = one.until < today
        yield Need(
            title=_("The social housing request has run out.")
            if over
            else _("The social housing request runs out."),
            url=reverse("rights:rights", args=[one.case_number]),
            action=_("See the rights"),
            due=one.until,
            when=_("Run out") if over else _("To renew"),
            note=long_day(one.until, "medium"),
            case=one.case_number,
            rank=54,
        )


def file(actor: Actor, case: str) -> str:
    """« Droits et pièces », in short, on the household's page; nothing for whoever does not see rights."""
    if not access.can_see_rights(actor):
        return ""
    found = reads.rights(actor, case, clock.today())
    if found is None:
        return ""
    held = [
        lines.line(one, found.on)
        for one in found.held
        if one.right in (Right.SOCIAL_HOUSING_REQUEST, Right.DALO, Right.LABELLING) or one.counts
    ]
    missing = [one.words for one in lines.papers(found) if not one.valid]
    context = {"case": case, "lines": held, "missing": missing, "kinds": list(dict.fromkeys(missing))}
    return render_to_string("rights/panel.html", context)


TODAY = [renewals]
FILE = [file]
