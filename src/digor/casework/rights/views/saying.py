"""A right is said: only what may follow what is known. A number is opened: what for is written down first."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from digor.casework.people import reads as people
from digor.casework.rights import access, actions, lines, reads
from digor.casework.rights.enums import Answer, Right
from digor.casework.rights.forms import PurposeForm, SayForm
from digor.casework.rights.shapes import Opened
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.enums import Purpose
from digor.foundation.partners.actor import actor_of


def say(request: HttpRequest, case: str, member: str, right: str) -> HttpResponse:
    """One right of one member."""
    actor = actor_of(request)
    access.check_state_rights(actor)
    found = reads.rights(actor, case, clock.today())
    if found is None or member not in {*found.adults, *found.minors} or right not in Right.values:
        raise Http404
    record = people.records_named(actor, {member})[0]
    asked = Right(right)
    last = reads.last_said(actor, record, right) if asked != Right.PRIORITY else None
    form = SayForm(
        request.POST if request.method == "POST" else None,
        right=asked,
        before=Answer(last.answer) if last else None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.state_right(by=actor, record=record, right=right, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            return redirect("rights:rights", case)
    held = [
        lines.line(one, found.on) for one in found.held if (one.case_number, one.right) == (member, right)
    ]
    context = {"case": case, "member": member, "right": asked, "form": form, "held": held}
    return render(request, "rights/say.html", context, status=422 if form.errors else 200)


def numbers(request: HttpRequest, case: str) -> HttpResponse:
    """Ask what for, write it down, then show the numbers on this page only."""
    actor = actor_of(request)
    access.check_see_rights(actor)
    if people.who(actor, case) is None:
        raise Http404
    form = PurposeForm(request.POST if request.method == "POST" else None, purposes=list(Purpose.choices))
    opened: list[tuple[Opened, str]] | None = None
    if request.method == "POST" and form.is_valid():
        found = actions.open_numbers(by=actor, case=case, purpose=form.cleaned_data["purpose"])
        opened = [(one, str(Right(one.right).label)) for one in found]
    context = {"case": case, "form": form, "opened": opened}
    return render(request, "rights/numbers.html", context, status=422 if form.errors else 200)
