"""What needs put on the desk: evaluations that are late each morning, and a card on the household's page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from digor.casework.needs import access, lines, reads
from digor.casework.needs.enums import FormKind
from digor.foundation.frame import clock
from digor.foundation.frame.figures import number
from digor.foundation.frame.templatetags.frame import day as long_day
from digor.foundation.frame.worklist import Need
from digor.foundation.partners.access import can
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.roles import Permission

MANY = 4  # beyond, one line for all


def late(actor: Actor, today: date) -> Iterator[Need]:
    """Evaluations whose last day has passed: the referent's own files; the SIAO's are one line."""
    if not access.can_assess(actor):
        return
    mine = can(actor, Permission.BE_REFERENT)
    found = [one for one in reads.due(actor, today, mine=mine) if one.late]
    if not found:
        return
    if not mine or len(found) > MANY:
        yield Need(
            title=ngettext("%(n)s evaluation is late.", "%(n)s evaluations are late.", len(found))
            % {"n": number(len(found))},
            url=reverse("needs:due"),
            action=_("See who waits"),
            when=_("Late"),
            rank=53,
        )
        return
    for one in found:
        yield Need(
            title=_("Evaluation to make: %(kind)s.") % {"kind": kind(one.form)},
            url=reverse("needs:needs", args=[one.case_number]),
            action=_("Evaluate"),
            due=one.due,
            when=_("Late"),
            note=long_day(one.due, "medium"),
            case=one.case_number,
            rank=53,
        )


def file(actor: Actor, case: str) -> str:
    """« Souhaits et besoins », in short, on the household's page; nothing for whoever does not see needs."""
    if not access.can_see_needs(actor):
        return ""
    needs = reads.needs(actor, case, clock.today())
    rows = reads.evaluations(actor, case)
    if needs is None or rows is None:
        return ""
    wishes, others = lines.wishes_and_needs(actor, needs)
    context = {"case": case, "wishes": wishes[:5], "others": others, "made": lines.made(list(rows))[:2]}
    return render_to_string("needs/panel.html", context)


def kind(code: str) -> str:
    """A form in words."""
    return str(FormKind(code).label)


TODAY = [late]
FILE = [file]
