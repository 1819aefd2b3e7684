"""Unknown: create with an alias and say where they slept, in the same gesture."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from digor.casework.people import access, actions, reads
from digor.casework.people.forms import NewcomerForm
from digor.casework.people.panels.drawing import gestures
from digor.casework.people.views.stating import noted
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import actor_of


def create(request: HttpRequest) -> HttpResponse:
    """A new record under an alias, with its first night."""
    actor = actor_of(request)
    access.check_state_observation(actor)
    form = NewcomerForm(request.POST or None, initial={"alias": request.GET.get("q", "")[:120]})
    if request.method == "POST" and form.is_valid():
        night = form.cleaned_data["night"]
        try:
            with transaction.atomic():
                record = actions.create_record(by=actor, alias=form.cleaned_data["alias"])
                stated = actions.state(
                    by=actor,
                    record=record,
                    situation=form.situation(),
                    start=night,
                    end=night + timedelta(days=1),
                    by_night=form.cleaned_data["seen"],
                    seen=form.cleaned_data["seen"],
                    note=form.cleaned_data["note"],
                )
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            about = reads.subject(actor, record.case_number)
            return noted(request, record.case_number, about, stated, night, form.situation())
    context = {"form": form, "gestures": gestures(), "last_night": clock.today() - timedelta(days=1)}
    return render(request, "people/newcomer.html", context, status=422 if form.errors else 200)
