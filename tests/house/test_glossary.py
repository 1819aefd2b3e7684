"""The glossary: sorted, one row per word, and every acronym of the situations explained."""

from __future__ import annotations

import re
from collections import Counter

from django.utils import translation

from digor.casework.people.nomenclature.siao.motives import MOTIVE_LABELS
from digor.casework.people.nomenclature.situations import ROWS
from tests.house.ground import ROOT

ACRONYM = re.compile(r"\b[A-Z]{2,}\b")


def glossary() -> list[list[str]]:
    """The cells of each row: English, French, Breton, what it is."""
    lines = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    table = [line for line in lines if line.startswith("| ")][1:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


def test_every_row_says_its_word_in_three_languages_and_one_line() -> None:
    rows = glossary()
    assert len(rows) >= 70
    assert [row for row in rows if len(row) != 4 or not all(row)] == []


def test_no_word_appears_twice() -> None:
    for column in range(3):
        words = Counter(row[column].casefold() for row in glossary())
        assert [word for word, times in words.items() if times > 1] == []


def test_rows_are_sorted() -> None:
    words = [row[0].casefold() for row in glossary()]
    assert words == sorted(words)


def test_every_acronym_on_screen_is_explained() -> None:
    with translation.override("fr"):
        labels = [*(str(row.label) for row in ROWS), *map(str, MOTIVE_LABELS.values())]
    shown = {acronym for label in labels for acronym in ACRONYM.findall(label)}
    explained = {acronym for row in glossary() for acronym in ACRONYM.findall(f"{row[0]} {row[1]}")}
    assert {"CHRS", "IML", "PLAI"} <= shown
    assert shown - explained == set()
