"""The list as a file: pseudonymous, its sentence and its definition at its head, journaled."""

from __future__ import annotations

import csv
import io
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from digor.casework.people import access, reads
from digor.casework.people.filters import Filters
from digor.casework.people.journal import EXPORTED
from digor.casework.people.nomenclature.situations import situation
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.actor import Actor

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@transaction.atomic
def by_name(
    *, by: Actor, on: date, revision: int, filters: Filters, kind: str = "csv"
) -> tuple[bytes, str, str]:
    """(content, file name, media type). No name, no alias, no place: case numbers and situations."""
    access.check_export(by)
    page = reads.by_name(by, on, revision, filters, limit=None)
    lines: list[list[object]] = [
        [_("Shared by-name list, night of %(day)s, revision %(revision)s") % {"day": on.isoformat(), "revision": revision}],
        [_("Pseudonymous. Definition %(version)s.") % {"version": page.totals.nomenclature}],
        [],
        [
            _("Case number"), _("Persons"), _("Situation"), _("Presumed"), _("Contradicted"), _("Without a home since"),
            _("Nights"), _("With a referent"), _("Last news"),
        ],
    ]  # fmt: skip
    yes, no = _("yes"), _("no")
    for row in page.rows:
        words = dict.fromkeys(
            str(situation(held.situation).label) for held in row.situations if held.situation
        )
        lines.append(
            [
                row.case_number,
                row.members,
                " ; ".join(words),
                yes if all(held.presumed for held in row.situations) else no,
                yes if any(held.contested for held in row.situations) else no,
                row.since.isoformat(),
                row.nights,
                yes if row.referent else no,
                row.last_news.isoformat() if row.last_news else "",
            ]
        )
    journal(by=by, verb=EXPORTED, day=on, count=len(page.rows), revision=revision)
    name = f"digor-file-active-{on.isoformat()}-r{revision}.{kind}"
    return (
        (_workbook(lines), name, XLSX) if kind == "xlsx" else (_csv(lines), name, "text/csv; charset=utf-8")
    )


def _csv(lines: list[list[object]]) -> bytes:
    """Semicolons and a byte order mark: opens as it should in a French spreadsheet."""
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(lines)
    return out.getvalue().encode("utf-8-sig")


def _workbook(lines: list[list[object]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("List"))
    for line in lines:
        sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
