"""Forms without code: what a territory may change, and what it may not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digor.casework.needs import actions, defaults, reads, rules
from digor.casework.needs.enums import FormKind, QuestionKind
from digor.casework.needs.models import Form
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Territory


def question(code: str = "parking", kind: str = "yes_no", **more: Any) -> rules.Question:
    row = {"code": code, "kind": kind, "words": {"fr": "Une place de stationnement ?"}, **more}
    return rules.read([row])[0]


@pytest.mark.parametrize("kind", list(FormKind))
def test_the_forms_of_the_house_can_be_asked(kind: FormKind) -> None:
    questions = rules.read(defaults.questions(kind))
    assert rules.write(questions) == rules.write(rules.read(rules.write(questions)))
    for one in questions:
        assert set(one.words) == set(rules.LANGUAGES), one.code
        assert all(set(option.words) == set(rules.LANGUAGES) for option in one.options), one.code
    assert next(iter(questions)).code == "communes", "wishes first"


def test_the_in_depth_form_asks_everything_the_proposals_read() -> None:
    asked = {one.code for one in rules.read(defaults.questions(FormKind.IN_DEPTH))}
    assert set(rules.CORE) <= asked


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "empty_form"),
        ([{"code": "Bad", "kind": "yes_no", "words": {"fr": "?"}}], "bad_code"),
        ([{"code": "ok", "kind": "psychic", "words": {"fr": "?"}}], "bad_kind"),
        ([{"code": "ok", "kind": "yes_no", "words": {"br": "?"}}], "no_french"),
        ([{"code": "ok", "kind": "choice", "words": {"fr": "?"}}], "no_options"),
        ([{"code": "ok", "kind": "yes_no", "words": {"fr": "Quelle maladie ?"}}], "forbidden_question"),
        ([{"code": "ok", "kind": "text", "words": {"fr": "Numéro de sécurité sociale"}}], "forbidden_question"),
        ([{"code": "ok", "kind": "text", "words": {"fr": "Nationalité"}}], "forbidden_question"),
        ([{"code": "income", "kind": "text", "words": {"fr": "Revenus"}}], "core_changed"),
        ([{"code": "ok", "kind": "text", "words": {"fr": "?"}, "when": {"later": ["yes"]}}], "unknown_condition"),
        ([{"code": "ok", "kind": "text", "words": {"fr": "?"}}] * 2, "same_code"),
    ],
)  # fmt: skip
def test_a_form_that_cannot_be_asked_is_refused(rows: list[dict[str, Any]], code: str) -> None:
    with pytest.raises(Refused) as refused:
        rules.read(rows)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("yes_no", "perhaps"),
        ("number", -1),
        ("number", "12"),
        ("number", True),
        ("day", "2026-01-01"),
        ("text", "x" * 601),
        ("communes", ["99999"]),
    ],
)
def test_an_answer_of_another_shape_is_refused(kind: str, value: Any) -> None:
    with pytest.raises(Refused) as refused:
        rules.clean(question(kind=kind), value, ["29232"])
    assert refused.value.code == "bad_answer"


@given(st.sampled_from(list(QuestionKind)), st.sampled_from([None, "", [], ()]))
def test_nothing_given_is_no_answer(kind: QuestionKind, value: Any) -> None:
    options = [{"code": "aa", "words": {"fr": "a"}}]
    assert rules.clean(question(kind=kind.value, options=options), value) is None


def test_a_question_is_shown_by_the_answer_before_it() -> None:
    asked = rules.read(
        [
            {"code": "dog", "kind": "yes_no", "words": {"fr": "Un chien ?"}},
            {"code": "size", "kind": "text", "words": {"fr": "Grand ?"}, "required": True, "when": {"dog": ["yes"]}},
        ]
    )  # fmt: skip
    assert not rules.shown(asked[1], {}) and not rules.shown(asked[1], {"dog": False})
    assert rules.lacking(asked, {"dog": False}) == []
    assert rules.lacking(asked, {"dog": True}) == [asked[1]]


def test_delays_are_those_of_the_day() -> None:
    assert defaults.due(FormKind.FLASH, date(2026, 3, 1)) == date(2026, 3, 4)
    assert defaults.due(FormKind.IN_DEPTH, date(2025, 12, 31)) == date(2026, 2, 28)
    assert defaults.due(FormKind.FLASH, date(2020, 1, 1)) == date(2020, 1, 9)
    with pytest.raises(LookupError):
        defaults.due(FormKind.REFERRAL, date(2026, 3, 1))


def test_a_territory_rewords_adds_and_keeps_what_the_proposals_read(maiwenn: Actor, qbo: Territory) -> None:
    first = actions.ensure_form(qbo.pk, "flash")
    former = rules.read(first.questions)
    second = actions.publish_form(by=maiwenn, kind="flash", questions=[*former, question()])
    assert (second.version, reads.form(qbo.pk, "flash")) == (2, second)
    with pytest.raises(Refused) as refused:
        actions.publish_form(by=maiwenn, kind="flash", questions=[question()])
    assert refused.value.code == "core_missing"
    with pytest.raises(Refused) as refused:
        actions.publish_form(by=maiwenn, kind="flash", questions=rules.read(second.questions))
    assert refused.value.code == "nothing_changed"
    assert Form.objects.filter(kind="flash").count() == 2


def test_only_the_coordinator_edits(awa: Actor) -> None:
    with pytest.raises(Refused) as refused:
        actions.publish_form(by=awa, kind="flash", questions=[question()])
    assert refused.value.code == "may_not_edit_forms"
