"""A database that somebody else is writing to: wait a little, then say so in a sentence."""

from __future__ import annotations

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class BusyMiddleware:
    """Turns "database is locked" (SQLite, after its timeout) into a page that says what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Only the lock: any other failure of the database is a fault of ours."""
        if not isinstance(exception, OperationalError) or "locked" not in str(exception):
            return None
        answer = render(request, "config/busy.html", status=503)
        answer["Retry-After"] = "10"
        return answer
