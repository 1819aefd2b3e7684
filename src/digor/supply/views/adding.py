"""Writing the territory's own rows: one page, one form, one verb for each thing."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor, actor_of
from digor.supply import access, actions, forms


@dataclass(frozen=True, slots=True)
class Thing:
    """What can be added: the question its page asks, its form, its verb, where one goes next."""

    title: Any
    form: Callable[..., Any]
    verb: Callable[..., Any]
    then: str


THINGS = {
    "bailleur": Thing(_("Who lets?"), forms.NewLandlord, actions.add_landlord, "supply:flows"),
    "convention": Thing(_("What does the flow convention say?"), forms.NewFlow, actions.sign_flow, "supply:flows"),
    "operation": Thing(_("What will be built?"), forms.NewOperation, actions.add_operation, "supply:production"),
    "etape": Thing(_("Where does the operation stand?"), forms.NewMilestone, actions.write_milestone, "supply:production"),
    "iml": Thing(_("What came into rental mediation, or left it?"), forms.NewMediation, actions.move_mediation, "supply:production"),
    "anah": Thing(_("What did the owner and the Anah agree?"), forms.NewAnah, actions.sign_anah, "supply:production"),
    "lieu": Thing(_("Which place opens?"), forms.NewFacility, actions.add_facility, "supply:capacity"),
    "places": Thing(_("How many places, from when?"), forms.NewCapacity, actions.set_capacity, "supply:capacity"),
}  # fmt: skip


def add(request: HttpRequest, what: str) -> HttpResponse:
    """Ask, write, go back to where it shows."""
    actor = actor_of(request)
    access.check_follow_production(actor)
    thing = THINGS.get(what)
    if thing is None:
        raise Http404
    form = thing.form(actor, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            thing.verb(by=actor, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            return redirect(thing.then)
    context = {"thing": thing, "form": form}
    return render(request, "supply/add.html", context, status=422 if form.errors else 200)


def contours(request: HttpRequest) -> HttpResponse:
    """Load the official contours of the communes."""
    actor = actor_of(request)
    access.check_follow_production(actor)
    form = forms.Contours(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        try:
            _load(actor, form.cleaned_data["file"].read(), form.cleaned_data["source"])
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            return redirect("supply:map")
    return render(request, "supply/contours.html", {"form": form}, status=422 if form.errors else 200)


def _load(actor: Actor, content: bytes, source: str) -> int:
    """Refuses `not_geojson`."""
    try:
        features = json.loads(content)["features"]
        assert isinstance(features, list)
    except (ValueError, KeyError, TypeError, AssertionError):
        raise Refused("not_geojson", _("This file is not a GeoJSON collection of contours.")) from None
    return actions.load_contours(by=actor, features=features, source=source)
