"""Every URL × the cast × the expected answer: the table is `url_table.py`."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from digor.foundation.frame.readonly import reading
from tests.house.url_table import CAST, WRITES_ON_GET, Row, rows
from tests.house.url_world import NOWHERE, World

NOTHING = {"404", "410", "no"}  # 410: an invitation that is no more, or never was


def patterns(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """(name with its namespace, pattern) of every address of the house."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from patterns(pattern, inner)
        else:
            yield f"{space}{pattern.name or str(pattern.pattern)}", pattern


@pytest.fixture
def world(request: pytest.FixtureRequest) -> World:
    return World({person: request.getfixturevalue(person) for person in CAST})


@pytest.fixture
def ask(world: World, sign_in: Callable[..., Client]) -> Callable[..., str]:
    """`ask("yann", row, {})`: the answer in the words of the table; what the request wrote is taken back.

    A GET is asked behind the wall of `read_only`, middleware included: a page that writes answers 500.
    """
    clients = {
        person: sign_in(Client(raise_request_exception=False), actor)
        for person, actor in world.everybody().items()
    }

    def answer(person: str, row: Row, filled: dict[str, Any]) -> str:
        address = reverse(row.url, kwargs=filled)
        client = clients[person]
        carried = {key: morsel.value for key, morsel in client.cookies.items()}
        reads = row.method == "GET" and row.url not in WRITES_ON_GET
        with transaction.atomic(), reading() if reads else nullcontext():
            response = client.generic(row.method, address)
            if response.streaming:
                deque(response.streaming_content, maxlen=0)  # a file sent to its end is closed
            transaction.set_rollback(True)
        client.cookies = SimpleCookie(carried)
        return word(response)

    return answer


def word(response: Any) -> str:
    status = response.status_code
    if status in {301, 302, 303}:
        return "login" if response.url.startswith(resolve_url(settings.LOGIN_URL)) else "may"
    return {200: "may", 204: "may", 400: "may", 422: "may", 403: "no"}.get(status, str(status))


def test_every_url_has_a_row() -> None:
    known, written = {name for name, _ in patterns(get_resolver())}, {row.url for row in rows()}
    lacking = [Row(name, "GET", {}, {}).line(dict.fromkeys(CAST, "?")) for name in sorted(known - written)]
    assert not lacking, "paste into tests/house/url_table.py and answer for each of the cast:\n" + "\n".join(
        lacking
    )
    assert not written - known, f"rows of no URL: {sorted(written - known)}"


@pytest.mark.django_db
def test_everybody_gets_the_expected_answer(world: World, ask: Callable[..., str]) -> None:
    wrong = []
    for row in rows():
        filled = {key: world[name] for key, name in row.address.items()}
        got = {person: ask(person, row, filled) for person in CAST if row.answers[person] != "-"}
        if differing := [person for person, answer in got.items() if answer != row.answers[person]]:
            wrong.append(f"{row.line({**row.answers, **got})}   # differs for {', '.join(differing)}")
    assert not wrong, "the house answers (paste what is right, mend what is not):\n" + "\n".join(wrong)


@pytest.mark.django_db
def test_what_does_not_exist_is_nowhere(world: World, ask: Callable[..., str]) -> None:
    """Whoever may see the thing gets 404 for one that does not exist: never a page, never an error."""
    wrong = []
    for row in rows():
        for key, name in row.address.items():
            if name in world.certain:
                continue
            filled = {other: world[thing] for other, thing in row.address.items()}
            filled[key] = NOWHERE[type(filled[key])]
            for person in CAST:
                if row.answers[person] == "may" and (answer := ask(person, row, filled)) not in NOTHING:
                    wrong.append(f"{row.url} {row.method} with an unknown {name}, {person}: {answer}")
    assert not wrong, "\n".join(wrong)


def test_the_table_says_no_to_somebody() -> None:
    """A table of "may" would prove nothing: a stranger is refused every address that names a thing of ours."""
    closed = [row for row in rows() if row.answers["anonymous"] != "may"]
    named = [row for row in closed if set(row.address.values()) - World.certain]
    loose = [row.url for row in named if row.answers["paul"] == "may"]
    assert not loose, f"Paul, of another territory, is let in: {loose}"
