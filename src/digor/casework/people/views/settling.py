"""Settling a contradiction from « À réconcilier », and the list of what a source is asked to correct."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from digor.casework.people import access, actions, exports
from digor.casework.people.panels.moments import a_night
from digor.casework.people.views.stating import subject
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import actor_of


@require_POST
def settle(request: HttpRequest, case: str, day: str) -> HttpResponse:
    """Keep one, say both are true, or open again; then back to the list."""
    actor = actor_of(request)
    access.check_reconcile(actor)
    about = subject(request, case)
    if about.record is None:
        raise Http404
    night = a_night(day)
    keep = request.POST.get("keep", "")
    try:
        if request.POST.get("both"):
            actions.both_true(by=actor, record=about.record, day=night)
            said = _("It is noted: both are true.")
        elif request.POST.get("lift"):
            actions.lift(by=actor, record=about.record, day=night)
            said = _("It is noted: this contradiction is to settle again.")
        elif keep.isdecimal() and len(keep) < 18:
            actions.settle_by_keeping(by=actor, record=about.record, day=night, statement=int(keep))
            said = _("It is noted: yours was taken back, or the other source is asked to correct its own.")
        else:
            raise Refused("nothing_chosen", _("Say which of the two you keep."))
    except Refused as refusal:
        if refusal.code == "elsewhere":
            raise
        messages.error(request, str(refusal.sentence))
    else:
        messages.success(request, said)
    return redirect(_back(request))


@require_POST
def corrections(request: HttpRequest, source: str) -> HttpResponse:
    """The correction list of one source as a file: its own row keys, no name; written in the journal."""
    try:
        content, name = exports.corrections(by=actor_of(request), source=source)
    except Refused as refusal:
        if refusal.code != "nothing_to_correct":
            raise
        messages.error(request, str(refusal.sentence))
        return redirect("desk:reconcile")
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _back(request: HttpRequest) -> str:
    given = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(given, allowed_hosts={request.get_host()}):
        return given
    return reverse("desk:reconcile")
