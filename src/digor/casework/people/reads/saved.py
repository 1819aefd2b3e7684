"""The views of the list this reader may open, and how many households each holds for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl

from django.db.models import Q

from digor.casework.people import access
from digor.casework.people.enums import Sharing
from digor.casework.people.filters import Filters
from digor.casework.people.models import SavedView
from digor.casework.people.reads.lists import matches
from digor.casework.people.reads.night import night
from digor.foundation.partners.actor import Actor


@dataclass(frozen=True, slots=True)
class Opened:
    """A saved view as its reader meets it. `households`: what it holds that night, by the reader's own rights."""

    view: SavedView
    households: int
    mine: bool


def saved_views(actor: Actor, on: date, revision: int) -> list[Opened]:
    """One's own, the organisation's, the territory's: by name. Counted on the night already read."""
    access.check_see_list(actor)
    shared = Q(sharing=Sharing.TERRITORY) | Q(
        sharing=Sharing.ORGANISATION, organisation=actor.organisation_id
    )
    found = list(
        SavedView.objects.filter(territory=actor.territory_id)
        .filter(shared | Q(post=actor.post_id))
        .order_by("name", "pk")
    )
    if not found:
        return []
    seen = night(actor, on, revision)
    return [
        Opened(
            view,
            sum(matches(unit, asked, seen.on, actor) for unit in seen.units),
            access.can_change_view(actor, view),
        )
        for view in found
        if (asked := Filters.parse(dict(parse_qsl(view.query)))) is not None
    ]


def saved_view(actor: Actor, number: int) -> SavedView | None:
    """A view the actor may change; None when there is none of that number for them."""
    view = SavedView.objects.filter(territory=actor.territory_id, pk=number).first()
    return view if view is not None and access.can_change_view(actor, view) else None
