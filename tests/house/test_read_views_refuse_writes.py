"""A page that is read writes nothing: declared so, and the connection says no."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver

from digor.foundation.frame import clock
from digor.foundation.frame.readonly import WroteWhileReading, read_only, reading
from digor.foundation.journal.models import Entry
from tests.house.test_every_url import ask, patterns, world
from tests.house.url_table import CAST, WRITES_ON_GET, rows
from tests.house.url_world import World

__all__ = ["ask", "world"]  # fixtures


def test_every_page_that_only_reads_says_so() -> None:
    """A page without a form: `@read_only`. One with a form is tried below, behind the same wall."""
    views = dict(patterns(get_resolver()))
    posts = {row.url for row in rows() if row.method != "GET"}
    silent = [
        row.url
        for row in rows()
        if row.method == "GET"
        and row.url not in posts
        and row.url not in WRITES_ON_GET
        and not getattr(views[row.url].callback, "read_only", False)
    ]
    assert not silent, f"mark with @read_only, or say in WRITES_ON_GET why it writes: {silent}"


@pytest.mark.django_db
def test_reading_any_page_writes_nothing(world: World, ask: Callable[..., str]) -> None:
    """Every GET of the table again, the whole request behind the wall, middleware included."""
    wrote = []
    for row in rows():
        if row.method != "GET" or row.url in WRITES_ON_GET:
            continue
        filled = {key: world[name] for key, name in row.address.items()}
        for person in CAST:
            if row.answers[person] == "-":
                continue
            with reading():
                answer = ask(person, row, filled)
            if answer == "500":
                wrote.append(f"{row.url} for {person}")
    assert not wrote, f"these pages write while being read: {wrote}"


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
