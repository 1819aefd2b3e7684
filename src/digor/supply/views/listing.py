"""Which homes are to let, under which conventions, and taking that away as a file."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from digor.foundation.frame import clock
from digor.foundation.frame.readonly import read_only
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor, actor_of
from digor.supply import access, actions, reads
from digor.supply.exports import EXPORTS
from digor.supply.filters import Filters, choices

PAGE = 40


@require_safe
@read_only
def homes(request: HttpRequest) -> HttpResponse:
    """Vacancies first, those that wait for somebody at the top; for who sees figures alone, the stock."""
    actor = actor_of(request)
    if not access.can_see_homes(actor):
        access.check_see_figures(actor)
        return redirect("supply:stock")
    filters, today = Filters.parse(request.GET), clock.today()
    of_stock = filters.what == "stock"
    found: Any = (
        filters.of_dwellings(reads.dwellings(actor))
        if of_stock
        else filters.of_vacancies(reads.vacancies(actor))
    )
    pages = Paginator(found, PAGE)
    page = pages.get_page(request.GET.get("page"))
    every = reads.vacancies(actor)
    context = {
        "choices": choices(actor, filters),
        "of_stock": of_stock,
        "rows": list(page) if of_stock else [_row(one, today) for one in page],
        "count": pages.count,
        "figures": {
            "to_let": reads.to_let(actor).count(),
            "open": every.filter(state="open").count(),
            "overdue": reads.overdue(actor, today).count(),
        },
        "communes": commune_names(actor),
        "previous": _page(filters, page.previous_page_number()) if page.has_previous() else "",
        "following": _page(filters, page.next_page_number()) if page.has_next() else "",
        "page": page,
        "query": filters.query(),
        "may_state": access.can_state_homes(actor),
        "may_condition": access.can_see_condition(actor),
        "today": today,
    }
    return render(request, "supply/homes.html", context)


@require_safe
@read_only
def flows(request: HttpRequest) -> HttpResponse:
    """Where each flow convention of a year stands."""
    actor = actor_of(request)
    text = request.GET.get("annee", "")
    year = int(text) if text.isdecimal() and len(text) == 4 else clock.today().year
    context = {
        "year": year,
        "rows": reads.flows(actor, year),
        "may_write": access.can_follow_production(actor),
        "query": f"annee={year}",
    }
    return render(request, "supply/flows.html", context)


@require_POST
def export(request: HttpRequest, what: str) -> HttpResponse:
    """What the page shows, as a file for a spreadsheet; written in the journal."""
    if what not in EXPORTS:
        raise Http404
    name, lines = actions.export(by=actor_of(request), what=what, asked=request.GET)
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(lines)
    response = HttpResponse(out.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def commune_names(actor: Actor) -> dict[str, str]:
    """INSEE code → name."""
    return dict(partners.communes(actor.territory_id).values_list("insee_code", "name"))


def _row(one: Any, today: Any) -> dict[str, Any]:
    return {"vacancy": one, "home": reads.home(one), "takes_over": reads.takes_over(one, today)}


def _page(filters: Filters, number: int) -> str:
    query = filters.query()
    return f"?{query}&page={number}" if query else f"?page={number}"
