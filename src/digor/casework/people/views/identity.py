"""Opening an identity: on need, on a recorded ground, and every look is journaled."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from digor.casework.people import access, actions, reads
from digor.casework.people.forms import GroundForm
from digor.foundation.journal.enums import Purpose
from digor.foundation.partners.actor import actor_of


def open_identity(request: HttpRequest, case: str) -> HttpResponse:
    """Ask what for, write it down, then show the names on this page only."""
    actor = actor_of(request)
    access.check_see_identity(actor)
    about = reads.subject(actor, case)
    if about is None:
        raise Http404
    form = GroundForm(request.POST or None, purposes=list(Purpose.choices))
    names = None
    if request.method == "POST" and form.is_valid():
        names = actions.open_identity(by=actor, case=case, purpose=form.cleaned_data["purpose"])
    return render(
        request,
        "people/identity.html",
        {"form": form, "about": about, "names": names, "case": case},
        status=422 if form.errors else 200,
    )
