"""Outside cases are found by their shape, answered one line each, and a wrong answer is seen."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from truth.__main__ import main
from truth.case import Shape

NIGHTS = {
    "report_start": "2022-10-01",
    "report_end": "2023-09-30",
    "definition": "x",
    "cases": [
        {
            "id": "two_shelters",
            "people": [
                {
                    "stays": [
                        {"project_type": 0, "entry": "2022-10-15", "exit": "2022-12-15"},
                        {"project_type": 8, "entry": "2022-12-15", "exit": "2022-12-20"},
                    ]
                }
            ],
            "metric": "es_sh",
            "expected": {"nights": [66], "first": ["2022-10-15"]},
        }
    ],
}


def lay(folder: Path, content: Any, name: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(json.dumps(content))


def test_a_file_of_a_known_shape_runs_wherever_it_lies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(tmp_path / "deep" / "down", NIGHTS, "any-name.json")
    assert main([str(tmp_path)]) == 0
    assert "4 passed, 0 failed" in capsys.readouterr().out


def test_a_wrong_answer_is_seen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    NIGHTS["cases"][0]["expected"]["nights"] = [67]  # type: ignore[index]
    try:
        lay(tmp_path, NIGHTS, "x.json")
    finally:
        NIGHTS["cases"][0]["expected"]["nights"] = [66]  # type: ignore[index]
    assert main([str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "x/two_shelters/nights: got [66], expected [67]: NOT EQUAL" in said
    assert said.endswith("2 passed, 2 failed\n")


def test_counts_of_an_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "counts.csv").write_text("zip,file,what,value\nlost.zip,Client.csv,rows,1\n")
    assert main([str(tmp_path)]) == 1
    assert "0 passed, 1 failed" in capsys.readouterr().out


def test_families_that_wait_are_named_and_do_not_fail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(tmp_path, NIGHTS, "x.json")
    lay(tmp_path, {"id": "M9", "engine": "matching", "title": "x", "expected": 1}, "m9.json")
    lay(tmp_path, {"anything": "else"}, "else.json")
    (tmp_path / "damaged.json").write_text("{")
    assert main([str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "no adapter yet: engines, M9 (1 file)" in said and said.count("no adapter yet") == 1


def test_nothing_to_answer_is_not_a_success(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 1
    assert main([str(tmp_path / "nowhere")]) == 2


def test_what_is_not_a_case_has_no_shape(tmp_path: Path) -> None:
    archive = tmp_path / "x.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("x", "")
    assert Shape.read(archive) is None
