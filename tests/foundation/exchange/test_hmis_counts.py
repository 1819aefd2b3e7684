"""Exports nobody here wrote: every published count is found again."""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from pathlib import Path

import pytest

from digor.foundation.exchange import hmis

REPOSITORY = Path(__file__).resolve().parents[3]
HMIS = Path(os.environ.get("DIGOR_TRUTH") or REPOSITORY.parent / "shared" / "data") / "hmis"
COUNTS = HMIS / "import_counts.csv"

pytestmark = pytest.mark.skipif(
    not COUNTS.exists(), reason=f"outside data absent: {COUNTS} (say where it is in DIGOR_TRUTH)"
)


def published() -> dict[str, list[tuple[str, str, int]]]:
    found: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    if COUNTS.exists():
        with COUNTS.open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file):
                found[line["zip"]].append((line["file"], line["what"], int(line["value"])))
    return found


@pytest.mark.parametrize(
    ("export", "expected"), published().items(), ids=lambda one: one if isinstance(one, str) else ""
)
def test_counts_are_those_published(export: str, expected: list[tuple[str, str, int]]) -> None:
    assert hmis.counts(HMIS / export) == expected


@pytest.mark.parametrize(
    ("export", "layout"),
    [
        ("lsa_fy2026/hmis_csv_fy2026.zip", hmis.Year.FY2026),
        ("import_only/eva_demo_fy2026.zip", hmis.Year.FY2026),
        ("import_only/datalab_merged_fy2024.zip", hmis.Year.FY2024),
        ("apr_kits_fy2021/es_nbn.zip", hmis.Year.FY2022),
    ],
)
def test_the_layout_of_each_is_known(export: str, layout: hmis.Year) -> None:
    with hmis.open_hmis(HMIS / export) as opened:
        assert opened.layout is layout


def test_no_stay_nor_night_of_the_main_check_is_lost() -> None:
    with hmis.open_hmis(HMIS / "lsa_fy2026" / "hmis_csv_fy2026.zip") as export:
        stays = list(export.enrollments())
        assert len(stays) == 16_494 and len({stay.id for stay in stays}) == 16_494
        assert sum(stay.exit is not None for stay in stays) == 14_627
        assert sum(1 for _night in export.bed_nights()) == 19_012
        assert sum(1 for _client in export.clients()) == 10_606
        assert [problem.code for problem in export.problems] == ["several_exports"]
