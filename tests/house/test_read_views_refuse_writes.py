"""A page that is read writes nothing: declared so, and the connection says no.

Every GET of the URL table is asked behind this same wall: see `test_every_url.py`.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver

from digor.foundation.frame import clock
from digor.foundation.frame.readonly import WroteWhileReading, read_only
from digor.foundation.journal.models import Entry
from tests.house.test_every_url import patterns
from tests.house.url_table import WRITES_ON_GET, rows


def ours(view: Any) -> bool:
    """Not a library's: those are only tried."""
    return str(getattr(view, "view_class", view).__module__).startswith("digor.")


def test_every_page_that_only_reads_says_so() -> None:
    """A page without a form. One that also takes a form is tried by its GET, behind the same wall."""
    views = dict(patterns(get_resolver()))
    posts = {row.url for row in rows() if row.method != "GET"}
    silent = [
        row.url
        for row in rows()
        if row.method == "GET"
        and row.url not in posts
        and row.url not in WRITES_ON_GET
        and set(row.answers.values()) != {"405"}
        and ours(views[row.url].callback)
        and not getattr(views[row.url].callback, "read_only", False)
    ]
    assert not silent, f"mark with @read_only, or say in WRITES_ON_GET why it writes: {silent}"


def test_reasons_are_given_for_existing_pages() -> None:
    names = {name for name, _ in patterns(get_resolver())}
    assert all(WRITES_ON_GET.values()) and set(WRITES_ON_GET) <= names


@pytest.mark.django_db
def test_the_wall_is_real() -> None:
    """The same write passes outside, is refused inside, through the ORM and in plain SQL."""

    def write(request: HttpRequest | None) -> HttpResponse:
        Entry.objects.create(instant=clock.now(), territory="x", by="system", role="operator", verb="x")
        return HttpResponse()

    def write_plainly(request: HttpRequest | None) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE partners_territory SET name = 'x'")
        return HttpResponse()

    views: list[Any] = [write, write_plainly]
    for view in views:
        view(None)
        with pytest.raises(WroteWhileReading), transaction.atomic():
            read_only(view)(None)
