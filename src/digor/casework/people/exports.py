"""The list as a file: pseudonymous, its sentence and its definition at its head, journaled."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from digor.casework.people import access, reads
from digor.casework.people.filters import Filters, sentence
from digor.casework.people.journal import CORRECTIONS, EXPORTED
from digor.casework.people.nomenclature.situations import situation
from digor.casework.people.reads.shown import neutral
from digor.foundation.exchange.mending import guarded
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.actor import Actor

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@transaction.atomic
def by_name(
    *,
    by: Actor,
    on: date,
    revision: int,
    filters: Filters,
    kind: str = "csv",
    known_on: date | None = None,
) -> tuple[bytes, str, str]:
    """(content, file name, media type). No name, no alias, no place: case numbers and situations."""
    access.check_export(by)
    page = reads.by_name(by, on, revision, filters, limit=None, known_on=known_on)
    lines: list[list[object]] = [
        [_("Shared by-name list, night of %(day)s, revision %(revision)s") % {"day": on.isoformat(), "revision": revision}],
        [_("Pseudonymous. Definition %(version)s.") % {"version": page.totals.nomenclature}],
        *_head(by, on, revision, filters, known_on),
        [],
        [
            _("Case number"), _("Persons"), _("Situation"), _("Presumed"), _("Contradicted"), _("Without a home since"),
            _("Nights"), _("With a referent"), _("Last news"),
        ],
    ]  # fmt: skip
    yes, no = _("yes"), _("no")
    for row in page.rows:
        words = dict.fromkeys(
            str(situation(neutral(held.situation)).label) for held in row.situations if held.situation
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
    journal(by=by, verb=EXPORTED, day=on, revision=revision)
    name = f"digor-file-active-{on.isoformat()}-r{revision}.{kind}"
    return (
        (_workbook(lines), name, XLSX) if kind == "xlsx" else (_csv(lines), name, "text/csv; charset=utf-8")
    )


@transaction.atomic
def corrections(*, by: Actor, source: str) -> tuple[bytes, str]:
    """(content, file name) of what a source is asked to correct: its own keys, neutral situations, days."""
    access.check_export(by)
    asked = [one for one in reads.corrections(by, clock.today() - timedelta(days=1)) if one.source == source]
    if not asked:
        raise Refused("nothing_to_correct", _("Nothing is asked of this source: there is no list to take."))
    lines: list[list[object]] = [
        [_("Rows of %(source)s to look at again") % {"source": asked[0].label}],
        [_("Under this source’s own numbers: no name. Correct at the source, then send the file again.")],
        [],
        [
            _("Row"), _("Person"), _("First night"), _("Last night"), _("Your row says"), _("Another source says"),
            _("Asked on"),
        ],
    ]  # fmt: skip
    for one in asked:
        lines.append(
            [
                one.row_key,
                one.person_key,
                one.start.isoformat(),
                (one.end - timedelta(days=1)).isoformat(),
                str(situation(one.says).label),
                str(situation(one.other).label),
                one.asked_on.isoformat(),
            ]
        )
    journal(by=by, verb=CORRECTIONS, source=source)
    return _csv(lines), f"digor-a-corriger-{source.replace(':', '-')}.csv"


def _head(by: Actor, on: date, revision: int, filters: Filters, known_on: date | None) -> list[list[object]]:
    """Where, as known when, what was asked for, and who was heard: without it the figures say nothing."""
    sources = reads.definition(by, on, revision).sources
    heard = [
        f"{one.label} ({one.last_file.isoformat()})"
        for one in sources
        if one.heard and one.last_file is not None
    ]
    others = [one.label for one in sources if not one.heard]
    return [
        [_("Territory: %(name)s") % {"name": by.territory or by.territory_code}],
        [_("As known on %(day)s") % {"day": known_on.isoformat()} if known_on else _("As known today")],
        [_("Asked for: %(filters)s") % {"filters": sentence(by, filters, reads.sectors(by, on, revision))}],
        [_("Sources heard of this night: %(sources)s") % {"sources": " ; ".join(heard) or "–"}],
        [_("Sources not heard of this night: %(sources)s") % {"sources": " ; ".join(others) or "–"}],
    ]


def _safe(cell: object) -> object:
    """A text that no spreadsheet takes for a formula: a partner's key or alias may begin with "="."""
    return guarded(cell) if isinstance(cell, str) else cell


def _csv(lines: list[list[object]]) -> bytes:
    """Semicolons and a byte order mark: opens as it should in a French spreadsheet."""
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([_safe(cell) for cell in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def _workbook(lines: list[list[object]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("List"))
    for line in lines:
        sheet.append([_safe(cell) for cell in line])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
