"""One import: what it is doing, what it would change, what was refused."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from digor.casework.intake import access, reads
from digor.casework.intake.actions.taking import kept_until
from digor.casework.intake.enums import MEANING, State, Verdict
from digor.casework.intake.models import Import
from digor.casework.intake.rules import MOVING
from digor.foundation.frame.readonly import read_only
from digor.foundation.partners.access import can
from digor.foundation.partners.actor import Actor, actor_of
from digor.foundation.partners.roles import Permission

FEW = 10  # refused rows shown on the import's own page
PAGE = 50


def found(actor: Actor, pk: int) -> Import:
    """The import of that number, among those the actor may act on; 404 otherwise."""
    return get_object_or_404(reads.imports(actor), pk=pk)


@require_safe
@read_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the import stands and, when somebody must decide, what it changes."""
    actor = actor_of(request)
    imported = found(actor, pk)
    if reads.waits_for_columns(imported):
        return redirect("intake:columns", pk=pk)
    moving = imported.state in MOVING
    context: dict[str, Any] = {
        "import": imported,
        "moving": moving,
        "format": reads.format_label(imported),
        "names": reads.names([imported]),
        "may_publish": imported.state == State.STAGED and access.can_publish(actor, imported),
        "may_see_list": can(actor, Permission.SEE_LIST),
        "may_withdraw": imported.state == State.PUBLISHED and access.can_withdraw(actor, imported),
    }
    if moving:
        context |= _moving(actor, imported)
    else:
        context |= {
            "verdicts": [
                {
                    "label": verdict.label,
                    "count": getattr(imported, verdict.value),
                    "meaning": MEANING[verdict],
                }
                for verdict in Verdict
            ],
            "refusals": reads.refusals(imported, limit=FEW),
            "more": max(0, imported.refused - FEW),
            "mended": reads.mended(imported),
            "kept_until": kept_until(imported) if reads.keeps_refused(imported) else None,
            "may_take": access.can_take_refused(actor, imported),
            "changed": reads.changed_fields(imported),
            "remarks": reads.remarks(imported),
            "counts": list(reads.counts(imported)),
            "difference": reads.difference(actor, imported),
        }
    return render(request, "intake/import.html", context)


@require_safe
@read_only
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The counts alone, asked again every second; the whole page once there is something to decide."""
    actor = actor_of(request)
    imported = found(actor, pk)
    if imported.state not in MOVING:
        return HttpResponse(status=204, headers={"HX-Redirect": reverse("intake:import", args=[pk])})
    return render(request, "intake/progress.html", {"import": imported} | _moving(actor, imported))


@require_safe
@read_only
def refused(request: HttpRequest, pk: int) -> HttpResponse:
    """Every refused row, by line and column."""
    imported = found(actor_of(request), pk)
    start = request.GET.get("debut", "")
    offset = int(start) if start.isdecimal() and len(start) < 8 else 0
    following = offset + PAGE
    return render(
        request,
        "intake/refused.html",
        {
            "import": imported,
            "format": reads.format_label(imported),
            "refusals": reads.refusals(imported, offset, PAGE),
            "first": offset + 1,
            "last": min(following, imported.refused),
            "previous": f"?debut={max(0, offset - PAGE)}" if offset else "",
            "following": f"?debut={following}" if following < imported.refused else "",
        },
    )


def _moving(actor: Actor, imported: Import) -> dict[str, Any]:
    may_stop = imported.state in (State.UPLOADED, State.READING) and access.can_import(actor, imported.source)
    return {
        "doing": reads.progress_words(imported),
        "stop_url": reverse("intake:stop", args=[imported.pk])
        if may_stop and not imported.stop_asked_at
        else "",
    }
