"""Looking for duplicates in the background: asked by a page or by a publication, done by the worker.

Asked while one already waits, nothing is added. Done twice, it finds the same.
"""

from __future__ import annotations

from django.utils import translation
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from digor.casework.identity import actions
from digor.foundation.partners import reads as partners

WAITS = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@task
def look_for_duplicates(territory_id: int) -> None:
    """Link by trusted identifiers, then find the pairs again, in the system's name."""
    territory = partners.territories().filter(pk=territory_id).first()
    if territory is None:
        return
    system = partners.system_actor(territory)
    with translation.override("fr"):
        actions.link_trusted(by=system)
        actions.seek(by=system)


def ask(territory_id: int) -> None:
    """Have the territory's duplicates looked for soon."""
    if not asked(territory_id, ready_only=True):
        look_for_duplicates.enqueue(territory_id)


def asked(territory_id: int, *, ready_only: bool = False) -> bool:
    """Whether a search waits for the worker (or is being done)."""
    states = WAITS[:1] if ready_only else WAITS
    waiting = DBTaskResult.objects.filter(
        task_path=f"{look_for_duplicates.func.__module__}.look_for_duplicates", status__in=states
    )
    return any(row.args_kwargs["args"] == [territory_id] for row in waiting)
