"""What other rooms show of the looks: a list on the file, a sheet to give to the household."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from digor.foundation.frame.readonly import reading
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal import actions, authors, panels, reads
from tests.foundation.journal.conftest import Somebody

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def awa_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Words(authors.Bare):
        def names(self, codes: object) -> dict[str, str]:
            return {"post:8": "Awa"}

    monkeypatch.setattr(authors, "_directory", Words())


@pytest.fixture
def looked() -> None:
    awa = Somebody(code="post:8", function="référente sociale", organisation="Fondation Massé-Trévidy")
    actions.look(by=awa, case="K7F-392", what="identity", ground="casf-l121-6-2", purpose="support")


def ask(rf: RequestFactory) -> Any:
    request: Any = rf.get("/")
    request.user, request.actor, request.htmx = AnonymousUser(), None, False
    return request


def test_the_list_on_the_file_names_colleagues(looked: None, loic: Somebody) -> None:
    with translation.override("fr"):
        html = render_to_string("journal/looks.html", panels.looks(loic, "K7F-392", sheet_url="/feuille/"))
    for words in (
        "Awa",
        "référente sociale",
        "Fondation Massé-Trévidy",
        "accompagner le ménage",
        "/feuille/",
    ):
        assert words in html
    with translation.override("fr"):
        empty = render_to_string("journal/looks.html", panels.looks(loic, "D4N-207"))
    assert "Personne n’a ouvert son identité" in empty


def test_the_sheet_for_the_household_names_nobody_and_is_journaled(
    rf: RequestFactory, looked: None, loic: Somebody
) -> None:
    with translation.override("fr"), reading():
        html = panels.sheet(ask(rf), loic, "K7F-392").content.decode()
    for words in ("K7F-392", "référente sociale", "Fondation Massé-Trévidy", "accompagner le ménage"):
        assert words in html
    assert "Awa" not in html and "Loïc" not in html
    assert [entry.verb for entry in reads.verbs("quimper", case="K7F-392")] == ["looks_given"]


def test_neither_is_for_those_whose_role_does_not_see_looks(rf: RequestFactory, looked: None) -> None:
    erwan = Somebody(permissions=set())
    for attempt in (
        lambda: panels.looks(erwan, "K7F-392"),
        lambda: panels.sheet(ask(rf), erwan, "K7F-392"),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert refusal.value.code == "may_not_see_looks"
    assert not reads.verbs("quimper").exists()
