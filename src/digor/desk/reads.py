"""What the desk asks: the lines of every room's panels, in one printed order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from digor.desk.models import Visit
from digor.foundation.frame import clock
from digor.foundation.frame.worklist import Need, Today
from digor.foundation.partners.actor import Actor

FIRST_LOOK = timedelta(days=7)  # what a newcomer is shown: the week


def panels() -> Iterator[Today]:
    """The panels every room declares."""
    for config in apps.get_app_configs():
        if (
            config.name.startswith("digor.")
            and config.module
            and module_has_submodule(config.module, "panels")
        ):
            yield from getattr(import_module(f"{config.name}.panels"), "TODAY", ())


def today(actor: Actor, day: date) -> list[Need]:
    """What needs someone today: by last useful day, then rank, then case number."""
    needs = [need for panel in panels() for need in panel(actor, day)]
    return sorted(needs, key=lambda need: (need.due or date.max, need.rank, need.case))


def last_visit(actor: Actor) -> datetime:
    """The instant of the last "seen", or a week ago."""
    visit = Visit.objects.filter(post_id=actor.post_id).first() if actor.post_id else None
    return visit.seen_at if visit else clock.now() - FIRST_LOOK
