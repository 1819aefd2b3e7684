"""A form edited without code: gestures one by one, refusals in place, a version published, what it changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digor.casework.needs import actions, editing, reads, rules
from digor.casework.needs.forms import code_of
from digor.casework.needs.models import Form, FormDraft
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Territory

Enter = Callable[[Any, Actor], Any]
ADDRESS = "/besoins/formulaires/flash/"
NEW = {"fr": "Une place de stationnement ?", "kind": "choice", "options": "oui, couverte | ya\noui\nnon"}


def asked(*codes: str) -> tuple[rules.Question, ...]:
    return rules.read([{"code": code, "kind": "yes_no", "words": {"fr": code}} for code in codes])


@given(st.permutations(["qa", "qb", "qc", "qd"]), st.sampled_from(["qa", "qb", "qc", "qd"]))
def test_up_then_down_is_where_it_was(order: list[str], code: str) -> None:
    form = asked(*order)
    if form[0].code != code:
        assert editing.moved(editing.moved(form, code, -1), code, 1) == form
    assert sorted(one.code for one in editing.moved(form, code, 1)) == sorted(order)


@given(st.permutations(["qa", "qb", "qc", "qd"]))
def test_one_question_moved_is_one_difference(order: list[str]) -> None:
    form = asked(*order)
    later = editing.moved(form, order[0], 3)
    assert [(one.what, one.question.code) for one in editing.differences(form, later)] == [
        ("moved", order[0])
    ]
    assert editing.differences(form, form) == []


def test_a_question_does_not_pass_before_the_one_it_depends_on() -> None:
    first, second = rules.read(
        [
            {"code": "dog", "kind": "yes_no", "words": {"fr": "?"}},
            {"code": "size", "kind": "text", "words": {"fr": "?"}, "when": {"dog": ["yes"]}},
        ]
    )
    for gesture in (
        lambda: editing.moved([first, second], "size", -1),
        lambda: editing.removed([first, second], "dog"),
    ):
        with pytest.raises(Refused) as refused:
            gesture()
        assert refused.value.code == "unknown_condition"


@pytest.mark.parametrize(
    ("words", "code"),
    [("Une place ?", "une_place"), ("Où ?", "ou"), ("75 % ?", "q_75"), ("?", "question"), ("É", "q_e")],
)
def test_a_code_comes_from_words(words: str, code: str) -> None:
    assert code_of(words) == code


def test_added_moved_published_and_told(client: Any, sign_in: Enter, maiwenn: Actor, qbo: Territory) -> None:
    sign_in(client, maiwenn)
    assert client.post(f"{ADDRESS}ajouter/", NEW).status_code == 302
    code = "une_place_de_stationnement"
    client.post(f"{ADDRESS}changer/", {"do": "up", "code": code})
    before = len(reads.questions(qbo.pk, "flash"))  # type: ignore[arg-type]
    page = client.get(ADDRESS).content.decode()
    assert "ajoutée : Une place" in page, page[page.find("box--light") :][:900]
    client.post(f"{ADDRESS}changer/", {"do": "publish"})
    form = reads.form(qbo.pk, "flash")
    assert form is not None and form.version == 2 and not FormDraft.objects.exists()
    made = rules.read(form.questions)
    assert len(made) == before + 1 and made[-2].code == code
    assert [option.code for option in made[-2].options] == ["oui_couverte", "oui", "non"]
    assert made[-2].options[0].words == {"fr": "oui, couverte", "br": "ya"}
    assert "ajoutée : Une place de stationnement ?" in client.get(ADDRESS).content.decode()


def test_an_answer_reworded_keeps_its_code(
    client: Any, sign_in: Enter, maiwenn: Actor, qbo: Territory
) -> None:
    sign_in(client, maiwenn)
    page = client.get(f"{ADDRESS}question/with_whom/").content.decode()
    assert "seul·e | an-unan | alone" in page
    answer = client.post(
        f"{ADDRESS}question/with_whom/",
        {"fr": "Avec qui vivre ?", "options": "le ménage\nseul·e | an-unan | alone\navec d’autres"},
    )
    assert answer.status_code == 302
    draft = reads.draft(maiwenn, "flash")
    assert draft is not None
    one = next(one for one in draft if one.code == "with_whom")
    assert [option.code for option in one.options] == ["household", "alone", "other"]
    assert one.options[0].words == {"fr": "le ménage"}


def test_refusals_are_said_in_place(client: Any, sign_in: Enter, maiwenn: Actor, qbo: Territory) -> None:
    sign_in(client, maiwenn)
    refused = client.post(f"{ADDRESS}changer/", {"do": "remove", "code": "communes"})
    assert refused.status_code == 422
    assert "reformulez-la" in refused.content.decode()
    ill = client.post(f"{ADDRESS}ajouter/", {"fr": "Quelle maladie ?", "kind": "text"})
    assert ill.status_code == 422
    hidden = client.post(
        f"{ADDRESS}ajouter/", {"fr": "Pourquoi ?", "kind": "choice", "options": "travail\naddictions"}
    )
    assert hidden.status_code == 422, "an answer may not say either what is never asked"
    assert client.post(f"{ADDRESS}changer/", {"do": "publish"}).status_code == 422, "nothing changed"
    assert not FormDraft.objects.exists() and Form.objects.count() <= 1


def test_changes_dropped_or_undone_leave_nothing(
    client: Any, sign_in: Enter, maiwenn: Actor, qbo: Territory
) -> None:
    sign_in(client, maiwenn)
    client.post(f"{ADDRESS}changer/", {"do": "up", "code": "tonight"})
    assert FormDraft.objects.count() == 1
    client.post(f"{ADDRESS}changer/", {"do": "down", "code": "tonight"})
    assert not FormDraft.objects.exists(), "moved and moved back"
    client.post(f"{ADDRESS}changer/", {"do": "remove", "code": "tonight"})
    assert "Cette nuit" not in client.get(f"{ADDRESS}apercu/").content.decode()
    client.post(f"{ADDRESS}changer/", {"do": "drop"})
    assert "Cette nuit" in client.get(f"{ADDRESS}apercu/").content.decode()


def test_only_the_coordinator_drafts(awa: Actor, qbo: Territory) -> None:
    with pytest.raises(Refused) as refused:
        actions.draft_form(by=awa, kind="flash", questions=asked("qa"))
    assert refused.value.code == "may_not_edit_forms"
