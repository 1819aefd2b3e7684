"""Aujourd'hui."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from digor.casework.people import reads as people
from digor.casework.people.panels.drawing import families
from digor.desk import actions, reads
from digor.foundation.frame import clock
from digor.foundation.frame.readonly import read_only
from digor.foundation.partners.access import can
from digor.foundation.partners.actor import actor_of
from digor.foundation.partners.roles import MEANING, Permission

SHOWN = 12  # lines of "Aujourd'hui" before "see all"


@require_safe
@read_only
def today(request: HttpRequest) -> HttpResponse:
    """Aujourd'hui: what cannot wait, what changed in my files, last night's figures."""
    actor = actor_of(request)
    day = clock.today()
    needs, count = reads.today(actor, day)
    sees = can(actor, Permission.SEE_LIST)
    context = {
        "day": day,
        "needs": needs if request.GET.get("tout") else needs[:SHOWN],
        "more": max(0, len(needs) - SHOWN) if not request.GET.get("tout") else 0,
        "count": count,
        "meaning": MEANING[actor.role],
        "may_state": can(actor, Permission.STATE_OBSERVATION),
    }
    if sees or can(actor, Permission.SEE_AGGREGATES):
        night = day - timedelta(days=1)
        totals = people.totals(actor, night, people.head(actor.territory_id))
        context |= {
            "totals": totals,
            "families": families(totals),
            "night": night,
            "may_see_list": sees,
            "may_see_week": sees and can(actor, Permission.SEE_AGGREGATES),
        }
    if sees:
        context["saved"] = people.saved_views(actor, day - timedelta(days=1), people.head(actor.territory_id))
        since = reads.last_visit(actor)
        changes = people.changes_since(actor, since)
        everything = bool(request.GET.get("changements"))
        context |= {
            "since": since,
            "changes": changes if everything else changes[:SHOWN],
            "changes_mine": can(actor, Permission.BE_REFERENT),
            "changes_count": len(changes),
            "changes_more": 0 if everything else max(0, len(changes) - SHOWN),
        }
    return render(request, "desk/today.html", context)


@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """The morning's changes are seen."""
    actions.mark_seen(by=actor_of(request))
    return redirect("desk:today")
