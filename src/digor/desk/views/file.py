"""One page per household, composed of the rooms' panels."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from digor.casework.people import reads as people
from digor.casework.people.panels.drawing import label, lanes
from digor.casework.people.panels.gestures import offered
from digor.casework.people.panels.moments import moment
from digor.casework.people.shapes import HouseholdPage, Said
from digor.desk.reads import panels
from digor.foundation.frame import clock
from digor.foundation.frame.readonly import read_only
from digor.foundation.journal import panels as journal_panels
from digor.foundation.journal import reads as journal
from digor.foundation.partners.access import can, check
from digor.foundation.partners.actor import actor_of
from digor.foundation.partners.roles import Permission

SAID = 15  # statements on the page of a household before "see all"


@require_safe
@read_only
def file(request: HttpRequest, case: str) -> HttpResponse:
    """One household: each member's lane, what was said, what contradicts, who looked."""
    actor = actor_of(request)
    check(actor, Permission.SEE_LIST)
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
        "may_state": can(actor, Permission.STATE_OBSERVATION),
        "may_open_identity": can(actor, Permission.SEE_IDENTITY),
        "may_be_referent": can(actor, Permission.BE_REFERENT),
        "more_gestures": offered(actor, page),
    }
    if not when.past:  # what rooms show stands today: a past night is told by its nights alone
        context["cards"] = [card for panel in panels("FILE") if (card := panel(actor, case))]
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
    check(actor, Permission.SEE_LIST)
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
        label(strip.situation)
        for lane in page.lanes
        for strip in lane.strips
        if strip.start <= page.on < strip.end
    )
    if not places:
        return _("%(who)s: nothing is known of that night") % {"who": who}
    return _("%(who)s: %(where)s") % {"who": who, "where": ", ".join(places)}
