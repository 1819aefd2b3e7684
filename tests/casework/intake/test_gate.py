"""Nothing enters without a frame, and only what it names."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from digor.casework.intake import actions, reads
from digor.casework.intake.enums import State
from digor.casework.intake.formats import declared, formats
from digor.casework.intake.models import Import, StagedRow
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.models import Entry
from digor.foundation.partners import actions as partners
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import SharingAgreement, Source
from tests.casework.intake.files import demand, everything, siao

ROUGH = "À la rue - abri de fortune"
Send = Callable[..., Import]


@contextmanager
def refused(code: str) -> Iterator[None]:
    """`with refused("code")`: what is raised inside carries this code."""
    with pytest.raises(Refused) as raised:
        yield
    assert raised.value.code == code


def uploads(settings: Any) -> list[Path]:
    folder = Path(settings.MEDIA_ROOT)
    return [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []


def test_a_source_without_agreement_is_refused_before_a_byte_is_copied(
    source: Callable[..., Source], receive: Send, settings: Any
) -> None:
    with refused("no_agreement"):
        receive(source("si-siao"), "siao", siao(demand("P1", "20/01/2026", ROUGH)))
    assert not Import.objects.exists() and not uploads(settings)


def test_an_agreement_of_another_format_opens_nothing(si_siao: Source, receive: Send) -> None:
    with refused("no_agreement"):
        receive(si_siao, "maraude", b"")


def test_an_ended_agreement_opens_nothing(
    si_siao: Source, receive: Send, operator: Actor, clock: Callable[[date], None]
) -> None:
    partners.end_agreement(by=operator, agreement=SharingAgreement.objects.get(), on=date(2026, 2, 2))
    with refused("no_agreement"):
        receive(si_siao, "siao", siao(demand("P1", "20/01/2026", ROUGH)))
    clock(date(2026, 2, 1))
    assert receive(si_siao, "siao", siao(demand("P1", "20/01/2026", ROUGH))).state == State.UPLOADED


def test_an_agreement_that_ends_before_the_reading_refuses_the_file(
    si_siao: Source, receive: Send, operator: Actor, settings: Any
) -> None:
    imported = receive(si_siao, "siao", siao(demand("P1", "20/01/2026", ROUGH)))
    partners.end_agreement(by=operator, agreement=SharingAgreement.objects.get(), on=date(2026, 2, 2))
    imported = actions.read_rows(imported=imported)
    assert (imported.state, imported.stopped) == (State.FAILED, "no_agreement")
    assert not StagedRow.objects.exists() and not uploads(settings)


def test_a_column_not_named_is_never_staged_logged_or_shown(
    source: Callable[..., Source],
    agree: Callable[..., SharingAgreement],
    read: Send,
    caplog: pytest.LogCaptureFixture,
    settings: Any,
) -> None:
    caplog.set_level(logging.DEBUG)
    narrow = source("etroit", "ccas")
    agree(narrow, "siao", columns=["row_kind", "person_key", "day", "situation"])
    content = siao(
        demand(
            "P1",
            "20/01/2026",
            ROUGH,
            Nom="KERVEILLANT",
            Prénom="Soizic",
            **{"Date de naissance": "17/04/1985"},
        ),
        demand("P2", "32/01/2026", ROUGH, Nom="HELGOUACH"),
    )
    imported = read(narrow, "siao", content)
    assert (imported.state, imported.new, imported.refused) == (State.STAGED, 1, 1)
    held = everything() + caplog.text
    assert not [word for word in ("KERVEILLANT", "Soizic", "1985", "HELGOUACH") if word in held]
    assert any("Nom" in sentence for sentence in reads.remarks(imported))  # that it was left out is said
    assert not uploads(settings)


def test_no_name_of_the_file_is_kept(si_siao: Source, read: Send) -> None:
    imported = read(si_siao, "siao", siao(), file_name="Dossier LE GOFF Tangi.CSV", file_day=date(2026, 2, 1))
    assert imported.label == "siao-2026-02-01.csv"
    assert "GOFF" not in everything()


def test_a_required_column_out_of_the_agreement_says_so(
    source: Callable[..., Source], agree: Callable[..., SharingAgreement], read: Send
) -> None:
    narrow = source("trop-etroit", "ccas")
    agree(narrow, "siao", columns=["row_kind", "day"])
    imported = read(narrow, "siao", siao(demand("P1", "20/01/2026", ROUGH)))
    assert (imported.state, imported.stopped) == (State.FAILED, "not_in_agreement")


def test_once_it_ended_a_refused_row_is_a_place_and_a_code(si_siao: Source, publish: Send) -> None:
    publish(
        si_siao,
        "siao",
        siao(demand("P1", "20/01/2026", "Chez les Kerveillant"), demand("P2", "20/01/2026", ROUGH)),
    )
    row = StagedRow.objects.get()
    assert (row.line, row.verdict, row.content) == (2, "refused", "")
    assert [problem["code"] for problem in row.problems] == ["unknown_code"]
    assert "Kerveillant" not in everything()
    [refusal] = reads.refusals(Import.objects.get())
    assert refusal.sentences[0]  # still says where and what


def test_a_file_of_a_day_to_come_is_refused(si_siao: Source, receive: Send) -> None:
    with refused("day_to_come"):
        receive(si_siao, "siao", siao(), file_day=date(2026, 2, 3))


def test_a_round_s_sheet_cannot_be_complete(rounds: Source, receive: Send) -> None:
    with refused("not_complete"):
        receive(rounds, "maraude", b"", complete=True)


def test_only_who_acts_for_the_source_brings_its_file(
    si_siao: Source, receive: Send, loic: Actor, awa: Actor, erwan: Actor, paul: Actor
) -> None:
    content = siao(demand("P1", "20/01/2026", ROUGH))
    for stranger, code in (
        (awa, "may_not_import_files"),
        (erwan, "may_not_import_files"),
        (paul, "elsewhere"),
    ):
        with refused(code):
            receive(si_siao, "siao", content, by=stranger)
    assert receive(si_siao, "siao", content, by=loic).by == loic.code


def test_each_sees_the_imports_of_the_sources_they_act_for(
    si_siao: Source, publish: Send, loic: Actor, awa: Actor, maiwenn: Actor, paul: Actor
) -> None:
    publish(si_siao, "siao", siao(demand("P1", "20/01/2026", ROUGH)))
    assert [reads.imports(actor).count() for actor in (loic, maiwenn, awa, paul)] == [1, 1, 0, 0]


def test_the_journal_tells_it_in_codes(si_siao: Source, publish: Send, withdraw: Send) -> None:
    withdraw(publish(si_siao, "siao", siao(demand("P1", "20/01/2026", ROUGH))))
    verbs = list(Entry.objects.filter(verb__contains="import").values_list("verb", flat=True))
    assert verbs == ["import_published", "import_withdrawn"]
    assert Entry.objects.get(verb="file_received").details["source"] == "si-siao"


def test_formats_are_found_by_their_folder_and_declare_their_columns() -> None:
    assert list(formats()) == ["bailleur", "hebergement", "hmis", "indigne", "maraude", "siao", "tableur"]
    for one in declared():
        assert one.columns and (one.sensitive or one.code in {"bailleur", "indigne"})  # of homes, of nobody
    for one in formats().values():
        assert one.sample.exists(), one.code
