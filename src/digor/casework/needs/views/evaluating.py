"""An evaluation begun, gone on with, finished or dropped. It works page by page, without JavaScript."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from digor.casework.needs import access, actions, lines, reads, rules
from digor.casework.needs.enums import FormKind, State
from digor.casework.needs.forms import Fill
from digor.casework.needs.models import Evaluation
from digor.casework.needs.words import communes
from digor.casework.people import reads as people
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor, actor_of


@require_POST
def begin(request: HttpRequest, case: str) -> HttpResponse:
    """Begin one, or go on with the one under way."""
    actor = actor_of(request)
    access.check_assess(actor)
    kind = request.POST.get("kind", "")
    if people.who(actor, case) is None:
        raise Http404
    if kind not in FormKind.values:
        return redirect("needs:needs", case)
    made = actions.begin(by=actor, case=case, kind=kind)
    return redirect("needs:evaluation", made.pk)


def evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill it while it is under way; afterwards, or for whoever only reads, what was said."""
    actor = actor_of(request)
    found = _found(actor, pk)
    if request.method == "POST":
        return _keep(request, actor, found)
    if found.state == State.DONE or not access.can_assess(actor):
        context = _context(found) | {"said": lines.said(actor, found), "done": found.state == State.DONE}
        return render(request, "needs/evaluation.html", context)
    return _ask(request, actor, found)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Begun by mistake."""
    actor = actor_of(request)
    access.check_assess(actor)
    found = _found(actor, pk)
    case = actions.case_of(found)
    actions.drop(by=actor, evaluation=found)
    return redirect("needs:needs", case)


def _keep(request: HttpRequest, actor: Actor, found: Evaluation) -> HttpResponse:
    """Keep what was answered; then finish, go on to the questions this opens, or leave it for later."""
    access.check_assess(actor)
    finishing = "finish" in request.POST
    questions, answers = _asked(actor, found)
    form = Fill(
        request.POST,
        questions=questions,
        answers=answers,
        communes=communes(actor.territory_id),
        finishing=finishing,
    )
    # Whatever is well answered is kept, even when another answer is not.
    valid = form.is_valid()
    kept = {code: value for code, value in form.answers().items() if code not in form.errors}
    try:
        actions.answer(by=actor, evaluation=found, answers=kept)
        if valid and finishing:
            actions.finish(by=actor, evaluation=found)
            return redirect("needs:needs", actions.case_of(found))
    except Refused as refusal:
        if refusal.code == "lacking":  # an answer just given opened a question that is needed
            return redirect(f"{reverse('needs:evaluation', args=[found.pk])}?encore=1")
        form.add_error(None, str(refusal.sentence))
        valid = False
    if not valid:
        return render(request, "needs/fill.html", _context(found) | {"form": form}, status=422)
    if "later" in request.POST:
        return redirect("needs:needs", actions.case_of(found))
    return redirect(f"{reverse('needs:evaluation', args=[found.pk])}?garde=1")


def _ask(request: HttpRequest, actor: Actor, found: Evaluation) -> HttpResponse:
    questions, answers = _asked(actor, found)
    form = Fill(
        questions=questions,
        answers=answers,
        communes=communes(actor.territory_id),
        finishing=False,
    )
    context = _context(found) | {
        "form": form,
        "kept": bool(request.GET.get("garde")),
        "more": bool(request.GET.get("encore")),
    }
    return render(request, "needs/fill.html", context)


def _asked(actor: Actor, found: Evaluation) -> tuple[list[rules.Question], dict[str, Any]]:
    """The questions shown by the answers kept so far, and those answers."""
    answers = reads.answers(actor, found)
    return [one for one in rules.read(found.form.questions) if rules.shown(one, answers)], answers


def _found(actor: Actor, pk: int) -> Evaluation:
    found = reads.evaluation(actor, pk)
    if found is None:
        raise Http404
    return found


def _context(found: Evaluation) -> dict[str, Any]:
    return {
        "evaluation": found,
        "case": actions.case_of(found),
        "kind": FormKind(found.form.kind).label,
        "conditional": any(one.when for one in rules.read(found.form.questions)),
    }
