"""Saved views: kept from the list, renamed, shared and deleted on their own page."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qsl

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from digor.casework.people import access, actions, reads
from digor.casework.people.enums import Sharing
from digor.casework.people.filters import Filters, sentence
from digor.foundation.frame import clock
from digor.foundation.frame.readonly import read_only
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor, actor_of


def sharings(actor: Actor) -> list[tuple[str, str]]:
    """For whom this actor may save a view."""
    return [
        (one.value, str(one.label))
        for one in Sharing
        if one is not Sharing.TERRITORY or access.can_share_with_all(actor)
    ]


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the list's present sentence under a name, then back to that list."""
    actor = actor_of(request)
    filters = Filters.parse(request.GET)
    try:
        view = actions.save_view(
            by=actor,
            name=request.POST.get("name", ""),
            filters=filters,
            sharing=request.POST.get("sharing") or Sharing.MINE,
        )
    except Refused as refusal:
        if refusal.code != "no_name":
            raise
        messages.error(request, str(refusal.sentence))
    else:
        messages.success(request, _("It is noted: the view “%(name)s” is kept.") % {"name": view.name})
    return redirect(f"{reverse('people:list')}?{filters.query()}")


@require_safe
@read_only
def views(request: HttpRequest) -> HttpResponse:
    """Every view I may open, with its sentence; mine can be renamed, shared, deleted."""
    actor = actor_of(request)
    access.check_see_list(actor)
    last_night = clock.today() - timedelta(days=1)
    found = reads.saved_views(actor, last_night, reads.head(actor.territory_id))
    lines = [
        {"opened": one, "sentence": sentence(actor, Filters.parse(dict(parse_qsl(one.view.query))))}
        for one in found
    ]
    return render(request, "people/views.html", {"lines": lines, "sharings": sharings(actor)})


@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename, share or delete a view."""
    actor = actor_of(request)
    access.check_see_list(actor)
    view = reads.saved_view(actor, pk)
    if view is None:
        raise Http404
    if request.POST.get("delete"):
        actions.delete_view(by=actor, view=view)
        messages.success(request, _("It is noted: the view is deleted."))
        return redirect("people:views")
    try:
        actions.change_view(
            by=actor,
            view=view,
            name=request.POST.get("name", ""),
            sharing=request.POST.get("sharing") or view.sharing,
        )
    except Refused as refusal:
        if refusal.code not in {"no_name", "name_taken"}:
            raise
        messages.error(request, str(refusal.sentence))
    else:
        messages.success(request, _("It is noted: the view is changed."))
    return redirect("people:views")
