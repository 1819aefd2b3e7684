"""The page « Pourquoi je vois cette page »."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from digor.foundation.frame.readonly import read_only
from digor.foundation.partners.actor import actor_of
from digor.foundation.partners.why import explain


@read_only
def why(request: HttpRequest) -> HttpResponse:
    """Role, organisation, ground, what one may see; open to whoever has a post."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    back = came_from.path if came_from.netloc == request.get_host() and came_from.path != request.path else ""
    context = {
        "why": explain(actor_of(request)),
        "back": back,
        "several": len(getattr(request, "posts", ())) > 1,
    }
    return render(request, "partners/why.html", context)
