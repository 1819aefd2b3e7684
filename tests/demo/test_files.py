"""The partners' files: the same bytes in any process, in order, with the faults real files have."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from datetime import date

from digor.demo.files import File, files
from digor.demo.files.mishaps import TWICE, WITHDRAWN
from digor.demo.files.night_shelter import TABLES
from digor.demo.files.sheet import UNDECIDED
from digor.demo.population import Population, population
from digor.demo.truth import pairs, records
from tests.demo.conftest import LAST

ELSEWHERE = """
from hashlib import sha256
from datetime import date
from digor.demo.files import files
from digor.demo.population import population
all = sha256()
for file in files(3, population(3, date(2026, 11, 25), persons=120, years=1)):
    all.update(file.name.encode() + file.content())
print(all.hexdigest())
"""


def digest(seed: int) -> str:
    found = hashlib.sha256()
    for file in files(seed, population(seed, LAST, persons=120, years=1)):
        found.update(file.name.encode() + file.content())
    return found.hexdigest()


def test_the_same_seed_gives_the_same_bytes_in_another_process() -> None:
    for hash_seed in ("0", "1"):
        run = subprocess.run(
            [sys.executable, "-c", ELSEWHERE],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.strip() == digest(3)
    assert digest(3) != digest(4)


def test_five_formats_in_order_of_arrival_none_before_its_day(sent: list[File]) -> None:
    assert {file.format for file in sent} == {"siao", "maraude", "hebergement", "tableur", "hmis"}
    assert len({file.name for file in sent}) == len(sent) > 250
    assert all(file.arrives >= file.day for file in sent)
    assert [file.arrives for file in sent] == sorted(file.arrives for file in sent)
    assert all(file.arrives <= LAST for file in sent)


def test_no_cell_holds_what_would_break_its_line(sent: list[File]) -> None:
    for file in sent:
        for name, table in file.tables.items():
            wide = {line.count(table.separator) for line in table.lines if '"' not in line}
            expected = len(TABLES[name] if file.format == "hmis" else table.header) - 1
            assert wide <= {expected}, file.name


def test_the_mishaps_of_real_files(sent: list[File]) -> None:
    assert {file.mishap for file in sent} == {"", WITHDRAWN, TWICE, UNDECIDED}
    once_more = next(file for file in sent if file.mishap == TWICE)
    assert sum(file.content() == once_more.content() for file in sent) == 2
    rounds = [file for file in sent if file.format == "maraude"]
    assert any((file.arrives - file.day).days > 8 for file in rounds)
    assert any(file.table.written(file.table.header) in file.table.lines for file in rounds)
    assert any("Aperçu" not in line and "Apercu" in line for file in rounds for line in file.table.lines)
    assert any("31/02/" in line for file in sent if file.format == "siao" for line in file.table.lines)
    assert any(f"/{file.day.year + 1}" in file.table.lines[0] for file in rounds if file.table.lines)


def test_partners_fall_silent(sent: list[File]) -> None:
    months: dict[str, set[tuple[int, int]]] = {}
    for file in sent:
        months.setdefault(file.source, set()).add((file.day.year, file.day.month))
    assert not {(2026, 10), (2026, 11)} & months["tableau-ar-porzh"]
    assert not {(2025, 7), (2025, 8)} & months["feuilles-de-tournee"]
    assert (2026, 11) in months["feuilles-de-tournee"]
    assert len(months["listes-de-presence"]) in (33, 34)  # of 36: somebody was ill


def test_duplicates_within_and_across_sources(territory: Population, sent: list[File]) -> None:
    known = records(sent)
    assert set(known.values()) <= set(territory.persons())
    within = Counter(a[0] == b[0] for a, b in pairs(known))
    assert within[True] > 20
    assert within[False] > 500
    of = Counter(known.values())
    assert sum(count > 1 for count in of.values()) > len(of) / 3


def test_a_record_bears_one_name_from_one_file_to_the_next(sent: list[File]) -> None:
    names: dict[str, set[tuple[str, ...]]] = {}
    for file in sent:
        if file.source == "residence-jeunes":
            for line in file.table.lines:
                cells = line.split(";")
                names.setdefault(cells[2], set()).add(tuple(cells[3:6]))
    assert names
    assert all(len(written) == 1 for written in names.values())


def test_a_file_of_a_day_says_nothing_of_the_days_after(sent: list[File]) -> None:
    for file in sent:
        if file.format == "siao":
            for line in file.table.lines:
                day = line.split(";")[8]
                if not day.startswith("31/02"):
                    assert date(int(day[6:]), int(day[3:5]), int(day[:2])) <= file.day
