"""A corpus of damaged files: each is read to its end and makes us say one clear French sentence."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from digor.foundation.exchange import hmis, read
from digor.foundation.exchange.layouts import LAYOUTS
from digor.foundation.exchange.refusals import CODES
from digor.foundation.exchange.sentences import SENTENCES
from digor.foundation.frame.refusals import Refused
from tests.foundation.exchange.conftest import TODAY, plain
from tests.foundation.exchange.damaged import hmis as hmis_files
from tests.foundation.exchange.damaged import maraude, siao, workbooks
from tests.foundation.exchange.damaged.case import Damaged
from tests.foundation.exchange.damaged.generic import GENERIC

CORPUS = [*siao.CASES, *maraude.CASES, *workbooks.CASES, *hmis_files.CASES]
KNOWN = LAYOUTS | {"generic": GENERIC}
# Said elsewhere than of a damaged file.
# the last one is said of a spreadsheet whose columns are to be explained: test_reading.py
SAID_ELSEWHERE = {"not_in_agreement", "not_agreed", "no_such_path", "no_header_at_all"}


@pytest.mark.parametrize("damaged", CORPUS, ids=str)
def test_a_damaged_file_says_what_is_wrong(damaged: Damaged, tmp_path: Path) -> None:
    path = tmp_path / damaged.name
    path.write_bytes(damaged.raw())
    said, usable = listen(path, damaged.layout)
    assert (damaged.code, damaged.sentence) in said
    assert usable == damaged.usable


def listen(path: Path, layout: str) -> tuple[list[tuple[str, str]], int | None]:
    """Everything said of a file, as (code, sentence), and its usable rows (None: refused)."""
    try:
        if layout == "hmis":
            with hmis.open_hmis(path) as export:
                stays = list(export.enrollments())
                for rows in (
                    export.projects(),
                    export.clients(),
                    export.bed_nights(),
                    export.living_situations(),
                ):
                    list(rows)
                return [(problem.code, plain(problem.sentence)) for problem in export.problems], len(stays)
        with read(path, KNOWN[layout], KNOWN[layout].fields, today=TODAY) as reading:
            found = list(reading)
            problems = [*reading.remarks, *(problem for row in found for problem in row.problems)]
            said = [(problem.code, plain(problem.sentence)) for problem in problems]
            return said, sum(row.usable for row in found)
    except Refused as refused:
        return [(refused.code, plain(refused))], None


def test_the_corpus_is_large_and_has_no_file_twice() -> None:
    assert len(CORPUS) >= 40
    assert {case.layout for case in CORPUS} == {"siao", "maraude", "generic", "hmis"}
    assert max(Counter(case.name for case in CORPUS).values()) == 1


def test_every_sentence_we_can_say_of_a_file_is_in_the_corpus() -> None:
    """A new code comes with the damaged file that makes it said."""
    assert (CODES | set(SENTENCES)) - {case.code for case in CORPUS} == SAID_ELSEWHERE
