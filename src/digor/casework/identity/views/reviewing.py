"""One person, or two? Side by side; decided by a key or a button, taken back at once, and on to the next."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from digor.casework.identity import access, actions, reads
from digor.casework.identity.enums import Reason, State
from digor.casework.identity.models import Pair
from digor.casework.identity.views.answers import answer_to
from digor.casework.identity.views.drawing import bits, comparison, lanes
from digor.casework.people import actions as people
from digor.foundation.frame import clock
from digor.foundation.frame.readonly import journal_may_write, read_only
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor, actor_of


@require_safe
@read_only
def pair(request: HttpRequest, pair: int) -> HttpResponse:
    """Both files beside each other. Opening it is a look at both identities, written down first."""
    actor = actor_of(request)
    row = _pair(actor, pair)
    found = reads.side_by_side(actor, row)
    records = [record for side in found.sides for record in side.whole]
    with journal_may_write():
        facts = people.compare_identities(by=actor, records=records)
    waiting = reads.count(actor)
    told = reads.duplicate(actor, pair)
    context = {
        "row": row,
        "told": told,
        "found": found,
        "comparison": comparison(found, facts),
        "prior": bits(found.prior),
        "weight": bits(told.weight) if told else "",
        "drawn": lanes(found),
        "history": reads.history_of(actor, row.record_a_id, row.record_b_id),
        "reasons": Reason.choices,
        "decided": row.state in {State.SAME, State.DIFFERENT},
        "already_one": row.record_b in found.sides[0].whole,
        "following": reads.following(actor, pair),
        "waiting": waiting,
        "done": answer_to(actor, request),
        "today": clock.today(),
    }
    return render(request, "identity/pair.html", context)


@require_POST
def decide(request: HttpRequest, pair: int) -> HttpResponse:
    """Note the decision, then the next pair comes by itself."""
    actor = actor_of(request)
    row = _pair(actor, pair)
    upcoming = reads.upcoming(actor, pair)
    try:
        actions.decide(
            by=actor,
            pair=row,
            state=request.POST.get("decision", ""),
            reason=request.POST.get("reason", Reason.FILES),
        )
    except Refused as refusal:
        if refusal.code == "elsewhere":
            raise
        messages.error(request, str(refusal.sentence))
        if refusal.code == "already_one":
            return _on(_next(actor, upcoming), pair)
        return redirect("identity:pair", pair)
    return _on(_next(actor, upcoming), pair)


@require_POST
def undo(request: HttpRequest, pair: int) -> HttpResponse:
    """Take back what was decided: the pair is there again."""
    actor = actor_of(request)
    row = _pair(actor, pair)
    try:
        actions.undo(by=actor, pair=row)
    except Refused as refusal:
        if refusal.code == "elsewhere":
            raise
        messages.error(request, str(refusal.sentence))
    return redirect("identity:pair", pair)


def _pair(actor: Actor, number: int) -> Pair:
    access.check_review(actor)
    row = reads.pair_of(actor, number)
    if row is None:
        raise Http404
    return row


def _next(actor: Actor, upcoming: list[int]) -> int | None:
    """The first that still waits: one decision may have made one person of several pairs."""
    left = set(reads.upcoming(actor))
    return next((one for one in upcoming if one in left), None)


def _on(following: int | None, done: int) -> HttpResponseRedirect:
    where = reverse("identity:pair", args=[following]) if following else reverse("identity:pairs")
    return redirect(f"{where}?fait={done}")
