"""The list as a file: pseudonymous, journaled."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest

from digor.casework.people import actions, exports, reads
from digor.casework.people.filters import Filters
from digor.casework.people.models import Record
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.models import Entry
from digor.foundation.partners.actor import Actor
from tests.casework.people.winter import day


@pytest.fixture
def listed(
    someone: Callable[[str], Record], slept: Callable[..., Any], loic: Actor, at: Callable[[int], None]
) -> Record:
    at(1)
    record = someone("=l'homme au chien")
    actions.set_identity(by=loic, record=record, family_name="Kerbrat", given_name="Paol")
    slept(record, "RUE", 3)
    slept(someone("other"), "CHU", 3)
    at(5)
    return record


def export(by: Actor, kind: str, filters: Filters | None = None) -> bytes:
    content, name, media = exports.by_name(
        by=by, on=day(4), revision=reads.head(by.territory_id), filters=filters or Filters(), kind=kind
    )
    assert name.endswith(kind) and day(4).isoformat() in name and media
    return content


def test_csv_opens_in_a_french_spreadsheet_and_names_nobody(listed: Record, loic: Actor) -> None:
    content = export(loic, "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    rows = [line for line in lines if line and line[0] == listed.case_number]
    assert len(rows) == 1 and rows[0][1] == "1" and "2025-01-03" in rows[0]
    assert b"Kerbrat" not in content and b"chien" not in content


def test_workbook(listed: Record, loic: Actor) -> None:
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(export(loic, "xlsx"))).active
    assert sheet is not None
    cells = [cell for line in sheet.iter_rows(values_only=True) for cell in line]
    assert listed.case_number in cells and "Kerbrat" not in cells


def test_filters_apply_and_the_export_is_journaled(listed: Record, loic: Actor) -> None:
    content = export(loic, "csv", Filters(family="shelter"))
    assert listed.case_number.encode() not in content
    entry = Entry.objects.get(verb="list_exported")
    assert entry.by == loic.code and "count" not in entry.details


def test_who_may_not_export(listed: Record, erwan: Actor, gwenael: Actor) -> None:
    for outsider in (erwan, gwenael):
        with pytest.raises(Refused) as refused:
            export(outsider, "csv")
        assert refused.value.code == "may_not_export"
    assert not Entry.objects.filter(verb="list_exported").exists()
