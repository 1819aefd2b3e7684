"""The page that says what is proved says what a run says."""

from __future__ import annotations

import json

import pytest

from digor.observatory.page import FILE, render
from tests.house.ground import PACKAGE, ROOT
from truth.proved import counted

DATA = ROOT.parent / "shared" / "data" / "hmis"


def test_the_page_is_printed_from_the_code() -> None:
    assert (ROOT / FILE).read_text(encoding="utf-8") == render()


@pytest.mark.skipif(
    not DATA.is_dir(), reason=f"HUD's cases may not be kept here; they are looked for in {DATA}"
)
def test_the_counts_are_those_of_a_run_and_everything_is_equal() -> None:
    told = counted(DATA)
    assert told == json.loads((PACKAGE / "observatory" / "proved.json").read_text(encoding="utf-8"))
    assert all(equal == of for family in told.values() for equal, of in family.values())
