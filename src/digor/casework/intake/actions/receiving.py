"""A file arrives: the agreement first, then the bytes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import IO, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.intake import access, uploads
from digor.casework.intake.actions.mapping import mapping_for
from digor.casework.intake.formats import format_of
from digor.casework.intake.gate import agreement_on
from digor.casework.intake.models import Import
from digor.foundation.exchange.looking import look
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source


def receive(
    *,
    by: Actor,
    source: Source,
    format: str,
    content: IO[bytes],
    file_name: str = "",
    file_day: date | None = None,
    complete: bool = False,
    perimeter: str = "",
    mapping: Mapping[str, Any] | None = None,
    mapping_name: str = "",
) -> Import:
    """Put a partner's file away for reading; nobody has read it yet.

    Refused before a byte is copied: no agreement in force today for this source and format (`no_agreement`), a
    file declared complete in a format that cannot be (`not_complete`), a file day to come (`day_to_come`). Only
    the known ending of the file's name is kept.

    A file of corrected rows is of the source, format, day and mapping of the import it mends, whatever was said.

    `mapping`: what the columns of a spreadsheet mean, `{"columns": {header: field}, "situations": {words: code}}`,
    remembered for the source under `mapping_name`; left out, the one remembered whose columns the file has.
    """
    access.check_import(by, source)
    kind = format_of(format)
    agreement = agreement_on(source, kind.code)
    today = clock.today()
    if complete and not kind.complete:
        raise Refused(
            "not_complete", _("A file of this format cannot be declared complete: leave the box empty.")
        )
    if file_day is not None and file_day > today:
        raise Refused(
            "day_to_come", _("The day of the file is still to come. Write today’s or an earlier day.")
        )
    ending = uploads.extension(file_name)
    kept = uploads.keep(content, ending)
    try:
        origin = _mended(by, kept.name)
        if origin is not None:
            source, kind, complete, file_day = origin.source, format_of(origin.format), False, origin.file_day
            agreement = agreement_on(source, kind.code)
        day = file_day or _day_inside(kind.day(uploads.path_of(kept.name)), today)
        meaning = (
            mapping_for(by=by, source=source, upload=kept.name, given=mapping, name=mapping_name)
            if kind.mapped
            else None
        )
        with transaction.atomic():
            imported = Import.objects.create(
                territory_id=source.territory_id,
                source=source,
                agreement=agreement,
                format=kind.code,
                label=f"{kind.code}-{day.isoformat()}{'.' + ending if ending else ''}",
                sha256=kept.sha256,
                size=kept.size,
                upload=kept.name,
                file_day=day,
                mapping=meaning or (origin.mapping if origin is not None else None),
                complete=complete,
                perimeter=perimeter.strip()[:2000] if complete else "",
                by=by.code,
                uploaded_at=clock.now(),
                beat_at=clock.now(),
            )
            record(
                by=by, verb="file_received", source=source.code, format=kind.code, day=day, number=imported.pk
            )
    except BaseException:
        uploads.destroy(kept.name)
        raise
    return imported


def _mended(by: Actor, upload: str) -> Import | None:
    """The import a file says it corrects, among those the actor may act on; None for any other file."""
    try:
        number = look(uploads.path_of(upload)).mends
    except Refused:
        return None  # no table: its reading says why
    found = Import.objects.filter(pk=number, territory=by.territory_id).select_related("source").first()
    return found if found is not None and access.can_import(by, found.source) else None


def _day_inside(found: date | None, today: date) -> date:
    """The day the file gives itself, never later than today; today when it gives none."""
    return min(found, today) if found else today
