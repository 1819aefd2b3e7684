"""Refused rows as a file to correct: an export of identities, for who may see them, journaled."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from digor.casework.intake import access, faults, sealing
from digor.casework.intake.delays import delays_on
from digor.casework.intake.enums import Verdict
from digor.casework.intake.models import Import, StagedRow
from digor.foundation.exchange.mending import as_csv, as_workbook, reason_header
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record
from digor.foundation.partners.actor import Actor

MOST = 20_000  # rows of one file to correct: beyond, the source exports again
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def kept_until(imported: Import) -> datetime | None:
    """When the cells of the refused rows are destroyed; None when nothing was read."""
    if imported.staged_at is None:
        return None
    return imported.staged_at + timedelta(days=delays_on(imported.staged_at.date()).staged_days)


@transaction.atomic
def take_refused(*, by: Actor, imported: Import, kind: str = "csv") -> tuple[bytes, str, str]:
    """(content, file name, media type): the refused rows as they were written, the reason in a last column.

    Refused to who may not see identities, and once the rows are destroyed (`nothing_kept`).
    """
    access.check_take_refused(by, imported)
    rows = (
        StagedRow.objects.filter(origin=imported, verdict=Verdict.REFUSED).exclude(written="").order_by("pk")
    )
    found = [
        (cells, problems) for cells, problems in (sealing.opened(row.written) for row in rows[:MOST]) if cells
    ]
    if not found:
        raise Refused(
            "nothing_kept",
            _("Nothing of these rows is kept any more: correct them at the source, then send its file."),
        )
    headers = list(found[0][0])
    lines = [[*headers, reason_header(imported.pk)]]
    with translation.override("fr"):  # the file goes to the partner
        for cells, problems in found:
            reason = " ".join(faults.sentence(problem) for problem in problems if problem["blocking"])
            lines.append([*(cells.get(name, "") for name in headers), reason])
    record(
        by=by,
        verb="refused_rows_taken",
        number=imported.pk,
        source=imported.source.code,
        count=len(found),
    )
    name = f"{imported.format}-{imported.file_day.isoformat()}-a-corriger-{imported.pk}.{kind}"
    if kind == "xlsx":
        return as_workbook(lines), name, XLSX
    return as_csv(lines), name, "text/csv; charset=utf-8"


def forget_refused(now: datetime) -> int:
    """Destroy the cells of refused rows kept for long enough; returns how many."""
    before = now - timedelta(days=delays_on(clock.today()).staged_days)
    old = StagedRow.objects.filter(origin__staged_at__lt=before).exclude(written="")
    return old.update(written="")
