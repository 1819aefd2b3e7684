"""The by-name list: who is without a home that night, as known then."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from digor.casework.people import access, exports, reads
from digor.casework.people.filters import Filters, choices
from digor.casework.people.panels.drawing import families
from digor.casework.people.panels.moments import moment
from digor.casework.people.views.rows import drawn
from digor.casework.people.views.saving import sharings
from digor.foundation.frame.readonly import read_only
from digor.foundation.partners.actor import actor_of

PAGE = 50


@require_safe
@read_only
def by_name(request: HttpRequest) -> HttpResponse:
    """The list: totals, the sentence of filters, fifty rows."""
    actor = actor_of(request)
    access.check_see_list(actor)
    when = moment(request, actor)
    filters = Filters.parse(request.GET)
    start = request.GET.get("debut", "")
    offset = int(start) if start.isdecimal() and len(start) < 8 else 0
    page = reads.by_name(
        actor, when.on, when.revision, filters, offset=offset, limit=PAGE, known_on=when.known_on
    )
    late = None
    if when.known_on is not None:
        late = reads.late_knowledge(actor, when.on, when.revision)
    query = request.GET.copy()
    query.pop("debut", None)
    following = offset + PAGE
    may_state = access.can_state_observation(actor)
    return render(
        request,
        "people/list.html",
        {
            "page": page,
            "when": when,
            "late": late,
            "filters": filters,
            "choices": choices(actor, filters, reads.sectors(actor, when.on, when.revision)),
            "rows": [
                drawn(row, page.on, query=when.query, here=request.get_full_path(), may_state=may_state)
                for row in page.rows
            ],
            "families": families(page.totals),
            "previous_url": at(query, max(0, offset - PAGE)) if offset else "",
            "next_url": at(query, following) if following < page.matching.households else "",
            "shown_from": offset + 1,
            "shown_to": offset + len(page.rows),
            "query": query.urlencode(),
            "may_state": may_state,
            "may_export": access.can_export(actor),
            "may_round": access.can_round(actor),
            "saved": reads.saved_views(actor, when.on, when.revision),
            "sharings": sharings(actor),
            "asked": filters.query(),
        },
    )


def at(query: QueryDict, offset: int) -> str:
    """The same list, further on."""
    moved = query.copy()
    if offset:
        moved["debut"] = str(offset)
    return f"?{moved.urlencode()}"


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """The same list as a file: pseudonymous, the sentence of filters at its head, journaled."""
    actor = actor_of(request)
    when = moment(request, actor)
    kind = "xlsx" if request.POST.get("kind") == "xlsx" else "csv"
    content, name, media = exports.by_name(
        by=actor,
        on=when.on,
        revision=when.revision,
        filters=Filters.parse(request.GET),
        kind=kind,
        known_on=when.known_on,
    )
    response = HttpResponse(content, content_type=media)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
@read_only
def definition(request: HttpRequest) -> HttpResponse:
    """What stands behind the list's figures: definition and version, sources heard, perimeter, revision."""
    actor = actor_of(request)
    access.check_see_list(actor)
    when = moment(request, actor)
    return render(
        request,
        "people/definition.html",
        {"when": when, "behind": reads.definition(actor, when.on, when.revision)},
    )
