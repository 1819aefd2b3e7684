"""A damaged file is refused with a sentence, and nothing half-read stays."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digor.casework.intake import actions, staging
from digor.casework.intake.enums import State
from digor.casework.intake.models import Import, StagedRow, Stat
from digor.casework.people import publication
from digor.casework.people.models import Act
from digor.foundation.partners.models import SharingAgreement, Source
from tests.casework.intake.files import SIAO_HEADER, demand, rows_of, siao
from tests.casework.intake.hmis_rows import export, stay

Read = Callable[..., Import]
GOOD = siao(*(demand(f"P{number}", "20/01/2026", "À la rue - abri de fortune") for number in range(50)))
LEDGER = ("people_statement", "people_mention", "people_record", "people_identity", "people_sourcekey")


def without(name: str) -> bytes:
    """An export that lacks a file."""
    packed = io.BytesIO()
    whole = zipfile.ZipFile(io.BytesIO(export([stay("E1", "P1", "ES", "2026-01-10")])))
    with whole, zipfile.ZipFile(packed, "w") as rest:
        for member in whole.namelist():
            if member != name:
                rest.writestr(member, whole.read(member))
    return packed.getvalue()


DAMAGED = {
    "nothing": (b"", "empty_file"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(200), "not_a_table"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_excel"),
    "a cut workbook": (b"PK\x03\x04" + b"xl/workbook.xml" + bytes(80), "broken_archive"),
    "no header": (b"bonjour;tout;le;monde\r\n1;2;3;4\r\n", "no_header"),
    "a column short": (GOOD.replace(b"Identifiant personne;", b"Bidule;", 1), "missing_columns"),
    "a quote that never ends": (
        GOOD + b'Demande;D-9;"P9;;;;;;20/01/2026;;20;;;;;\r\n' + b"x" * 200_000,
        "quote_never_closed",
    ),
    "binary in the middle": (GOOD + b"\x00\x01\x02" * 2000, "not_text"),
}
HMIS = {
    "not a zip": (b"EnrollmentID,PersonalID\r\n", "not_hmis"),
    "no exits": (without("Exit.csv"), "missing_hmis_files"),
    "a cut zip": (export([stay("E1", "P1", "ES", "2026-01-10")])[:-60], "not_hmis"),
}


def check_refused(imported: Import, code: str, settings: Any) -> None:
    assert (imported.state, imported.stopped) == (State.FAILED, code)
    assert imported.sentence.endswith((".", "…"))
    assert not StagedRow.objects.exists() and not Stat.objects.exists()
    assert not any(rows_of(*LEDGER).values())
    assert not Act.objects.filter(kind="import").exists()
    assert not [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert imported.destroyed_at is not None


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_sheet_leaves_nothing(
    name: str, si_siao: Source, read: Read, settings: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(staging, "BATCH", 10)  # rows are kept before the damage is met
    content, code = DAMAGED[name]
    check_refused(read(si_siao, "siao", content), code, settings)


@pytest.mark.parametrize("name", HMIS)
def test_a_damaged_export_leaves_nothing(
    name: str,
    source: Callable[..., Source],
    agree: Callable[..., SharingAgreement],
    read: Read,
    settings: Any,
) -> None:
    hmis = source("hmis", "fmt")
    agree(hmis, "hmis")
    content, code = HMIS[name]
    check_refused(read(hmis, "hmis", content, file_name="export.zip"), code, settings)


def test_a_header_alone_is_an_empty_file_not_a_damaged_one(si_siao: Source, read: Read) -> None:
    imported = read(si_siao, "siao", SIAO_HEADER.encode())
    assert (imported.state, imported.rows) == (State.STAGED, 0)


def test_bad_lines_do_not_stop_the_good_ones(si_siao: Source, publish: Read) -> None:
    lines = GOOD.decode().split("\r\n")
    lines[10] = lines[10].replace("20/01/2026", "31/11/2025")
    lines[20] = lines[20].replace("À la rue - abri de fortune", "dans la lune")
    lines[30] = lines[30].rsplit(";", 3)[0]
    imported = publish(si_siao, "siao", "\r\n".join(lines).encode())
    assert (imported.state, imported.new, imported.refused) == (State.PUBLISHED, 47, 3)
    assert Act.objects.filter(kind="import").count() == 1


def test_an_error_of_ours_is_not_a_half_import(
    si_siao: Source, receive: Read, settings: Any, monkeypatch: Any
) -> None:
    def breaks(*_args: object, **_named: object) -> None:
        raise RuntimeError("Le Goff, Tangi")

    monkeypatch.setattr(publication, "stage", breaks)
    imported = receive(si_siao, "siao", GOOD)
    with pytest.raises(actions.CutShort) as raised:
        actions.read_rows(imported=imported)
    assert "RuntimeError" in str(raised.value) and "Le Goff" not in str(raised.value)
    assert raised.value.__suppress_context__
    imported.refresh_from_db()
    check_refused(imported, "cut_short", settings)
