"""Publish, set aside, stop, take back: one button each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from digor.casework.intake import access, actions, reads
from digor.casework.intake.forms import Withdraw
from digor.casework.intake.tasks import work_on
from digor.casework.intake.views.one import found
from digor.foundation.partners.actor import actor_of


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish what was read, in my name."""
    actor = actor_of(request)
    actions.ask_publication(by=actor, imported=found(actor, pk))
    work_on.enqueue(pk)
    return redirect("intake:import", pk=pk)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Do not publish it: nothing of it stays."""
    actor = actor_of(request)
    actions.discard(by=actor, imported=found(actor, pk))
    return redirect("intake:import", pk=pk)


@require_POST
def take_refused(request: HttpRequest, pk: int) -> HttpResponse:
    """The refused rows as a file to correct, under its reasons."""
    actor = actor_of(request)
    kind = "xlsx" if request.POST.get("sorte") == "xlsx" else "csv"
    content, name, media = actions.take_refused(by=actor, imported=found(actor, pk), kind=kind)
    response = HttpResponse(content, content_type=media)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop the reading."""
    actor = actor_of(request)
    actions.ask_stop(by=actor, imported=found(actor, pk))
    return redirect("intake:import", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the whole import back: say why, then everything is as if it had never been."""
    actor = actor_of(request)
    imported = found(actor, pk)
    access.check_withdraw(actor, imported)
    form = Withdraw(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.ask_withdrawal(by=actor, imported=imported, reason=form.cleaned_data["reason"])
        work_on.enqueue(pk)
        return redirect("intake:import", pk=pk)
    context = {"import": imported, "form": form, "format": reads.format_label(imported)}
    return render(request, "intake/withdraw.html", context, status=422 if form.errors else 200)
