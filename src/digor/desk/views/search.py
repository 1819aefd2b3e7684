"""The search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from digor.casework.people import reads as people
from digor.casework.people.actions import note_search
from digor.foundation.frame.readonly import journal_may_write, read_only
from digor.foundation.partners.access import can, check
from digor.foundation.partners.actor import actor_of
from digor.foundation.partners.roles import Permission


@require_safe
@read_only
def search(request: HttpRequest) -> HttpResponse:
    """By case number, name (accents and spelling ignored) or alias. A search that shows names is a look."""
    actor = actor_of(request)
    check(actor, Permission.SEE_LIST)
    words = request.GET.get("q", "").strip()[:120]
    hits = people.search(actor, words) if len(words) >= 2 else []
    with journal_may_write():
        note_search(by=actor, hits=hits)
    context = {
        "words": words,
        "hits": hits,
        "may_state": can(actor, Permission.STATE_OBSERVATION),
    }
    return render(request, "desk/search.html", context)
