"""The verbs of needs: publish a form, evaluate with a household."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.needs import access, defaults, reads, rules
from digor.casework.needs.enums import FormKind, QuestionKind, State
from digor.casework.needs.models import Answer, Evaluation, Form, FormDraft, Words
from digor.casework.people import reads as people
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners import reads as partners
from digor.foundation.partners.access import check_territory
from digor.foundation.partners.actor import Actor


def ensure_form(territory: int, kind: str) -> Form:
    """The form in force; the one that comes with the house when the territory has published none."""
    found = reads.form(territory, kind)
    if found is None:
        rows = defaults.questions(FormKind(kind))
        rules.read(rows)
        found, _made = Form.objects.get_or_create(
            territory_id=territory,
            kind=kind,
            version=1,
            defaults={"published_on": clock.today(), "by": "system", "questions": rows},
        )
    return found


@transaction.atomic
def publish_form(*, by: Actor, kind: str, questions: Iterable[rules.Question]) -> Form:
    """A new version of a form, in force at once. Evaluations already begun keep theirs.

    Raises `Refused`: `may_not_edit_forms`, `core_missing` (a question that the present version has and
    the proposals read), `nothing_changed`, or what `rules.check` says.
    """
    access.check_edit_forms(by)
    asked = tuple(questions)
    rules.check(asked)
    before = ensure_form(by.territory_id, kind)
    former = rules.read(before.questions)
    rules.check_core(former, asked)
    if asked == former:
        raise Refused("nothing_changed", _("This version is the same as the one in force."))
    made = Form.objects.create(
        territory_id=by.territory_id,
        kind=kind,
        version=before.version + 1,
        published_on=clock.today(),
        by=by.code,
        questions=rules.write(asked),
    )
    FormDraft.objects.filter(territory=by.territory_id, kind=kind).delete()
    journal(by=by, verb="form_published", form=kind, version=made.version)
    return made


@transaction.atomic
def draft_form(*, by: Actor, kind: str, questions: Iterable[rules.Question]) -> None:
    """Keep the version to come of a form, without publishing it. Only publishing is journaled.

    Raises `Refused`: `may_not_edit_forms`, `core_missing`, or what `rules.check` says.
    """
    access.check_edit_forms(by)
    asked = tuple(questions)
    rules.check(asked)
    former = rules.read(ensure_form(by.territory_id, kind).questions)
    rules.check_core(former, asked)
    if asked == former:
        drop_draft(by=by, kind=kind)
        return
    FormDraft.objects.update_or_create(
        territory_id=by.territory_id,
        kind=kind,
        defaults={"by": by.code, "questions": rules.write(asked)},
    )


@transaction.atomic
def drop_draft(*, by: Actor, kind: str) -> None:
    """Back to the version in force."""
    access.check_edit_forms(by)
    FormDraft.objects.filter(territory=by.territory_id, kind=kind).delete()


@transaction.atomic
def begin(*, by: Actor, case: str, kind: str) -> Evaluation:
    """Begin an evaluation of a household or of a person alone, or go on with the one under way.

    Raises `Refused`: `may_not_assess_needs`, `elsewhere`.
    """
    access.check_assess(by)
    about = people.who(by, case)
    if about is None:
        check_territory(by, -1)
    assert about is not None
    form = ensure_form(by.territory_id, kind)
    unit = {"household": about.household} if about.household else {"record": about.record}
    open_one = Evaluation.objects.filter(form__kind=kind, state=State.DRAFT, **unit).first()
    if open_one is not None:
        return open_one
    made = Evaluation.objects.create(
        territory_id=by.territory_id, form=form, opened_on=clock.today(), by=by.code, **unit
    )
    journal(by=by, verb="evaluation_opened", case=case, form=kind)
    return made


@transaction.atomic
def answer(*, by: Actor, evaluation: Evaluation, answers: Mapping[str, Any]) -> None:
    """Keep the answers given, question code → value; None or empty takes an answer back.

    Raises `Refused`: `may_not_assess_needs`, `elsewhere`, `already_done`, `unknown_question`, `bad_answer`.
    """
    access.check_assess(by)
    _check_open(by, evaluation)
    asked = {one.code: one for one in rules.read(evaluation.form.questions)}
    communes = {one.insee_code for one in partners.communes(by.territory_id)}
    for code, value in answers.items():
        if code not in asked:
            raise Refused("unknown_question", _("This form has no question “%(code)s”.") % {"code": code})
        kept = rules.clean(asked[code], value, communes)
        if asked[code].kind is QuestionKind.TEXT:
            _keep(Words, by, evaluation, code, "text", kept)
        else:
            _keep(Answer, by, evaluation, code, "value", kept)


@transaction.atomic
def finish(*, by: Actor, evaluation: Evaluation) -> Evaluation:
    """The evaluation is done: its answers do not change any more, a later one may say otherwise.

    Raises `Refused`: `may_not_assess_needs`, `elsewhere`, `already_done`, `lacking` (required questions).
    """
    access.check_assess(by)
    _check_open(by, evaluation)
    said: dict[str, Any] = dict(evaluation.answers.values_list("question", "value"))
    said |= dict(evaluation.words.values_list("question", "text"))
    questions = rules.read(evaluation.form.questions)
    missing = rules.lacking(questions, said)
    if missing:
        raise Refused(
            "lacking",
            _("Still to answer: %(questions)s")
            % {"questions": " ; ".join(one.words["fr"] for one in missing)},
        )
    hidden = [one.code for one in questions if not rules.shown(one, said)]
    evaluation.answers.filter(question__in=hidden).delete()
    evaluation.state, evaluation.done_on = State.DONE, clock.today()
    evaluation.save(update_fields=["state", "done_on"])
    journal(by=by, verb="evaluation_done", case=case_of(evaluation), form=evaluation.form.kind)
    return evaluation


@transaction.atomic
def drop(*, by: Actor, evaluation: Evaluation) -> None:
    """An evaluation begun by mistake, not finished: gone, and the journal says so."""
    access.check_assess(by)
    _check_open(by, evaluation)
    case, kind = case_of(evaluation), evaluation.form.kind
    evaluation.delete()
    journal(by=by, verb="evaluation_dropped", case=case, form=kind)


def case_of(evaluation: Evaluation) -> str:
    """The case number it is about."""
    about = evaluation.household or evaluation.record
    assert about is not None
    return about.case_number


def _check_open(by: Actor, evaluation: Evaluation) -> None:
    check_territory(by, evaluation.territory_id)
    about = evaluation.household or evaluation.record
    if about is None or not people.is_known(by, about):
        check_territory(by, -1)
    if evaluation.state != State.DRAFT:
        raise Refused(
            "already_done",
            _("This evaluation is done and keeps what was said that day. Begin another to say otherwise."),
        )


def _keep(model: Any, by: Actor, evaluation: Evaluation, code: str, column: str, value: Any) -> None:
    if value is None:
        model.objects.filter(evaluation=evaluation, question=code).delete()
    else:
        model.objects.update_or_create(
            evaluation=evaluation,
            question=code,
            defaults={"territory_id": by.territory_id, column: value},
        )
