"""What the desk asks: the lines of every room's panels, in one printed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib import import_module
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext as _

from digor.desk.models import Visit
from digor.foundation.frame import clock
from digor.foundation.frame.worklist import Need, Worklist
from digor.foundation.partners.actor import Actor

FIRST_LOOK = timedelta(days=7)  # what a newcomer is shown: the week


@dataclass(frozen=True, slots=True)
class Waiting:
    """A list of « À réconcilier », and how many lines it holds for this reader."""

    worklist: Worklist
    count: int


def panels(name: str) -> Iterator[Any]:
    """What every room's panels list under a name: TODAY, RECONCILE, and FILE, cards of a household's page,
    functions `(actor, case) -> fragment`, empty for whoever may not see it."""
    for config in apps.get_app_configs():
        if (
            config.name.startswith("digor.")
            and config.module
            and module_has_submodule(config.module, "panels")
        ):
            yield from getattr(import_module(f"{config.name}.panels"), name, ())


def waiting(actor: Actor, day: date) -> list[Waiting]:
    """The lists of « À réconcilier » this actor may work on, with their counts: Aujourd'hui, the page and
    the morning's letter all ask here."""
    lists = sorted(panels("RECONCILE"), key=lambda one: one.rank)
    return [Waiting(one, one.count(actor, day)) for one in lists if one.allowed(actor)]


def today(actor: Actor, day: date) -> tuple[list[Need], int]:
    """What needs someone today, by last useful day, then rank, then case number; and how many things that is.

    A list to reconcile is one line, and counts for as many things as it holds.
    """
    needs = [need for panel in panels("TODAY") for need in panel(actor, day)]
    lists = [one for one in waiting(actor, day) if one.count]
    count = len(needs) + sum(one.count for one in lists)
    needs += [
        Need(
            title=one.worklist.sentence(one.count),
            url=f"{reverse('desk:reconcile')}#{one.worklist.code}",
            action=_("Reconcile"),
            when=_("To settle"),
            rank=60 + one.worklist.rank // 10,
        )
        for one in lists
    ]
    return sorted(needs, key=lambda need: (need.due or date.max, need.rank, need.case)), count


def last_visit(actor: Actor) -> datetime:
    """The instant of the last "seen", or a week ago."""
    visit = Visit.objects.filter(post_id=actor.post_id).first() if actor.post_id else None
    return visit.seen_at if visit else clock.now() - FIRST_LOOK
