"""An import ends without being published: nothing of the file stays but a label, counts, places and codes."""

from __future__ import annotations

from traceback import extract_tb
from typing import Any

from django.db import transaction
from django.utils.functional import Promise

from digor.casework.intake import access, faults, rules, uploads
from digor.casework.intake.actions.states import pass_to
from digor.casework.intake.enums import State, Verdict
from digor.casework.intake.models import Import, StagedRow, Stat
from digor.casework.intake.staging import BATCH, batched
from digor.casework.people import publication
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record
from digor.foundation.partners.actor import Actor
from digor.supply import publication as homes


class CutShort(Exception):
    """An import stopped on an error of ours. Says where, never with which values: they are people's."""

    def __init__(self, imported: Import, error: BaseException) -> None:
        frames = extract_tb(error.__traceback__)
        where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
        super().__init__(f"{imported}: {type(error).__name__} at {where}")


def discard(*, by: Actor, imported: Import) -> Import:
    """Decide not to publish an import that is received or ready; one that is being read: `ask_stop`."""
    access.check_publish(by, imported)
    if imported.state in rules.RUNNING:
        raise Refused("not_now", rules.LATER)
    set_aside(by, imported)
    return imported


def ask_stop(*, by: Actor, imported: Import) -> None:
    """Ask the reading to stop; it does within a few rows, and everything it wrote goes."""
    access.check_import(by, imported.source)
    if imported.state == State.UPLOADED:
        set_aside(by, imported)
        return
    Import.objects.filter(pk=imported.pk, state=State.READING).update(stop_asked_at=clock.now())


def set_aside(by: Actor, imported: Import) -> None:
    """The import ends because somebody, or the passing of time, decided so."""
    with transaction.atomic():
        end(imported, State.DISCARDED, discarded_by=by.code)
        record(by=by, verb="file_discarded", number=imported.pk, source=imported.source.code)


def refuse_file(*, by: Actor, imported: Import, refusal: Refused) -> None:
    """A file that waits turns out to be no table: it ends, with the sentence that says why."""
    access.check_import(by, imported.source)
    fail(by=by, imported=imported, code=refusal.code, sentence=refusal.sentence)


def fail(*, by: Actor, imported: Import, code: str, sentence: str | Promise) -> None:
    """The file cannot be used, or its reading was cut short: nothing half-written stays."""
    with transaction.atomic():
        end(imported, State.FAILED, stopped=code[:40], sentence=str(sentence)[:600])
        record(by=by, verb="file_refused", number=imported.pk, source=imported.source.code, code=code)


def end(imported: Import, state: State, **values: Any) -> None:
    """Pass to an end, then remove what waits: the file, its rows in the ledger, all but the refused rows' places.

    The state first: a worker that has taken the import meanwhile keeps its file.
    """
    upload, act, batch = imported.upload, imported.act, imported.batch
    gone = {"upload": "", "destroyed_at": clock.now()} if upload else {}
    pass_to(imported, state, act=None, batch=None, **gone, **values)
    uploads.destroy(upload)
    if act is not None:
        publication.discard(act)
    if batch is not None:
        homes.discard(batch)
    empty_rows(imported)
    forget_cells(imported)
    Stat.objects.filter(origin=imported).delete()


def destroy_file(imported: Import) -> None:
    """The uploaded file goes; the import remembers when."""
    if imported.upload:
        uploads.destroy(imported.upload)
        imported.upload, imported.destroyed_at = "", clock.now()
        Import.objects.filter(pk=imported.pk).update(upload="", destroyed_at=imported.destroyed_at)


def forget_cells(imported: Import) -> None:
    """The sealed cells of the refused rows go: there is nothing left to correct."""
    StagedRow.objects.filter(origin=imported).exclude(written="").update(written="")


def empty_rows(imported: Import) -> None:
    """Of the refused rows stay the line, the column and the code; the others go."""
    StagedRow.objects.filter(origin=imported).exclude(verdict=Verdict.REFUSED).delete()
    refused = StagedRow.objects.filter(origin=imported).order_by("id")
    for batch in batched(refused.iterator(chunk_size=BATCH), BATCH):
        for row in batch:
            row.problems, row.content = [faults.bare(problem) for problem in row.problems], ""
        StagedRow.objects.bulk_update(batch, ["problems", "content"])
