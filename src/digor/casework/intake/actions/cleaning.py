"""What was killed or forgotten is cleaned up: never published, its rows and its file gone."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from digor.casework.intake import uploads, workers
from digor.casework.intake.actions.ending import fail, set_aside
from digor.casework.intake.actions.publishing import undo_withdrawal
from digor.casework.intake.actions.taking import forget_refused
from digor.casework.intake.delays import delays_on
from digor.casework.intake.enums import State
from digor.casework.intake.models import Import
from digor.casework.intake.rules import RUNNING
from digor.foundation.frame import clock
from digor.foundation.partners import reads as partners

_DIED = _("The reading was cut short, and nothing of it was kept. Send the file again.")
_TOO_OLD = _("Nobody read this file within %(hours)s hours: it was destroyed unread. Send it again.")


def clean_up() -> int:
    """End every import whose worker died, whose file is too old, or whose rows wait for too long; returns how many.

    Idempotent; run at the start of each import and each job, and by `digor tidy`. Files nobody claims go too.
    """
    now = clock.now()
    delays = delays_on(clock.today())
    count = 0
    for imported in Import.objects.filter(state__in=RUNNING).select_related("territory", "source"):
        if not workers.alive(imported.worker, imported.beat_at, now):
            count += 1
            _bury(imported)
    old = Q(state=State.UPLOADED, uploaded_at__lt=now - timedelta(hours=delays.upload_hours))
    waiting = Q(state=State.STAGED, staged_at__lt=now - timedelta(days=delays.staged_days))
    for imported in Import.objects.filter(old | waiting).select_related("territory", "source"):
        count += 1
        system = partners.system_actor(imported.territory)
        if imported.state == State.UPLOADED:
            sentence = str(_TOO_OLD) % {"hours": delays.upload_hours}
            fail(by=system, imported=imported, code="too_old", sentence=sentence)
        else:
            set_aside(system, imported)
    forget_refused(now)
    claimed = set(Import.objects.exclude(upload="").values_list("upload", flat=True))
    uploads.destroy_unclaimed(claimed, now - timedelta(hours=1))
    return count


def _bury(imported: Import) -> None:
    """The worker died in the middle: what it had not published never existed."""
    if imported.state == State.WITHDRAWING:
        undo_withdrawal(imported)
    else:
        system = partners.system_actor(imported.territory)
        fail(by=system, imported=imported, code="cut_short", sentence=_DIED)
