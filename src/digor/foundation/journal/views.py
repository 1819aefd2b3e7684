"""The territory's journal, in sentences."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from digor.foundation.frame import clock
from digor.foundation.journal import access, reads, retention
from digor.foundation.journal.forms import Narrow

ROWS = 50


def entries(request: Any) -> HttpResponse:
    """What was done in the territory, latest first; filters stay in the address."""
    access.check_read_journal(request.actor)
    form = Narrow(request.GET, territory=request.actor.territory_code)
    form.is_valid()
    page = Paginator(reads.readable(request.actor, **form.narrowed()), ROWS).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "entries": reads.tell(list(page.object_list)),
        "kept": kept.urlencode(),
        "narrowed": bool(form.narrowed()),
        "months": retention.months_kept(clock.today()),
    }
    return render(request, "journal/entries.html", context)
