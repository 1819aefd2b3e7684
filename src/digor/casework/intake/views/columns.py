"""What do the columns of this spreadsheet mean? Said on screen, seen on ten rows, then read."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from digor.casework.intake import access, actions, explaining, reads
from digor.casework.intake.mapping import ASK, IGNORE, meaning_of
from digor.casework.intake.tasks import work_on
from digor.casework.intake.views.one import found
from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situations import of_family
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Each column and what it means; ten rows as understood; then the reading begins."""
    actor = actor_of(request)
    imported = found(actor, pk)
    access.check_import(actor, imported.source)
    if not reads.waits_for_columns(imported):
        return redirect("intake:import", pk=pk)
    try:
        sheet = explaining.sheet_of(imported)
    except Refused as refusal:
        actions.refuse_file(by=actor, imported=imported, refusal=refusal)
        return redirect("intake:import", pk=pk)
    sent = request.POST if request.method == "POST" else None
    said = explaining.said(sheet, sent)
    wrong, rows = "", []
    sees = access.can_see_cells(actor)
    if sent is not None:
        try:
            if sent.get("geste") == "lire":
                actions.explain(by=actor, imported=imported, given=said.given)
                work_on.enqueue(pk)
                return redirect("intake:import", pk=pk)
            rows = explaining.ten_rows(imported, meaning_of(said.given))
        except Refused as refusal:
            wrong = str(refusal.sentence)
    elif sheet.fits:
        rows = explaining.ten_rows(imported, meaning_of(said.given))
    context: dict[str, Any] = {
        "import": imported,
        "sheet": sheet,
        "columns": explaining.columns(sheet, said, sees),
        # not "words": the frame's search box has them
        "file_words": explaining.words(sheet, said, sees),
        "situations": [
            (family.label, of_family(family)) for family in Family if family is not Family.UNKNOWN
        ],
        "ignore": IGNORE,
        "ask": ASK,
        "rows": rows,
        "sees": sees,
        "wrong": wrong,
        "format": reads.format_label(imported),
    }
    return render(request, "intake/columns.html", context, status=422 if wrong else 200)
