"""Which dwellings were reported, what was found, what was ordered, what is due."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from digor.foundation.frame import clock
from digor.foundation.frame.readonly import read_only
from digor.foundation.partners.actor import actor_of
from digor.supply import reads
from digor.supply.views.listing import commune_names

PAGE = 40


@require_safe
@read_only
def reports(request: HttpRequest) -> HttpResponse:
    """The reports, those whose rehousing is due first."""
    actor, today = actor_of(request), clock.today()
    pages = Paginator(reads.reports(actor), PAGE)
    page = pages.get_page(request.GET.get("page"))
    late = set(reads.rehousing_due(actor, today).values_list("pk", flat=True))
    communes = commune_names(actor)
    context = {
        "rows": [
            {"report": one, "late": one.pk in late, "commune": communes.get(one.commune, one.commune)}
            for one in page
        ],
        "page": page,
        "count": pages.count,
        "late": len(late),
        "previous": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "following": f"?page={page.next_page_number()}" if page.has_next() else "",
    }
    return render(request, "supply/reports.html", context)


@require_safe
@read_only
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """One report, step by step."""
    actor = actor_of(request)
    found = get_object_or_404(reads.reports(actor), pk=pk)
    late = reads.rehousing_due(actor, clock.today()).filter(pk=pk).exists()
    context = {
        "report": found,
        "late": late,
        "commune": commune_names(actor).get(found.commune, found.commune),
    }
    return render(request, "supply/report.html", context)
