"""One dwelling, one vacancy, and what happened to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from digor.foundation.frame import clock
from digor.foundation.frame.readonly import read_only
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import actor_of
from digor.supply import access, actions, reads, rules
from digor.supply.enums import MEANING, State, Step
from digor.supply.forms import Happened
from digor.supply.models import Vacancy
from digor.supply.views.listing import commune_names

# As the address says them.
STEPS = {
    "ouvrir": Step.ORIENT,
    "proposer": Step.PROPOSE,
    "refus": Step.REFUSE,
    "bail": Step.LET,
    "retirer": Step.WITHDRAW,
    "reprise": Step.LAPSE,
}


@require_safe
@read_only
def dwelling(request: HttpRequest, pk: int) -> HttpResponse:
    """What its landlord says of it, and its vacancies."""
    actor = actor_of(request)
    found = get_object_or_404(reads.dwellings(actor), pk=pk)
    free = found.vacancies.filter(known=True, state__in=rules.FREE).first()
    context = {
        "dwelling": found,
        "commune": commune_names(actor).get(found.commune, found.commune),
        "vacancies": found.vacancies.filter(known=True).order_by("-declared_on"),
        "may_declare": free is None and access.can_state_homes(actor, found.landlord),
    }
    return render(request, "supply/dwelling.html", context)


@require_safe
@read_only
def vacancy(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a vacancy stands, until when, who takes over, and what can be said of it now."""
    return _page(request, pk)


@require_POST
def step(request: HttpRequest, pk: int, word: str) -> HttpResponse:
    """Say what happened."""
    actor = actor_of(request)
    found = get_object_or_404(reads.vacancies(actor), pk=pk)
    if word not in STEPS:
        raise Http404
    access.check_state_homes(actor, found.landlord)
    form = Happened(STEPS[word], request.POST)
    if not form.is_valid():
        return _page(request, pk, {word: form}, 422)
    try:
        number = actions.say_step(by=actor, vacancy=found, step=STEPS[word], **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return _page(request, pk, {word: form}, 422)
    return redirect(f"{reverse('supply:vacancy', args=[pk])}?dit={number}")


@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take back what one said by hand."""
    actor = actor_of(request)
    access.check_state_homes(actor)
    found = reads.by_hand(actor, number)
    if found is None:
        raise Http404
    actions.take_back(by=actor, batch=found)
    return redirect("supply:homes")


def _page(
    request: HttpRequest, pk: int, forms: dict[str, Happened] | None = None, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    found: Vacancy = get_object_or_404(reads.vacancies(actor), pk=pk)
    today = clock.today()
    way = reads.way(found)
    said = request.GET.get("dit", "")
    just = reads.by_hand(actor, int(said)) if said.isdecimal() and len(said) < 9 else None
    context: dict[str, Any] = {
        "vacancy": found,
        "home": reads.home(found),
        "commune": commune_names(actor).get(found.dwelling.commune, found.dwelling.commune),
        "meaning": MEANING[State(found.state)],
        "way": way,
        "rule": reads.deadline_source(found),
        "takes_over": reads.takes_over(found, today),
        "convention": reads.convention(found.landlord, found.holder, found.declared_on or today),
        "gestures": _gestures(found, today, forms or {})
        if access.can_state_homes(actor, found.landlord)
        else [],
        "forms": list((forms or {}).values()),
        "just": just,
    }
    return render(request, "supply/vacancy.html", context, status=status)


def _gestures(found: Vacancy, today: date, forms: dict[str, Happened]) -> list[dict[str, Any]]:
    """What may be said now, the most usual first; taking back only once the deadline has passed."""
    state = State(found.state)
    words = []
    for word, step_ in STEPS.items():
        if not rules.may_follow(state, step_):
            continue
        if step_ == Step.LAPSE and not rules.overdue(state, found.deadline, today):
            continue
        form = forms.get(word) or Happened(step_, auto_id=f"{word}-%s")
        words.append({"word": word, "label": step_.label, "form": form, "open": word in forms})
    return words
