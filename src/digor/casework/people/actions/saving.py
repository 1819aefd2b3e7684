"""Save a view of the list, share it, rename it, delete it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.people import access
from digor.casework.people.enums import Sharing
from digor.casework.people.filters import Filters
from digor.casework.people.models import SavedView
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.actor import Actor


@transaction.atomic
def save_view(*, by: Actor, name: str, filters: Filters, sharing: str = Sharing.MINE) -> SavedView:
    """Keep a sentence of filters under a name. One's own name again replaces what it held."""
    access.check_save_view(by, sharing)
    assert by.post_id is not None and by.organisation_id is not None
    view, _made = SavedView.objects.update_or_create(
        territory_id=by.territory_id,
        post_id=by.post_id,
        name=_named(name),
        defaults={
            "organisation_id": by.organisation_id,
            "query": filters.query(),
            "sharing": sharing,
            "saved_on": clock.today(),
        },
    )
    journal(by=by, verb="view_saved", number=view.pk, sharing=sharing)
    return view


@transaction.atomic
def change_view(*, by: Actor, view: SavedView, name: str, sharing: str) -> None:
    """Another name, other readers."""
    access.check_change_view(by, view)
    access.check_save_view(by, sharing)
    wanted = _named(name)
    if SavedView.objects.filter(post=view.post_id, name=wanted).exclude(pk=view.pk).exists():
        raise Refused("name_taken", _("You already have a view of that name."))
    view.name, view.sharing = wanted, sharing
    view.save(update_fields=["name", "sharing"])
    journal(by=by, verb="view_saved", number=view.pk, sharing=sharing)


@transaction.atomic
def delete_view(*, by: Actor, view: SavedView) -> None:
    """The view is gone for everybody who saw it; the list it showed is not touched."""
    access.check_change_view(by, view)
    journal(by=by, verb="view_deleted", number=view.pk)
    view.delete()


def _named(name: str) -> str:
    short = " ".join(name.split())[:60]
    if not short:
        raise Refused("no_name", _("Give the view a name."))
    return short
