"""`digor import`, `digor withdraw`, `digor tidy`: for scripts and for the coordinator's terminal."""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from digor.casework.intake.commands import COMMANDS
from digor.casework.intake.models import Import
from digor.casework.people.models import Act, Record
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import SharingAgreement, Source, Territory
from tests.casework.intake.files import demand, rows_of, siao
from tests.casework.intake.hmis_rows import export, left, night, stay

ROUGH = "À la rue - abri de fortune"
EXPORT = export(
    [stay("E1", "P1", "ES", "2026-01-10", LivingSituation="116"), stay("E2", "P2", "NBN", "2026-01-10")],
    [left("E1", "P1", "2026-01-20", "410")],
    [night("E2", "P2", "2026-01-10"), night("E2", "P2", "2026-01-12")],
)


def run(actor: Actor | None, verb: str, *words: object) -> tuple[int, str]:
    parser = argparse.ArgumentParser()
    COMMANDS[verb].add_arguments(parser)
    out = io.StringIO()
    return COMMANDS[verb].run(parser.parse_args([str(word) for word in words]), actor, out), out.getvalue()


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    path = tmp_path / "extraction.csv"
    path.write_bytes(siao(demand("P1", "20/01/2026", ROUGH), demand("P2", "31/11/2025", ROUGH)))
    return path


@pytest.fixture
def zipped(tmp_path: Path) -> Path:
    path = tmp_path / "export.zip"
    path.write_bytes(EXPORT)
    return path


def test_a_file_is_imported_and_published(
    si_siao: Source, operator: Actor, extract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = run(operator, "import", "siao", extract, "--json", "--file-day", "2026-02-01")
    found = json.loads(said)
    assert code == 0
    assert (found["state"], found["rows"], found["verdicts"]["new"], found["verdicts"]["refused"]) == (
        "published",
        2,
        1,
        1,
    )
    assert found["refused"][0]["line"] == 3
    assert Import.objects.get().file_day == date(2026, 2, 1)
    assert "2 sur 2" in capsys.readouterr().err.replace("\N{NO-BREAK SPACE}", " ")


def test_then_withdrawn_by_its_number(si_siao: Source, operator: Actor, extract: Path) -> None:
    run(operator, "import", "siao", extract)
    number = Import.objects.get().pk
    code, said = run(operator, "withdraw", number, "--reason", "wrong_file", "--json")
    assert (code, json.loads(said)["state"]) == (0, "withdrawn")
    assert Import.objects.get().reason == "wrong_file"
    with pytest.raises(ValueError, match="999"):
        run(operator, "withdraw", 999)


def test_a_stranger_withdraws_nothing(si_siao: Source, operator: Actor, extract: Path, paul: Actor) -> None:
    run(operator, "import", "siao", extract)
    with pytest.raises(ValueError):
        run(paul, "withdraw", Import.objects.get().pk)


def test_a_dry_run_judges_and_writes_nothing(
    si_siao: Source, operator: Actor, extract: Path, settings: Any
) -> None:
    run(operator, "import", "siao", extract)
    before = rows_of(
        "people_act", "people_record", "people_mention", "intake_import", "intake_stagedrow", "journal_entry"
    )
    _, said = run(operator, "import", "siao", extract, "--dry-run", "--json")
    assert json.loads(said)["verdicts"] == {"new": 0, "same": 1, "changes": 0, "refused": 1, "silent": 0}
    assert rows_of(*before) == before


def test_an_export_into_an_empty_home_makes_its_territory(db: None, zipped: Path) -> None:
    code, said = run(None, "import", "hmis", zipped, "--json")
    assert (code, json.loads(said)["verdicts"]["new"]) == (0, 4)
    assert Territory.objects.get().code == "XX-501"
    agreement = SharingAgreement.objects.get()
    assert agreement.test_data and agreement.ground == "test-data"
    assert Record.objects.count() == 2


def test_a_dry_run_in_an_empty_home_makes_nothing(db: None, zipped: Path) -> None:
    _, said = run(None, "import", "hmis", zipped, "--dry-run", "--json")
    found = json.loads(said)
    assert found["verdicts"]["new"] == 4
    assert ["Enrollment.csv", "rows with ProjectType=0", 1] in found["counts"]
    assert ["Services.csv", "rows", 2] in found["counts"]
    assert not Territory.objects.exists()


def test_a_folder_is_read_as_its_zip(db: None, tmp_path: Path, zipped: Path) -> None:
    import zipfile

    folder = tmp_path / "export"
    zipfile.ZipFile(zipped).extractall(folder)
    _, said = run(None, "import", "hmis", folder, "--json")
    assert json.loads(said)["verdicts"]["new"] == 4


def test_a_sheet_into_an_empty_home_is_refused(db: None, extract: Path) -> None:
    with pytest.raises(Refused) as raised:
        run(None, "import", "siao", extract)
    assert raised.value.code == "no_territory"
    assert not Territory.objects.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("siao", "/nowhere.csv"),
        ("siao", "PATH", "--file-day", "demain"),
        ("siao", "PATH", "--source", "inconnue"),
    ],
)
def test_bad_input_is_said_in_a_sentence(
    words: tuple[str, ...], si_siao: Source, operator: Actor, extract: Path
) -> None:
    with pytest.raises((ValueError, Refused), match=r"\.$"):
        run(operator, "import", *(str(extract) if word == "PATH" else word for word in words))


def test_which_source_must_be_said_when_several_send_the_format(
    si_siao: Source,
    source: Callable[..., Source],
    agree: Callable[..., SharingAgreement],
    operator: Actor,
    extract: Path,
) -> None:
    agree(source("autre-siao", "ccas"), "siao")
    with pytest.raises(ValueError, match="autre-siao, si-siao"):
        run(operator, "import", "siao", extract)
    assert run(operator, "import", "siao", extract, "--source", "autre-siao")[0] == 0
    assert Act.objects.get(kind="import").source.code == "autre-siao"


def test_tidy_says_how_many(si_siao: Source, operator: Actor) -> None:
    assert run(operator, "tidy")[1].startswith("0 ")
