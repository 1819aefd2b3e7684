"""`digor lsa` and `digor apr`, as an outsider runs them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from digor.config.cli import main
from tests.observatory.hmis_world import HERE, SHELTER, World

PERIOD = ["--start", "2025-10-01", "--end", "2026-09-30"]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    world = World().project("ES", SHELTER)
    world.stay("a", "ES", "2026-01-01", "2026-01-11", to=410)
    return world.write(tmp_path / "export")


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_lsa_writes_hud_s_columns(export: Path, tmp_path: Path) -> None:
    out = tmp_path / "lsa.csv"
    asked = ["lsa", "--hmis", str(export), *PERIOD, "--territory", HERE, "--out", str(out)]
    assert main([*asked, "--lookback", "2018-10-01"]) == 0
    header, *rows = table(out)
    assert header == ["measure", "cohort", "grp", "hhtype", "path", "project", "key", "value", "required", "source"]  # fmt: skip
    assert ["C1", "period", "ES", "1", "", "", "bed_nights", "10", "1", "digor"] in rows
    assert ["A2", "period", "", "", "", "", "Destination", "0", "0", "digor"] in rows
    # seven years back is what HUD asks for, and what is done when nothing is said
    again = tmp_path / "again.csv"
    assert main([*asked[:-1], str(again)]) == 0
    assert again.read_bytes() == out.read_bytes()


def test_apr_writes_cells_and_counts_two_exports_as_one(export: Path, tmp_path: Path) -> None:
    other = World().project("TH", "2")
    other.stay("a", "TH", "2026-02-01", key="F1")
    other.stay("b", "TH", "2026-02-01", key="F2")
    second, out = other.write(tmp_path / "second"), tmp_path / "apr.csv"
    assert main(["apr", "--hmis", str(export), str(second), *PERIOD, "--out", str(out)]) == 0
    header, *rows = table(out)
    assert header == ["table", "row", "column", "value"]
    assert ["Q5a", "1. Total number of persons served", "Total", "2"] in rows
    assert ["Q5a", "5. Number of leavers", "Total", "0"] in rows  # the one who left came back elsewhere


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (["--territory", ""], "--territory"),
        (["--start", "hier"], "--start"),
        (["--start", "2027-01-01"], "dates"),
        (["--hmis", "nowhere.zip"], "nowhere.zip"),
        (["--out", "/nowhere/at/all.csv"], "--out"),
    ],
)
def test_bad_input_is_one_sentence(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], changed: list[str], said: str
) -> None:
    asked = {"--hmis": str(export), "--start": PERIOD[1], "--end": PERIOD[3], "--territory": HERE,
             "--out": str(tmp_path / "out.csv")}  # fmt: skip
    asked[changed[0]] = changed[1]
    assert main(["lsa", *(word for pair in asked.items() for word in pair)]) == 2
    heard = capsys.readouterr().err
    assert said in heard and heard.count("\n") == 1
