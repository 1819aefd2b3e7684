"""Passing from one state to the next: one conditional update, so that two hands never both succeed."""

from __future__ import annotations

from typing import Any

from digor.casework.intake import rules, workers
from digor.casework.intake.enums import State
from digor.casework.intake.models import Import
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused


def pass_to(imported: Import, wanted: State, **values: Any) -> None:
    """Move the import to a state, at this instant, with these values; refuses `not_now`."""
    now = clock.now()
    rules.check_follows(State(imported.state), wanted)
    values |= {"state": wanted, f"{wanted}_at": now, "worker": "", "beat_at": now, "stop_asked_at": None}
    if not Import.objects.filter(pk=imported.pk, state=imported.state).update(**values):
        imported.refresh_from_db()
        rules.check_follows(State(imported.state), wanted)
        raise Refused("not_now", rules.LATER)
    imported.refresh_from_db()


def claim(imported: Import, running: State) -> None:
    """This process takes the work of a running state on itself; refuses `not_now` when another has."""
    taken = Import.objects.filter(pk=imported.pk, state=running, worker="").update(
        worker=workers.me(), beat_at=clock.now()
    )
    if not taken:
        raise Refused("not_now", rules.LATER)
    imported.refresh_from_db()
