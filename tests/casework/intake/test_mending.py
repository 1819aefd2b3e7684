"""Refused rows taken as a file, corrected, dropped again."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime, timedelta

import openpyxl
import pytest

from digor.casework.intake import actions, reads
from digor.casework.intake.actions.taking import kept_until
from digor.casework.intake.models import Import, StagedRow
from digor.foundation.frame import clock as house_clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.models import Entry
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import SharingAgreement, Source
from tests.casework.intake.files import demand, everything, shelter, siao, the_list

Send = Callable[..., Import]
ROUGH = "À la rue - abri de fortune"
BAD = siao(
    demand("P1", "20/01/2026", ROUGH, Nom="KERVEILLANT"),
    demand("P2", "31/11/2025", ROUGH, Nom="=HYPERLINK(1)", Prénom="-Anna"),
    demand("P3", "20/01/2026", "dans la lune", Nom="HELGOUACH"),
)


def cells(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def written(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue().encode()


def test_refused_rows_are_taken_corrected_and_accepted(si_siao: Source, publish: Send, loic: Actor) -> None:
    first = publish(si_siao, "siao", BAD)
    assert (first.new, first.refused) == (1, 2)
    content, name, _media = actions.take_refused(by=loic, imported=first)
    assert name.endswith(f"a-corriger-{first.pk}.csv")
    head, *rows = cells(content)
    assert head[-1] == f"À corriger (import {first.pk})" and len(rows) == 2
    at = head.index("Nom")
    assert rows[0][at] == "'=HYPERLINK(1)" and rows[0][head.index("Prénom")] == "'-Anna"  # no formula
    assert rows[0][-1].startswith("Ligne 3") and "31/11/2025" in rows[0][-1]
    rows[0][head.index("Date")] = "30/11/2025"
    again = publish(si_siao, "siao", written([head, *rows]))
    assert (again.new, again.refused, again.mends) == (1, 1, first)
    assert [(one.by, one.count) for one in reads.mended(first)] == [(again, 1)]
    assert not any("corriger" in sentence for sentence in reads.remarks(again))
    whole = publish(
        si_siao, "siao", BAD.replace(b"31/11/2025", b"30/11/2025").replace(b"dans la lune", ROUGH.encode())
    )
    assert (whole.same, whole.new, whole.refused) == (2, 1, 0)


def test_corrected_rows_keep_the_day_source_and_format_of_the_file_they_mend(
    source: Callable[..., Source],
    agree: Callable[..., SharingAgreement],
    si_siao: Source,
    publish: Send,
    receive: Send,
    loic: Actor,
) -> None:
    elsewhere = source("kerlan", "siao29")
    agree(elsewhere, "hebergement")
    day = house_clock.today() - timedelta(days=5)
    first = publish(si_siao, "siao", BAD, file_day=day)
    corrected = actions.take_refused(by=loic, imported=first)[0]
    for door in ((si_siao, "siao"), (elsewhere, "hebergement")):
        again = receive(*door, corrected)
        assert (again.source, again.format, again.file_day) == (si_siao, "siao", day)
        assert day.isoformat() in again.label


def test_rows_sent_again_or_taken_back_are_asked_for_no_more(
    si_siao: Source, publish: Send, withdraw: Callable[..., Import], loic: Actor
) -> None:
    first = publish(si_siao, "siao", BAD)
    assert [(one.imported.pk, one.left) for one in reads.recently_refused(loic)] == [(first.pk, 2)]
    head, *rows = cells(actions.take_refused(by=loic, imported=first)[0])
    rows[0][head.index("Date")] = "30/11/2025"
    publish(si_siao, "siao", written([head, rows[0]]))
    assert [(one.imported.pk, one.left) for one in reads.recently_refused(loic)] == [(first.pk, 1)]
    last = publish(si_siao, "siao", written([head, rows[1]]))
    asked = [(one.imported.pk, one.left) for one in reads.recently_refused(loic)]
    assert asked == [(last.pk, 1)], "refused again, it is asked for once, of the last file"
    withdraw(last)
    assert [one.imported.pk for one in reads.recently_refused(loic)] == [first.pk]
    withdraw(first)
    assert not reads.recently_refused(loic)


def test_a_workbook_holds_texts_only(si_siao: Source, read: Send, loic: Actor) -> None:
    imported = read(si_siao, "siao", BAD)
    content, _name, _media = actions.take_refused(by=loic, imported=imported, kind="xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    again = read(si_siao, "siao", content, file_name="export.xlsx")
    assert (again.rows, again.refused, again.mends) == (2, 2, imported)


def test_they_are_unreadable_in_the_database_and_gone_after_some_days(
    si_siao: Source, publish: Send, loic: Actor, clock: Callable[..., None]
) -> None:
    imported = publish(si_siao, "siao", BAD)
    assert "HELGOUACH" not in everything(["intake_stagedrow", "intake_import"])
    clock(house_clock.today() + timedelta(days=8))
    actions.clean_up()
    assert not StagedRow.objects.exclude(written="").exists() and not reads.keeps_refused(imported)
    with pytest.raises(Refused) as raised:
        actions.take_refused(by=loic, imported=imported)
    assert raised.value.code == "nothing_kept"


def test_nothing_of_them_stays_of_a_file_set_aside_or_taken_back(
    si_siao: Source, read: Send, publish: Send, withdraw: Send, operator: Actor
) -> None:
    actions.discard(by=operator, imported=read(si_siao, "siao", BAD))
    withdraw(publish(si_siao, "siao", BAD))
    assert not StagedRow.objects.exclude(written="").exists()


def test_only_who_may_see_identities_takes_them_and_the_journal_says_so(
    si_siao: Source, publish: Send, loic: Actor, operator: Actor, awa: Actor
) -> None:
    imported = publish(si_siao, "siao", BAD)
    for other in (operator, awa):
        with pytest.raises(Refused):
            actions.take_refused(by=other, imported=imported)
    actions.take_refused(by=loic, imported=imported)
    entry = Entry.objects.get(verb="refused_rows_taken")
    assert (entry.by, entry.details["number"], entry.details["count"]) == (loic.code, imported.pk, 2)


def test_a_column_out_of_the_agreement_is_in_no_file_to_correct(
    source: Callable[..., Source], agree: Callable[..., SharingAgreement], publish: Send, loic: Actor
) -> None:
    narrow = source("etroit", "siao29")
    agree(narrow, "siao", columns=["row_kind", "person_key", "day", "situation"])
    lines = BAD.decode().split("\r\n")
    lines[3] = lines[3].rsplit(";", 3)[0]  # cells no longer stand under their headers
    imported = publish(narrow, "siao", "\r\n".join(lines).encode())
    content, _name, _media = actions.take_refused(by=loic, imported=imported)
    head, *rows = cells(content)
    assert "Nom" not in head and len(rows) == 1
    assert b"HELGOUACH" not in content and b"KERVEILLANT" not in content


def test_a_shelter_s_list_is_corrected_in_its_own_layout(
    source: Callable[..., Source], agree: Callable[..., SharingAgreement], publish: Send, loic: Actor
) -> None:
    kerlan = source("kerlan", "siao29")
    agree(kerlan, "hebergement")
    first = publish(kerlan, "hebergement", shelter("Ti Nevez;château;1;;;Riou;Anna;;03/11/2025;;;"))
    head, row = cells(actions.take_refused(by=loic, imported=first)[0])
    assert "« château »" in row[-1] and "CHU" in row[-1], "what is wrong, what is expected"
    assert (row[head.index("Dispositif")], row[head.index("Date d'entrée")]) == ("château", "03/11/2025")
    row[head.index("Dispositif")] = "CHU"
    assert publish(kerlan, "hebergement", written([head, row])).new == 1


def test_corrected_rows_are_complete_for_nothing(
    source: Callable[..., Source], agree: Callable[..., SharingAgreement], publish: Send, loic: Actor
) -> None:
    kerlan = source("kerlan", "siao29")
    agree(kerlan, "hebergement")
    bad = shelter(
        "Ti Nevez;CHU;1;;;Riou;Anna;;03/11/2025;;;",
        "Ti Nevez;CHU;2;;;Cadiou;Rozenn;;03/11/2025;;;",
        "Ti Nevez;château;3;;;Tanguy;Yann;;03/11/2025;;;",
    )
    first = publish(kerlan, "hebergement", bad, complete=True)
    head, row = cells(actions.take_refused(by=loic, imported=first)[0])
    row[head.index("Dispositif")] = "CHU"
    again = publish(kerlan, "hebergement", written([head, row]), complete=True, perimeter="Ti Nevez")
    assert (again.mends, again.complete, again.perimeter) == (first, False, "")
    found = the_list(loic, house_clock.today())
    held = [told["presumed"] for unit in found["units"] for told in unit["situations"]]
    assert held == [False, False, False]
    (door,) = [one for one in reads.doors(loic) if one.source == kerlan]
    assert reads.declared_complete(door), "the next whole list is still proposed as complete"


def test_the_sealed_cells_expire_with_the_staged_rows(si_siao: Source, read: Send) -> None:
    imported = read(si_siao, "siao", BAD)
    until: datetime | None = kept_until(imported)
    assert until is not None and imported.staged_at is not None
    assert until - imported.staged_at == timedelta(days=7)
