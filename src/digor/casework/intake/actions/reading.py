"""A file is read: every row gets its verdict; then, without publishing anything, what it would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from django.utils.translation import gettext_lazy as _

from digor.casework.intake import staging, uploads
from digor.casework.intake.actions.ending import CutShort, destroy_file, fail, set_aside
from digor.casework.intake.actions.states import claim, pass_to
from digor.casework.intake.authors import author
from digor.casework.intake.destinations import destination_of
from digor.casework.intake.enums import State, Step, Verdict
from digor.casework.intake.formats import format_of
from digor.casework.intake.formats.base import Opened
from digor.casework.intake.gate import agreement_on, asked_of
from digor.casework.intake.models import Import, Stat
from digor.casework.intake.progress import Progress, Stopped, Watch, nobody
from digor.casework.people.nomenclature.lookup import fold
from digor.foundation.frame.refusals import Refused

MOST_REMARKS = 50
_CUT_SHORT = _("The reading was cut short, and nothing of it was kept. Send the file again.")


def read_rows(*, imported: Import, watch: Watch = nobody) -> Import:
    """Read a received file to the end, then compute what publishing it would change.

    Ends `staged`, or `failed` with a code and a sentence (the file cannot be used, the agreement has ended
    meanwhile), or `discarded` when somebody asked it to stop. Nothing is published, nothing half-read stays.
    Raises `CutShort` on an error of ours.
    """
    by = author(imported.by, imported.territory)
    pass_to(imported, State.READING)
    claim(imported, State.READING)
    progress = Progress(imported, watch)
    try:
        _prepare(imported, _stage(imported, progress), progress)
    except Refused as refusal:
        fail(by=by, imported=imported, code=refusal.code, sentence=refusal.sentence)
    except Stopped:
        set_aside(by, imported)
    except Exception as error:
        fail(by=by, imported=imported, code="cut_short", sentence=_CUT_SHORT)
        raise CutShort(imported, error) from None
    except BaseException:
        fail(by=by, imported=imported, code="cut_short", sentence=_CUT_SHORT)
        raise
    return imported


def _stage(imported: Import, progress: Progress) -> int:
    """Row by row: understood, judged, kept. Returns how many statements wait."""
    agreement = agreement_on(imported.source, imported.format)
    if agreement.pk != imported.agreement_id:
        imported.agreement = agreement
        imported.save(update_fields=["agreement"])
    meaning = imported.mapping.meaning if imported.mapping else None
    asked = asked_of(imported.source, agreement, imported.file_day, meaning)
    counts: Counter[str] = Counter()
    read = said = 0
    with format_of(imported.format).open(uploads.path_of(imported.upload), asked) as opened:
        _mend(imported, getattr(opened, "mends", 0))
        _declare(imported, opened)
        progress.begin(Step.ROWS, opened.total)
        for batch in staging.batched(opened.rows(), staging.BATCH):
            staging.keep(imported, batch, counts)
            read += len(batch)
            said += sum(row.said for row in batch if not row.refused)
            progress(read, max(opened.total, read) if opened.total is not None else None)
        _count(imported, opened)
        remarks = [problem.as_dict() for problem in islice(opened.remarks(), MOST_REMARKS)]
    verdicts = {verdict.value: counts[verdict] for verdict in Verdict}
    Import.objects.filter(pk=imported.pk).update(rows=read, remarks=remarks, **verdicts)
    destroy_file(imported)
    return said


def _declare(imported: Import, opened: Opened) -> None:
    """What a complete file is complete for: the structure that was named, else all those it tells of.

    Refuses a structure the file does not tell of (`perimeter_not_found`): everybody there would be presumed gone.
    """
    told: Sequence[str] = getattr(opened, "structures", ())
    if not imported.complete or not told:
        return
    wanted = {fold(name) for name in imported.perimeter.split("\n") if name}
    known = {fold(name): name for name in told}
    if not wanted <= known.keys():
        raise Refused(
            "perimeter_not_found",
            _(
                "The file has no row of “%(wanted)s”. It tells of: %(told)s. Write one of them, or leave it empty."
            )
            % {"wanted": imported.perimeter, "told": ", ".join(told)},
        )
    imported.perimeter = "\n".join(known[name] for name in wanted) if wanted else "\n".join(told)
    Import.objects.filter(pk=imported.pk).update(perimeter=imported.perimeter)


def _mend(imported: Import, number: int) -> None:
    """Which import of the same source and format this one corrects, when its column of reasons says it.

    Refused rows alone are complete for nothing, whatever was declared: everybody else would be presumed gone.
    """
    if number and imported.complete:
        imported.complete, imported.perimeter = False, ""
        imported.save(update_fields=["complete", "perimeter"])
    origin = Import.objects.filter(pk=number, source=imported.source, format=imported.format).first()
    if origin is not None and origin.pk != imported.pk:
        imported.mends = origin
        imported.save(update_fields=["mends"])


def _count(imported: Import, opened: Opened) -> None:
    Stat.objects.bulk_create(
        Stat(origin=imported, file=file, what=what, value=value) for file, what, value in opened.counts()
    )


def _prepare(imported: Import, said: int, progress: Progress) -> None:
    """Write the rows where nobody sees them, and compute what their publication would change."""
    base = destination_of(imported).prepare(imported, staging.contents(imported), said, progress)
    pass_to(imported, State.STAGED, base=base)
