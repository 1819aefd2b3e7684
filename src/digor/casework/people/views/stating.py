"""Stating in two taps, and taking back in one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from digor.casework.people import access, actions, reads
from digor.casework.people.forms import ContactForm, SleptForm
from digor.casework.people.panels.drawing import after, bars, gestures
from digor.casework.people.reads.shown import as_shown
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import actor_of


def back(request: HttpRequest, case: str) -> str:
    """Where the gesture was begun, if it is an address of ours; else the file."""
    given = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(given, allowed_hosts={request.get_host()}):
        return given
    return reverse("desk:file", args=[case])


def subject(request: HttpRequest, case: str) -> reads.Subject:
    """Whom the gesture is about; an unknown, foreign or protected case number does not exist."""
    found = reads.subject(actor_of(request), case)
    if found is None:
        raise Http404
    return found


def slept(request: HttpRequest, case: str) -> HttpResponse:
    """Where did they sleep? Tap 1 the situation, tap 2 how one knows."""
    actor = actor_of(request)
    access.check_state_observation(actor)
    about = subject(request, case)
    form = SleptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        night = form.cleaned_data["night"]
        try:
            stated = actions.state(
                by=actor,
                record=about.record,
                household=about.household,
                situation=about.same_or(form.situation()),
                start=night,
                end=night + timedelta(days=1),
                by_night=form.cleaned_data["seen"],
                seen=form.cleaned_data["seen"],
                note=form.cleaned_data["note"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            said = as_shown(actor, about.same_or(form.situation()))
            return noted(request, case, about, stated, night, said)
    last = clock.today() - timedelta(days=1)
    begun = back(request, case)
    context = {
        "form": form,
        "contact_form": ContactForm(),
        "about": about,
        "gestures": gestures(),
        "last_night": last,
        "drawn": bars(about.strips, last),
        "next": begun,
        "from_past": "nuit=" in begun or "connu=" in begun,
        "may_be_referent": access.can_be_referent(actor),
        "may_state": access.can_state(actor),
    }
    template = "people/slept_fragment.html" if request.headers.get("HX-Request") else "people/slept.html"
    return render(request, template, context, status=422 if form.errors else 200)


def noted(
    request: HttpRequest, case: str, about: Any, stated: Any, night: Any, said: str = ""
) -> HttpResponse:
    """C'est noté: what was noted, what it changes, and how to take it back."""
    context = {
        "about": about,
        "stated": stated,
        "night": night,
        "said": said,
        "after": after(actor_of(request), stated, clock.today()),
        "next": back(request, case),
        "followed": reads.followed(actor_of(request), [record.pk for record in about.records]),
    }
    template = "people/noted_fragment.html" if request.headers.get("HX-Request") else "people/noted.html"
    return render(request, template, context)


@require_POST
def contact(request: HttpRequest, case: str) -> HttpResponse:
    """News without a situation: met, phoned, asks for."""
    actor = actor_of(request)
    access.check_state_observation(actor)
    about = subject(request, case)
    form = ContactForm(request.POST)
    if not form.is_valid():
        return redirect(f"{reverse('people:slept', args=[case])}?next={back(request, case)}")
    someone = about.record or about.first_member
    if someone is None:
        raise Http404
    stated = actions.contact(
        by=actor,
        record=someone,
        how=form.cleaned_data["how"],
        asks_for=form.cleaned_data["asks_for"],
        note=form.cleaned_data["note"],
    )
    return noted(request, case, about, stated, None)


@require_POST
def referent(request: HttpRequest, case: str) -> HttpResponse:
    """I am the referent from today."""
    actor = actor_of(request)
    access.check_be_referent(actor)
    about = subject(request, case)
    for record in about.records:
        actions.become_referent(by=actor, record=record)
    return redirect(back(request, case))


@require_POST
def take_back(request: HttpRequest, statement: int) -> HttpResponse:
    """Take back what I said: one tap, one superseding row."""
    actor = actor_of(request)
    found = reads.own_statement(actor, statement)
    if found is None:
        raise Http404
    actions.take_back(by=actor, statement=found)
    return redirect(back(request, reads.case_of(actor, found)))
