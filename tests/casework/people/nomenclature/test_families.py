"""What the situations of one family have in common: a row out of line is a mistake or has its reason here."""

from __future__ import annotations

import pytest

from digor.casework.people.nomenclature.classes import ExitGroup, ExitReason, Insee, listed
from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situations import DECEASED, LEFT, of_family
from digor.casework.people.nomenclature.versions import VERSIONS

VERSION = VERSIONS[-1]

# family: reason of exit, group of exits, ETHOS Light, full ETHOS, INSEE
EXPECTED = {
    Family.STREET: ("street", "G5", {1, 5}, {1, 11}, {Insee.ROUGH, Insee.BY_PLACE}),
    Family.THIRD_PARTY: ("hosted", "G5", {6, None}, {8, None}, {Insee.NO}),
    Family.SHELTER: ("shelter", "G3", {2, 3}, {2, 3, 4, 5}, {Insee.SHELTERED}),
    Family.INSTITUTION: ("institution", "G4", {4}, {6}, {Insee.NO}),
    Family.ADAPTED_HOUSING: ("adapted_housing", "G2", {None}, {7}, {Insee.NO}),
    Family.HOUSING: ("housing", "G1", {None}, {None, 8, 9, 10, 12, 13}, {Insee.NO}),
    Family.UNKNOWN: ("unknown", "G6", {None}, {None}, {Insee.NO}),
}
APART = {
    "HOTP": "one's own expense is no shelter service, and no ETHOS Light category",
    "MRET": "a retirement home is not left for lack of housing",
    "IML-MG": "an ordinary lease: no ETHOS category",
}
MEDICAL_BEDS = {"LHSS", "LAM", "MEDI"}  # drawn as shelters, counted among exits to health
LEAVING = {LEFT: ExitReason.ELSEWHERE, DECEASED: ExitReason.DEATH}


@pytest.mark.parametrize("family", Family)
def test_a_family_is_read_alike(family: Family) -> None:
    reason, group, light, full, insee = EXPECTED[family]
    for row in of_family(family):
        classes = VERSION.classes[row.code]
        assert classes.reason is LEAVING.get(row.code, ExitReason(reason)), row.code
        assert classes.group is (ExitGroup.G4 if row.code in MEDICAL_BEDS else ExitGroup(group)), row.code
        assert classes.housed is (family in {Family.HOUSING, Family.ADAPTED_HOUSING}), row.code
        alike = classes.ethos_light in light and classes.ethos in full and classes.insee in insee
        assert alike is (row.code not in APART), row.code


def test_full_and_light_ethos_say_the_same() -> None:
    """Light 1 is full 1; 2 is 2; 3 is 3, 4 or 5; 4 is 6; 5 is 11; 6 is 8 (FEANTSA's own correspondence)."""
    full_of = {1: {1}, 2: {2}, 3: {3, 4, 5}, 4: {6}, 5: {11}, 6: {8}}
    for code, classes in VERSION.classes.items():
        if classes.ethos_light is not None:
            assert classes.ethos in full_of[classes.ethos_light], code
        else:
            assert classes.ethos in {None, 7, 8, 9, 10, 12, 13}, code


def test_women_s_shelters_and_asylum_have_their_own_category() -> None:
    assert {code for code in VERSION.classes if VERSION.ethos(code) == 4} == {"CM", "VVIO"}
    asylum = {"DNA", "CADA", "PCADA", "HUDA", "CHUDA", "AUDA", "CPH"}
    assert {code for code in VERSION.classes if VERSION.ethos(code) == 5} == asylum


def test_nights_only_are_night_shelters() -> None:
    assert {code for code in VERSION.classes if VERSION.ethos_light(code) == 2} == {"ABN", "HDN", "HIV"}
    assert {code for code in VERSION.classes if VERSION.ethos_light(code) == 1} == {"RUE", "VEH", "ERR"}


def test_nobody_off_the_list_is_drawn_in_the_street() -> None:
    assert {row.code for row in of_family(Family.STREET)} <= listed(VERSION)
