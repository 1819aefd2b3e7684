"""Why this situation on this night."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from digor.casework.people import access, reads
from digor.casework.people.panels.moments import a_night, moment
from digor.foundation.frame.readonly import read_only
from digor.foundation.partners.actor import actor_of


@require_safe
@read_only
def day(request: HttpRequest, case: str, day: str) -> HttpResponse:
    """What was kept, what was set aside, the rule that decided, and what one can do."""
    actor = actor_of(request)
    access.check_see_list(actor)
    when = moment(request, actor)
    night = a_night(day)
    why = reads.day(actor, case, night, when.revision)
    if why is None:
        raise Http404
    template = "people/why_fragment.html" if request.headers.get("HX-Request") else "people/why.html"
    return render(
        request,
        template,
        {
            "why": why,
            "when": when,
            "case": case,
            "previous": (night - timedelta(days=1)).isoformat(),
            "following": (night + timedelta(days=1)).isoformat() if night < when.on else "",
        },
    )
