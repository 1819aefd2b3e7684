"""Background jobs: what a page asked for, done by the worker. Each may be run twice: the second finds nothing to do."""

from __future__ import annotations

from django.utils import translation
from django_tasks import task

from digor.casework.intake import actions
from digor.casework.intake.enums import State
from digor.casework.intake.formats import format_of
from digor.casework.intake.models import Import

WORK = {
    State.UPLOADED: actions.read_rows,
    State.PUBLISHING: actions.publish,
    State.WITHDRAWING: actions.withdraw,
}


@task
def work_on(import_id: int) -> str:
    """Do what the import waits for, whatever that is; returns the state it ends in."""
    actions.clean_up()
    imported = Import.objects.select_related("territory", "source").filter(pk=import_id).first()
    if imported is None:
        return ""
    work = WORK.get(State(imported.state))
    if imported.state == State.UPLOADED and format_of(imported.format).mapped and imported.mapping is None:
        work = None  # somebody must say first what its columns mean
    if work is not None and not imported.worker:
        with translation.override("fr"):
            imported = work(imported=imported)
    return imported.state
