"""A vacancy declared in ten seconds on a phone: tap the dwelling, tap the day."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from digor.foundation.frame.readonly import read_only
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import actor_of
from digor.supply import access, actions, reads
from digor.supply.forms import Declare
from digor.supply.models import Batch, Vacancy


@require_safe
@read_only
def choose(request: HttpRequest) -> HttpResponse:
    """First tap: which dwelling. Those that were vacant last come first."""
    actor = actor_of(request)
    access.check_state_homes(actor)
    words = request.GET.get("q", "")[:80]
    context = {"dwellings": reads.recent_dwellings(actor, words=words), "words": words}
    return render(request, "supply/choose.html", context)


def declare(request: HttpRequest, pk: int) -> HttpResponse:
    """Second tap: from which day. The rent is filled in already."""
    actor = actor_of(request)
    found = get_object_or_404(reads.dwellings(actor), pk=pk)
    access.check_state_homes(actor, found.landlord)
    rents = {
        name: f"{value / 100:.2f}".replace(".", ",") if value is not None else ""
        for name, value in (("rent", found.rent), ("charges", found.charges))
    }
    form = Declare(request.POST if request.method == "POST" else None, initial=rents)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.declare_vacancy(
                by=actor,
                dwelling=found,
                available_from=given["available_from"],
                rent=given["rent"],
                charges=given["charges"],
                holder=given["holder"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            return redirect(f"{reverse('supply:vacancy', args=[made.pk])}?dit={_number(made)}")
    context = {"dwelling": found, "form": form}
    return render(request, "supply/declare.html", context, status=422 if form.errors else 200)


def _number(made: Vacancy) -> int | None:
    """The number under which the declaration can be taken back."""
    last = Batch.objects.filter(rows__key=made.key, territory=made.territory_id, source__isnull=True)
    return last.order_by("-number").values_list("number", flat=True).first()
