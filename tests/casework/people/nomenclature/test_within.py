"""What a situation left unspecified may be."""

from __future__ import annotations

from digor.casework.people.nomenclature.situations import QUICK, SITUATIONS, WITHIN, family


def test_the_quick_gesture_contradicts_nothing_of_its_family() -> None:
    for drawn, code in QUICK.items():
        assert WITHIN[code] >= {one for one in SITUATIONS if family(one) is drawn and one != code}


def test_a_code_holds_its_finer_ones_and_nothing_holds_itself() -> None:
    assert WITHIN["IML"] >= {"IML-MG", "IML-SL", "IML-BG"}
    assert all(code not in finer for code, finer in WITHIN.items())
    assert all(family(one) is family(code) for code, finer in WITHIN.items() for one in finer)
    assert "CHU" not in WITHIN
