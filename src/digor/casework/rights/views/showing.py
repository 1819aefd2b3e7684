"""What a household holds and what is missing; a paper seen in two taps, taken back in one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from digor.casework.people import reads as people
from digor.casework.people.models import Record
from digor.casework.rights import access, actions, law, lines, reads
from digor.casework.rights.enums import PieceFor
from digor.casework.rights.forms import SeenForm
from digor.casework.rights.shapes import Rights
from digor.foundation.frame import clock
from digor.foundation.frame.readonly import read_only
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor, actor_of


@require_safe
@read_only
def rights(request: HttpRequest, case: str) -> HttpResponse:
    """Pieces first, then the rights of each adult."""
    return shown(request, actor_of(request), case, lines.purpose_of(request.GET.get("pour", "")))


def shown(
    request: HttpRequest,
    actor: Actor,
    case: str,
    purpose: str,
    *,
    wrong: str = "",
    at: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page; `wrong`: why a gesture was refused, said at the piece `at`."""
    found = reads.rights(actor, case, clock.today(), purpose=purpose)
    if found is None:
        raise Http404
    said = request.GET.get("vu", "")
    context = {
        "case": case,
        "found": found,
        "persons": lines.persons(actor, found),
        "papers": lines.papers(found),
        "missing": len(found.missing),
        "purpose": purpose,
        "purposes": PieceFor.choices,
        "purpose_words": PieceFor(purpose).label,
        "may_state": access.can_state_rights(actor),
        "wrong": wrong,
        "wrong_at": at,
        "just_seen": law.pieces(clock.today()).get(said),
        "today": clock.today(),
    }  # fmt: skip
    return render(request, "rights/rights.html", context, status=status)


@require_POST
def seen(request: HttpRequest, case: str) -> HttpResponse:
    """Second tap: this paper was seen today, and holds until."""
    actor = actor_of(request)
    access.check_state_rights(actor)
    purpose = lines.purpose_of(request.POST.get("pour", ""))
    found = _rights(actor, case, purpose)
    form = SeenForm(request.POST)
    if not form.is_valid():
        wrong = _("Write the day the paper bears, or leave it empty when it has no end.")
        at = f"{request.POST.get('piece', '')}-{request.POST.get('of', '')}"
        return shown(request, actor, case, purpose, wrong=wrong, at=at, status=422)
    given = form.cleaned_data
    try:
        actions.see_proof(
            by=actor,
            record=_record(actor, found, given["of"]),
            piece=given["piece"],
            valid_until=given["valid_until"],
        )
    except Refused as refusal:
        at = f"{given['piece']}-{given['of']}"
        return shown(request, actor, case, purpose, wrong=str(refusal.sentence), at=at, status=422)
    return redirect(f"{reverse('rights:rights', args=[case])}?pour={purpose}&vu={given['piece']}")


@require_POST
def take_back(request: HttpRequest, case: str) -> HttpResponse:
    """Said by mistake: the paper is missing again."""
    actor = actor_of(request)
    access.check_state_rights(actor)
    purpose = lines.purpose_of(request.POST.get("pour", ""))
    _rights(actor, case, purpose)
    piece, of = request.POST.get("piece", ""), request.POST.get("of", "")
    for proof in reads.standing_proofs(actor, case, piece, of):
        actions.take_back_proof(by=actor, proof=proof)
    return redirect(f"{reverse('rights:rights', args=[case])}?pour={purpose}")


def _rights(actor: Actor, case: str, purpose: str) -> Rights:
    found = reads.rights(actor, case, clock.today(), purpose=purpose)
    if found is None:
        raise Http404
    return found


def _record(actor: Actor, found: Rights, of: str) -> Record:
    """Whose file a sight is written on: the member's own; the first adult's for a paper of all."""
    wanted = of if of in {*found.adults, *found.minors} else next(iter(found.adults or found.minors))
    return people.records_named(actor, {wanted})[0]
