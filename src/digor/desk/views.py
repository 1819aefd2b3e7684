"""What a professional sees first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from digor.casework.people import access
from digor.casework.people import reads as people
from digor.casework.people.actions import note_search
from digor.casework.people.nomenclature.situations import situation
from digor.casework.people.panels.drawing import families, lanes
from digor.casework.people.panels.gestures import offered
from digor.casework.people.panels.moments import moment
from digor.casework.people.shapes import HouseholdPage, Said
from digor.desk import actions, reads
from digor.foundation.frame import clock
from digor.foundation.frame.readonly import journal_may_write, read_only
from digor.foundation.journal import panels as journal_panels
from digor.foundation.journal import reads as journal
from digor.foundation.partners.access import can
from digor.foundation.partners.actor import actor_of
from digor.foundation.partners.roles import MEANING, Permission

SHOWN = 12  # lines of "Aujourd'hui" before "see all"
SAID = 15  # statements on the page of a household before "see all"


@require_safe
@read_only
def today(request: HttpRequest) -> HttpResponse:
    """Aujourd'hui: what cannot wait, what changed in my files, last night's figures."""
    actor = actor_of(request)
    day = clock.today()
    needs = reads.today(actor, day)
    context = {
        "day": day,
        "needs": needs if request.GET.get("tout") else needs[:SHOWN],
        "more": max(0, len(needs) - SHOWN) if not request.GET.get("tout") else 0,
        "count": len(needs),
        "meaning": MEANING[actor.role],
        "may_state": access.can_state_observation(actor),
    }
    if access.can_see_list(actor) or can(actor, Permission.SEE_AGGREGATES):
        night = day - timedelta(days=1)
        totals = people.totals(actor, night, people.head(actor.territory_id))
        context |= {
            "totals": totals,
            "families": families(totals),
            "night": night,
            "may_see_list": access.can_see_list(actor),
        }
    if access.can_see_list(actor):
        since = reads.last_visit(actor)
        changes = people.changes_since(actor, since)
        everything = bool(request.GET.get("changements"))
        context |= {
            "since": since,
            "changes": changes if everything else changes[:SHOWN],
            "changes_count": len(changes),
            "changes_more": 0 if everything else max(0, len(changes) - SHOWN),
        }
    return render(request, "desk/today.html", context)


@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """The morning's changes are seen."""
    actions.mark_seen(by=actor_of(request))
    return redirect("desk:today")


@require_safe
@read_only
def search(request: HttpRequest) -> HttpResponse:
    """By case number, name (accents and spelling ignored) or alias. A search that shows names is a look."""
    actor = actor_of(request)
    access.check_see_list(actor)
    words = request.GET.get("q", "").strip()[:120]
    hits = people.search(actor, words) if len(words) >= 2 else []
    with journal_may_write():
        note_search(by=actor, hits=hits)
    context = {
        "words": words,
        "hits": [
            {"hit": hit, "situation": situation(hit.situation) if hit.situation else None} for hit in hits
        ],
        "may_state": access.can_state_observation(actor),
    }
    return render(request, "desk/search.html", context)


@require_safe
@read_only
def file(request: HttpRequest, case: str) -> HttpResponse:
    """One household: each member's lane, what was said, what contradicts, who looked."""
    actor = actor_of(request)
    access.check_see_list(actor)
    when = moment(request, actor)
    page = people.household(actor, case, when.on, when.revision, known_on=when.known_on)
    if page is None:
        raise Http404
    drawn = lanes(page, when.on)
    said = together(page.said)
    shown = said if request.GET.get("tout") else said[:SAID]
    everything = request.GET.copy()
    everything["tout"] = "1"
    context = {
        "page": page,
        "when": when,
        "case": case,
        "drawn": drawn,
        "said_lines": shown,
        "said_more": len(said) - len(shown),
        "said_all": everything.urlencode(),
        "whys": page.whys,
        "today": clock.today(),
        "headline": headline(page, case),
        "here": request.get_full_path(),
        "referent": next((lane.referent for lane in page.lanes if lane.referent), ""),
        "mine": all(lane.referent_is_me for lane in page.lanes),
        "informed_on": next((lane.informed_on for lane in page.lanes if lane.informed_on), None),
        "may_state": access.can_state_observation(actor),
        "may_open_identity": access.can_see_identity(actor),
        "may_be_referent": access.can_be_referent(actor),
        "more_gestures": offered(actor, page),
    }
    if can(actor, Permission.SEE_LOOKS):
        numbers = {case, *(number for lane in page.lanes for number in (lane.case_number, *lane.others))}
        context["looks"] = journal.looks_at(numbers, actor.territory_code)[:6]
    return render(request, "desk/file.html", context)


def together(statements: Sequence[Said]) -> list[tuple[Said, int]]:
    """What one source says of several members in the same words is one line, with how many it is about."""
    lines: dict[tuple[object, ...], list[Said]] = {}
    for said in statements:
        same = (
            said.start, said.end, said.situation, said.source, said.kind, said.asks_for, said.place, said.note,
        )  # fmt: skip
        lines.setdefault(same, []).append(said)
    return [(found[0], len(found)) for found in lines.values()]


@require_safe
@read_only
def looks(request: HttpRequest, case: str) -> HttpResponse:
    """The list of those who opened this file, to print and give to the household."""
    actor = actor_of(request)
    access.check_see_list(actor)
    about = people.subject(actor, case)
    if about is None:
        raise Http404
    whole = people.whole_person(actor, about.records)
    return journal_panels.sheet(request, actor, case, members=[record.case_number for record in whole])


def headline(page: HouseholdPage, case: str) -> str:
    """The page's answer: whom it is about and where they were that night."""
    names = [lane.label for lane in page.lanes if lane.label]
    who = f"{case}, « {names[0]} »" if names else case
    places = dict.fromkeys(
        str(situation(strip.situation).label)
        for lane in page.lanes
        for strip in lane.strips
        if strip.start <= page.on < strip.end
    )
    if not places:
        return _("%(who)s: nothing is known of that night") % {"who": who}
    return _("%(who)s: %(where)s") % {"who": who, "where": ", ".join(places)}
