"""Which files came, which partners are late, and dropping one."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from digor.casework.intake import access, actions, reads
from digor.casework.intake.enums import State
from digor.casework.intake.formats import formats
from digor.casework.intake.forms import Drop
from digor.casework.intake.tasks import work_on
from digor.foundation.frame.readonly import read_only
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import actor_of

PAGE = 30


@require_safe
@read_only
def imports(request: HttpRequest) -> HttpResponse:
    """The imports, latest first, and the sources nobody has heard of for longer than usual."""
    actor = actor_of(request)
    pages = Paginator(reads.imports(actor), PAGE)
    page = pages.get_page(request.GET.get("page"))
    return render(
        request,
        "intake/imports.html",
        {
            "page": page,
            "imports": [{"import": one, "waits": one.state == State.STAGED} for one in page],
            "late": reads.late(actor),
            "doors": reads.doors(actor),
            "names": reads.names(page),
            "previous": f"?page={page.previous_page_number()}" if page.has_previous() else "",
            "following": f"?page={page.next_page_number()}" if page.has_next() else "",
        },
    )


def drop(request: HttpRequest) -> HttpResponse:
    """Bring a file in: what an agreement covers, nothing else."""
    actor = actor_of(request)
    doors = reads.doors(actor)
    wanted: dict[str, object] = {"door": request.GET["pour"]} if request.GET.get("pour") else {}
    chosen = [door for door in doors if len(doors) == 1 or door.key == wanted.get("door")]
    if chosen:
        # what was declared last time for this source; on the form, where it can be unsaid
        wanted["complete"] = reads.declared_complete(chosen[0])
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = Drop(doors, *sent, initial=wanted)
    if form.is_valid():
        door, given = form.chosen(), form.cleaned_data
        try:
            imported = actions.receive(
                by=actor,
                source=door.source,
                format=door.format.code,
                content=given["file"],
                file_name=given["file"].name,
                file_day=given["file_day"],
                complete=given["complete"],
                perimeter=given["perimeter"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            if not reads.waits_for_columns(imported):
                work_on.enqueue(imported.pk)
            return redirect("intake:import", pk=imported.pk)
    status = 422 if form.errors else 200
    context = {"form": form, "doors": doors, "samples": _samples(), "action": reverse("intake:drop")}
    return render(request, "intake/drop.html", context, status=status)


@require_safe
@read_only
def sample(request: HttpRequest, code: str) -> HttpResponseBase:
    """An invented file of a format, to show a partner."""
    access.check_import_files(actor_of(request))
    known = formats().get(code)
    if known is None:
        raise Http404
    return FileResponse(
        known.sample.open("rb"), as_attachment=True, filename=f"{code}-exemple{known.sample.suffix}"
    )


def _samples() -> list[dict[str, object]]:
    return [{"code": one.code, "label": one.label} for one in formats().values()]
