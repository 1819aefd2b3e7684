"""The page « Pourquoi je vois cette page »."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import render

from digor.foundation.partners.why import explain


def why(request: Any) -> HttpResponse:
    """Role, organisation, ground, what one may see; open to whoever has a post."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    back = came_from.path if came_from.netloc == request.get_host() and came_from.path != request.path else ""
    context = {"why": explain(request.actor), "back": back, "several": len(request.posts) > 1}
    return render(request, "partners/why.html", context)
