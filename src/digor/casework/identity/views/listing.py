"""Who may have two files: the pairs that wait, and the gesture that looks for them again."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from digor.casework.identity import access, reads, tasks
from digor.casework.identity.enums import Band, State
from digor.casework.identity.views.answers import answer_to
from digor.foundation.frame.readonly import read_only
from digor.foundation.partners.actor import actor_of

PAGE = 50


@require_safe
@read_only
def pairs(request: HttpRequest) -> HttpResponse:
    """The list: counts by band, a sentence of filters, fifty pairs."""
    actor = actor_of(request)
    access.check_review(actor)
    band = _one_of(request.GET.get("force", ""), Band.values)
    state = _one_of(request.GET.get("etat", ""), (State.REVIEW.value, State.UNSURE.value))
    mine = request.GET.get("pour") == "moi"
    source = request.GET.get("source", "")[:80]
    start = request.GET.get("debut", "")
    offset = int(start) if start.isdecimal() and len(start) < 8 else 0
    rows = reads.duplicates(
        actor, band=band, state=state, source=source, mine=mine, offset=offset, limit=PAGE + 1
    )
    shown, more = rows[:PAGE], len(rows) > PAGE
    run = reads.last_run(actor)
    context = {
        "rows": shown,
        "count": reads.count(actor),
        "first": reads.following(actor),
        "run": run,
        "asked": tasks.asked(actor.territory_id),
        "done": answer_to(actor, request),
        "filtered": bool(band or state or source or mine),
        "choices": [
            ("force", _filter(Band.choices, _("every strength")), band, _("Strength")),
            (
                "etat",
                [
                    ("", _("looked at or not")),
                    (State.REVIEW.value, _("nobody has looked at")),
                    (State.UNSURE.value, _("nobody knows yet")),
                ],
                state,
                pgettext("duplicate", "State"),
            ),
            (
                "source",
                [("", _("every source")), *reads.sources(actor)],
                source,
                _("Source"),
            ),
            (
                "pour",
                [("", _("whoever decides")), ("moi", _("of my files"))],
                "moi" if mine else "",
                _("Whose"),
            ),
        ],
        "previous_url": _at(request.GET, offset - PAGE) if offset else "",
        "next_url": _at(request.GET, offset + PAGE) if more else "",
    }
    return render(request, "identity/pairs.html", context)


@require_POST
def seek(request: HttpRequest) -> HttpResponse:
    """Look for duplicates now: the worker does it, the list says when it is done."""
    actor = actor_of(request)
    access.check_review(actor)
    tasks.ask(actor.territory_id)
    return redirect(reverse("identity:pairs"))


@require_safe
@read_only
def sought(request: HttpRequest) -> HttpResponse:
    """Whether the search asked for is done: then the page is read again."""
    actor = actor_of(request)
    access.check_review(actor)
    if tasks.asked(actor.territory_id):
        return render(request, "identity/sought.html")
    answer = HttpResponse(status=200)
    answer["HX-Refresh"] = "true"
    return answer


def _filter(choices: Iterable[tuple[str, object]], every: str) -> list[tuple[str, str]]:
    return [("", every), *((code, str(label)) for code, label in choices)]


def _one_of(given: str, known: list[str] | tuple[str, ...]) -> str:
    return given if given in known else ""


def _at(query: QueryDict, offset: int) -> str:
    moved = query.copy()
    moved.pop("debut", None)
    moved.pop("fait", None)
    if offset > 0:
        moved["debut"] = str(offset)
    return f"?{moved.urlencode()}"
