"""The territory's journal, in sentences."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from digor.foundation.frame import clock
from digor.foundation.frame.readonly import read_only
from digor.foundation.journal import access, reads, retention
from digor.foundation.journal.authors import Reader
from digor.foundation.journal.forms import Narrow

ROWS = 50


@read_only
def entries(request: HttpRequest) -> HttpResponse:
    """What was done in the territory, latest first; filters stay in the address."""
    reader: Reader = request.actor  # type: ignore[attr-defined]
    access.check_read_journal(reader)
    form = Narrow(request.GET, territory=reader.territory_code)
    form.is_valid()
    page = Paginator(reads.readable(reader, **form.narrowed()), ROWS).get_page(request.GET.get("page"))

    def at(number: int) -> str:
        address = request.GET.copy()
        address["page"] = str(number)
        return f"?{address.urlencode()}"

    context = {
        "form": form,
        "page": page,
        "entries": reads.tell(list(page.object_list)),
        "newer_url": at(page.previous_page_number()) if page.has_previous() else "",
        "older_url": at(page.next_page_number()) if page.has_next() else "",
        "narrowed": bool(form.narrowed()),
        "months": retention.months_kept(clock.today()),
    }
    return render(request, "journal/entries.html", context)
