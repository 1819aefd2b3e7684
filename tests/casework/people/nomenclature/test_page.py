"""The printed nomenclature is the one in force, in three languages."""

from __future__ import annotations

from pathlib import Path

from django.utils import translation

from digor.casework.people.nomenclature import page
from digor.casework.people.nomenclature.situations import ROWS

ROOT = Path(__file__).resolve().parents[4]


def test_the_page_is_current() -> None:
    printed = (ROOT / page.FILE).read_text(encoding="utf-8")
    assert printed == page.render(), "run: python3 dev.py docs"


def test_the_page_is_in_french_whatever_the_reader_s_language() -> None:
    with translation.override("en"):
        assert "| Rue, abri de fortune |" in page.render()


def test_every_label_is_said_in_french_and_in_breton() -> None:
    same_in_french = {"Squat", "Institution", "Un chez-soi d’abord"}
    for row in ROWS:
        with translation.override("en"):
            english = str(row.label)
        for language in ("fr", "br"):
            with translation.override(language):
                assert str(row.label) != english or english in same_in_french, f"{row.code} {language}"
                assert str(row.meaning)
