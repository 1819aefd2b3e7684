"""The requests whose year ends, and those it ended for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from digor.casework.rights import access, reads
from digor.foundation.frame import clock
from digor.foundation.frame.readonly import read_only
from digor.foundation.partners.access import can
from digor.foundation.partners.actor import actor_of
from digor.foundation.partners.roles import Permission

SHOWN = 100


@require_safe
@read_only
def to_renew(request: HttpRequest) -> HttpResponse:
    """Most urgent first; a referent begins with their own files."""
    actor = actor_of(request)
    access.check_see_rights(actor)
    may_be_referent = can(actor, Permission.BE_REFERENT)
    mine = may_be_referent and not request.GET.get("tout")
    today = clock.today()
    found = reads.to_renew(actor, today, mine=mine)
    context = {
        "rows": [(one, one.until is not None and one.until < today) for one in found[:SHOWN]],
        "more": max(0, len(found) - SHOWN),
        "mine": mine,
        "may_be_referent": may_be_referent,
        "may_state": access.can_state_rights(actor),
    }
    return render(request, "rights/to_renew.html", context)
