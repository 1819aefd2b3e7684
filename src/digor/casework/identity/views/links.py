"""Persons of several files: what links them, parting them, handing over the work done meanwhile."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from digor.casework.identity import access, actions, reads
from digor.casework.identity.enums import Reason
from digor.casework.identity.forms import TrustForm
from digor.casework.identity.models import Trust
from digor.casework.identity.reads.merged import LinkPage
from digor.foundation.frame.readonly import read_only
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor, actor_of

PAGE = 50


@require_safe
@read_only
def persons(request: HttpRequest) -> HttpResponse:
    """The links that stand (or those undone), latest first; the identifiers that link by themselves."""
    actor = actor_of(request)
    access.check_review(actor)
    undone = request.GET.get("etat") == "defaits"
    start = request.GET.get("debut", "")
    offset = int(start) if start.isdecimal() and len(start) < 8 else 0
    rows = reads.merged_persons(actor, undone=undone, offset=offset, limit=PAGE + 1)
    word = "&etat=defaits" if undone else ""
    return render(
        request,
        "identity/persons.html",
        {
            "rows": rows[:PAGE],
            "undone": undone,
            "trusts": reads.trusts(actor),
            "trust_form": _trust_form(actor) if access.can_trust(actor) else None,
            "previous_url": f"?debut={max(0, offset - PAGE)}{word}" if offset else "",
            "next_url": f"?debut={offset + PAGE}{word}" if len(rows) > PAGE else "",
        },
    )


@require_safe
@read_only
def link(request: HttpRequest, link: int) -> HttpResponse:
    """One link: who made it, the work done since, and (once undone) what is still to hand over."""
    actor = actor_of(request)
    page = _page(actor, link)
    a, b = page.row.record_a_id, page.row.record_b_id
    return render(
        request,
        "identity/link.html",
        {"page": page, "history": reads.history_of(actor, a, b), "reasons": Reason.choices},
    )


@require_POST
def part(request: HttpRequest, link: int) -> HttpResponse:
    """They are two persons: each file gets its own nights back."""
    actor = actor_of(request)
    page = _page(actor, link)
    try:
        actions.part(by=actor, link=page.row, reason=request.POST.get("reason", Reason.FILES))
    except Refused as refusal:
        _say(request, refusal)
    else:
        messages.success(request, _("The two files are parted: each has its own nights back."))
    return redirect("identity:link", link)


@require_POST
def hand_over(request: HttpRequest, link: int) -> HttpResponse:
    """Hand one item over to the other file."""
    actor = actor_of(request)
    page = _page(actor, link)
    kind, _colon, row = request.POST.get("item", "").partition(":")
    try:
        item = actions.hand_over(
            by=actor, link=page.row, kind=kind, row=int(row) if row.isdecimal() and len(row) < 18 else 0
        )
    except Refused as refusal:
        _say(request, refusal)
    else:
        messages.success(request, _("Handed over to file %(case)s.") % {"case": item.to.case_number})
    return redirect("identity:link", link)


@require_POST
def trust(request: HttpRequest) -> HttpResponse:
    """From a day on, equal identifiers of a source link by themselves."""
    actor = actor_of(request)
    access.check_trust(actor)
    form = _trust_form(actor, request.POST)
    if form.is_valid():
        source = partners.sources(actor.territory_id).get(pk=form.cleaned_data["source"])
        try:
            actions.trust(
                by=actor,
                source=source,
                kind=form.cleaned_data["kind"],
                from_day=form.cleaned_data["from_day"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            return redirect("identity:persons")
    return render(request, "identity/trust.html", {"form": form}, status=422)


@require_POST
def end_trust(request: HttpRequest, trusted: int) -> HttpResponse:
    """From today nothing new is linked by this identifier."""
    actor = actor_of(request)
    access.check_trust(actor)
    row = Trust.objects.filter(pk=trusted, territory=actor.territory_id).select_related("source").first()
    if row is None:
        raise Http404
    try:
        actions.end_trust(by=actor, trusted=row)
    except Refused as refusal:
        _say(request, refusal)
    return redirect("identity:persons")


def _trust_form(actor: Actor, given: object = None) -> TrustForm:
    sources = [(one.pk, one.label) for one in partners.sources(actor.territory_id) if not one.by_hand]
    return TrustForm(given, sources=sources)


def _page(actor: Actor, number: int) -> LinkPage:
    access.check_review(actor)
    page = reads.one_link(actor, number)
    if page is None:
        raise Http404
    return page


def _say(request: HttpRequest, refusal: Refused) -> None:
    if refusal.code == "elsewhere":
        raise refusal
    messages.error(request, str(refusal.sentence))
