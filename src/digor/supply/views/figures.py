"""What there is, what is coming, what is open, and where: figures that name nobody."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from digor.foundation.frame import clock
from digor.foundation.frame.readonly import read_only
from digor.foundation.partners.actor import actor_of
from digor.supply import access, drawings, reads
from digor.supply.enums import Financing, Solution, Stage
from digor.supply.models import StockCount
from digor.supply.views.listing import commune_names

SIDES = {"typologie": "typology", "commune": "commune", "acces": "accessible", "loyer": "rent", "financement": "financing"}  # fmt: skip


@require_safe
@read_only
def stock(request: HttpRequest) -> HttpResponse:
    """Which homes there are, by one of their dimensions, and how many of them are to let."""
    actor = actor_of(request)
    asked = request.GET.get("par", "typologie")
    name = SIDES.get(asked, "typology")
    there, free = reads.stock_by(actor, name), reads.to_let_by(actor, name)
    side = reads.against(there, name, {})
    to_let = free.along(name)
    most = max((row.homes for row in side.rows), default=0) or 1
    words = _words(name, actor)
    sources = StockCount.objects.on(there.on).filter(landlord__in=reads.landlords(actor))
    context = {
        "par": asked if asked in SIDES else "typologie",
        "rows": [
            {
                "word": words.get(row.key, row.key),
                "homes": row.homes,
                "to_let": to_let.get(row.key, 0),
                "share": round(row.homes / most * 100, 1),
            }
            for row in side.rows
        ],
        "total": there.total,
        "to_let": free.total,
        "sources": sorted(set(sources.values_list("source", flat=True))),
        "on": there.on,
        "may_see_homes": access.can_see_homes(actor),
    }
    return render(request, "supply/stock.html", context)


@require_safe
@read_only
def production(request: HttpRequest) -> HttpResponse:
    """What is produced, from the programme to the keys; rental mediation net of losses; Anah agreements."""
    actor, today = actor_of(request), clock.today()
    years = reads.years(actor)
    months = reads.mediation(actor, today)
    context = {
        "chart": drawings.by_year(years) if years else None,
        "years": [
            {"year": y.year, "cells": [(y.reached[s.value], y.planned[s.value]) for s in Stage]}
            for y in years
        ],
        "stages": list(Stage),
        "curve": drawings.curve(months),
        "months": [month for month in reversed(months) if month.captured or month.lost],
        "net": sum(month.net for month in months[-12:]),
        "captured": sum(month.captured for month in months[-12:]),
        "lost": sum(month.lost for month in months[-12:]),
        "agreements": [
            {**row, "label": Financing(str(row["level"])).label} for row in reads.agreements(actor, today)
        ],
        "operations": _operations(actor),
        "delivered": reads.produced(actor, today.year, Stage.DELIVERED),
        "today": today,
        "may_write": access.can_follow_production(actor),
    }
    return render(request, "supply/production.html", context)


@require_safe
@read_only
def capacity(request: HttpRequest) -> HttpResponse:
    """How many places are open today, by type."""
    actor, today = actor_of(request), clock.today()
    rows = reads.capacities(actor, today)
    totals = reads.places_by_solution(actor, today)
    context = {
        "rows": rows,
        "totals": [
            {"label": Solution(solution).label, "places": places, "winter": winter}
            for solution, (places, winter) in sorted(totals.items())
        ],
        "places": sum(places for places, _winter in totals.values()),
        "winter": sum(winter for _places, winter in totals.values()),
        "today": today,
        "may_write": access.can_follow_production(actor),
    }
    return render(request, "supply/capacity.html", context)


@require_safe
@read_only
def map_page(request: HttpRequest) -> HttpResponse:
    """Where homes are to let, and where they are; the table says the same."""
    actor = actor_of(request)
    what = "stock" if request.GET.get("quoi") == "parc" else "vacancies"
    drawing, areas = reads.map_of(actor, what)
    context = {
        "drawing": drawing,
        "areas": areas,
        "what": what,
        "stock": sum(area.stock for area in areas),
        "vacancies": sum(area.vacancies for area in areas),
        "may_write": access.can_follow_production(actor),
    }
    return render(request, "supply/map.html", context)


def _words(name: str, actor: Any) -> dict[str, Any]:
    from django.utils.translation import gettext as _

    words: dict[str, Any] = {"": _("not said")}
    match name:
        case "commune":
            words |= commune_names(actor)
        case "accessible":
            words |= {"yes": _("without a step, or adapted"), "no": _("stairs to the door")}
        case "rent":
            words |= {str(most): _("up to %(n)s €") % {"n": most} for most in reads.RENT_BANDS}
            words["+"] = _("beyond")
        case "financing":
            words |= dict(Financing.choices)
    return words


def _operations(actor: Any) -> list[dict[str, Any]]:
    rows = []
    for one in reads.operations(actor):
        held = {milestone.stage: milestone for milestone in one.milestones.all()}
        rows.append({"operation": one, "stages": [held.get(stage.value) for stage in Stage]})
    return rows
