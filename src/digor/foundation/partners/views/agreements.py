"""Sharing agreements: what is shared, on which ground, until when."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners import access, actions, formats, grounds, reads
from digor.foundation.partners.actor import actor_of
from digor.foundation.partners.forms import EndOn, Sign
from digor.foundation.partners.models import FAR, SharingAgreement


def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """One agreement, column by column. Every partner may read it; the coordinator may end it."""
    actor = actor_of(request)
    access.check_see_partners(actor)
    found: SharingAgreement = get_object_or_404(reads.agreements(actor.territory_id), pk=pk)
    declared = formats.declared_format(found.format)
    columns = dict(declared.columns) if declared else {}
    sensitive = dict(declared.sensitive) if declared else {}
    form = EndOn(request.POST or None, initial={"on": clock.today()})
    if request.method == "POST":
        access.check_manage_partners(actor)
        if form.is_valid():
            try:
                actions.end_agreement(by=actor, agreement=found, on=form.cleaned_data["on"])
                return redirect("partners:agreement", pk=found.pk)
            except Refused as refusal:
                form.add_error(None, str(refusal.sentence))
    context = {
        "agreement": found,
        "format": declared.label if declared else found.format,
        "organisation": reads.name_of(found.source.organisation, found.valid_from),
        "ground": grounds.ground(found.ground),
        "columns": [columns.get(name, name) for name in found.columns],
        "left_out": [label for name, label in columns.items() if name not in found.columns],
        "sensitive": [sensitive.get(code, code) for code in found.sensitive_codes],
        "in_force": found.valid_from <= clock.today() < found.valid_to,
        "ends": None if found.valid_to == FAR else found.valid_to,
        "may_end": access.can_manage_partners(actor) and clock.today() < found.valid_to,
        "form": form,
    }
    return render(request, "partners/agreement.html", context)


def sign(request: HttpRequest) -> HttpResponse:
    """Record a signed agreement: first the source and the format, then its terms."""
    actor = actor_of(request)
    access.check_manage_partners(actor)
    sources = reads.sources(actor.territory_id).exclude(code__startswith="main:")
    chosen = sources.filter(code=request.GET.get("source", "")).first()
    declared = formats.declared_format(request.GET.get("format", ""))
    if chosen is None or declared is None:
        context = {"sources": sources, "formats": formats.declared()}
        return render(request, "partners/sign_choose.html", context)
    form = Sign(
        request.POST or None,
        columns=list(declared.columns),
        sensitive=list(declared.sensitive),
        initial={"columns": list(declared.required)},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.sign_agreement(
                by=actor,
                source=chosen,
                format=declared.code,
                controllers=given["controllers"],
                ground=given["ground"],
                purpose=given["purpose"],
                recipients=given["recipients"],
                columns=given["columns"],
                sensitive_codes=given.get("sensitive_codes", []),
                information_given=given["information_given"],
                from_day=given["valid_from"],
                to_day=given["valid_to"],
                test_data=given["test_data"],
            )
            return redirect("partners:agreement", pk=made.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
    return render(request, "partners/sign.html", {"form": form, "source": chosen, "format": declared})
