"""The forms a territory edits without code: one gesture at a time, then a version is published."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from digor.casework.needs import access, actions, editing, reads, rules
from digor.casework.needs.enums import FormKind
from digor.casework.needs.forms import Fill, QuestionForm
from digor.casework.needs.models import Form
from digor.casework.needs.rules import Question
from digor.casework.needs.words import communes, condition, spoken
from digor.foundation.frame.readonly import read_only
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor, actor_of
from digor.foundation.partners.directory import PartnersDirectory


@require_safe
@read_only
def forms(request: HttpRequest) -> HttpResponse:
    """Which forms there are, in which version."""
    actor = actor_of(request)
    access.check_edit_forms(actor)
    rows = []
    for kind in FormKind:
        form = reads.form(actor.territory_id, kind)
        asked = reads.questions(actor.territory_id, kind)
        rows.append((kind, form, len(asked), reads.draft(actor, kind) is not None))
    return render(request, "needs/forms.html", {"rows": rows})


@require_safe
@read_only
def form(request: HttpRequest, kind: str) -> HttpResponse:
    """The questions in order, and what each version changed."""
    return shown(request, actor_of(request), _kind(request, kind))


def shown(
    request: HttpRequest, actor: Actor, kind: FormKind, *, wrong: str = "", status: int = 200
) -> HttpResponse:
    """The editor; `wrong`: why a gesture was refused."""
    questions, begun = _questions(actor, kind)
    before = {one.code: one for one in questions}
    context = {
        "kind": kind,
        "rows": [(one, spoken(one.words), condition(one, before)) for one in questions],
        "begun": begun,
        "changes": _differences(reads.questions(actor.territory_id, kind), questions) if begun else [],
        "history": _history(actor, kind),
        "wrong": wrong,
        "moved": request.GET.get("deplacee", ""),
    }
    return render(request, "needs/form.html", context, status=status)


@require_POST
def change(request: HttpRequest, kind: str) -> HttpResponse:
    """Move, remove, publish, or go back to the version in force."""
    actor, asked = actor_of(request), _kind(request, kind)
    questions, _begun = _questions(actor, asked)
    do, code = request.POST.get("do", ""), request.POST.get("code", "")
    back = reverse("needs:form", args=[asked.value])
    try:
        match do:
            case "up" | "down":
                later = editing.moved(questions, code, -1 if do == "up" else 1)
                actions.draft_form(by=actor, kind=asked, questions=later)
                back += f"?deplacee={code}#q-{code}"
            case "remove":
                actions.draft_form(by=actor, kind=asked, questions=editing.removed(questions, code))
            case "publish":
                actions.publish_form(by=actor, kind=asked, questions=questions)
            case "drop":
                actions.drop_draft(by=actor, kind=asked)
    except Refused as refusal:
        return shown(request, actor, asked, wrong=str(refusal.sentence), status=422)
    return redirect(back)


def question(request: HttpRequest, kind: str, code: str = "") -> HttpResponse:
    """Reword a question, or add one."""
    actor, asked = actor_of(request), _kind(request, kind)
    questions, _begun = _questions(actor, asked)
    present = next((one for one in questions if one.code == code), None)
    if code and present is None:
        raise Http404
    before = questions[: questions.index(present)] if present else questions
    form = QuestionForm(request.POST if request.method == "POST" else None, question=present, before=before)
    if request.method == "POST" and form.is_valid():
        try:
            edit = editing.changed if present else editing.added
            actions.draft_form(by=actor, kind=asked, questions=edit(questions, form.question()))
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            return redirect("needs:form", asked.value)
    context = {"kind": asked, "question": present, "form": form}
    return render(request, "needs/question.html", context, status=422 if form.errors else 200)


@require_safe
@read_only
def preview(request: HttpRequest, kind: str) -> HttpResponse:
    """The form as it will be asked; nothing is kept."""
    actor, asked = actor_of(request), _kind(request, kind)
    questions, begun = _questions(actor, asked)
    filled = Fill(questions=questions, answers={}, communes=communes(actor.territory_id), finishing=False)
    return render(request, "needs/preview.html", {"kind": asked, "form": filled, "begun": begun})


def _kind(request: HttpRequest, kind: str) -> FormKind:
    access.check_edit_forms(actor_of(request))
    if kind not in FormKind.values:
        raise Http404
    return FormKind(kind)


def _questions(actor: Actor, kind: FormKind) -> tuple[tuple[Question, ...], bool]:
    """The version to come if one was begun, else the one in force; and whether one was begun."""
    begun = reads.draft(actor, kind)
    return (begun, True) if begun else (reads.questions(actor.territory_id, kind), False)


def _differences(former: Sequence[Question], later: Sequence[Question]) -> list[tuple[str, str]]:
    verbs = {
        "added": _("added"),
        "removed": _("removed"),
        "changed": _("changed"),
        "moved": _("moved"),
    }
    return [(verbs[one.what], spoken(one.question.words)) for one in editing.differences(former, later)]


def _history(actor: Actor, kind: FormKind) -> list[tuple[Form, str, list[tuple[str, str]]]]:
    """Each version, who published it, and what it changed of the one before."""
    versions = reads.versions(actor, kind)
    names = PartnersDirectory().names({one.by for one in versions})
    rows = []
    for at, one in enumerate(versions):
        former = versions[at + 1] if at + 1 < len(versions) else None
        changes = _differences(rules.read(former.questions), rules.read(one.questions)) if former else []
        rows.append((one, names.get(one.by, ""), changes))
    return rows
