"""What a household wishes and needs; who waits for an evaluation."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from digor.casework.needs import access, lines, panels, reads
from digor.casework.needs.enums import FormKind
from digor.foundation.frame import clock
from digor.foundation.frame.readonly import read_only
from digor.foundation.partners.access import can
from digor.foundation.partners.actor import actor_of
from digor.foundation.partners.roles import Permission

SHOWN = 100


@require_safe
@read_only
def needs(request: HttpRequest, case: str) -> HttpResponse:
    """Wishes first, what was said on which day, then the evaluations."""
    actor = actor_of(request)
    found = reads.needs(actor, case, clock.today())
    rows = reads.evaluations(actor, case)
    if found is None or rows is None:
        raise Http404
    wishes, others = lines.wishes_and_needs(actor, found)
    made = lines.made(list(rows))
    context = {
        "case": case,
        "needs": found,
        "wishes": wishes,
        "others": others,
        "made": made,
        "kinds": FormKind.choices,
        "may_assess": access.can_assess(actor),
        "may_edit": access.can_edit_forms(actor),
    }
    return render(request, "needs/needs.html", context)


@require_safe
@read_only
def due(request: HttpRequest) -> HttpResponse:
    """Most overdue first; a referent begins with their own files."""
    actor = actor_of(request)
    access.check_see_needs(actor)
    may_be_referent = can(actor, Permission.BE_REFERENT)
    mine = may_be_referent and not request.GET.get("tout")
    found = reads.due(actor, clock.today(), mine=mine)
    context = {
        "rows": [(one, panels.kind(one.form)) for one in found[:SHOWN]],
        "late": sum(one.late for one in found),
        "more": max(0, len(found) - SHOWN),
        "mine": mine,
        "may_be_referent": may_be_referent,
        "may_edit": access.can_edit_forms(actor),
    }
    return render(request, "needs/due.html", context)
