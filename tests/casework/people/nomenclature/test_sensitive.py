"""A code that tells of detention, violence, illness or asylum gives way to a neutral parent."""

from __future__ import annotations

import pytest

from digor.casework.people.nomenclature.classes import Version, listed
from digor.casework.people.nomenclature.siao.motives import NEUTRAL_MOTIVES, Motive, reduce_motive
from digor.casework.people.nomenclature.situations import SITUATIONS, family
from digor.casework.people.nomenclature.versions import VERSIONS, reduce

EVERY_VERSION = pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.code)

# Design §5.4, in our codes.
DETENTION = {"PRIS", "ASSI", "FTRA"}
VIOLENCE = {"VVIO", "DVIO"}
ILLNESS = {"HOP", "PSY", "ADD", "USLD", "ACT", "LHSS", "LAM", "MEDI", "RA", "UCSD"}
ASYLUM = {"DNA", "CADA", "PCADA", "HUDA", "CHUDA", "AUDA", "CPH"}


@EVERY_VERSION
def test_exactly_these_codes_are_sensitive(version: Version) -> None:
    assert {code for code in SITUATIONS if version.sensitive(code)} == DETENTION | VIOLENCE | ILLNESS | ASYLUM


@EVERY_VERSION
def test_parents_exist_and_are_neutral(version: Version) -> None:
    for code, parent in version.neutral.items():
        assert parent in SITUATIONS
        assert not version.sensitive(parent), f"{code} → {parent}"


@EVERY_VERSION
def test_reducing_changes_no_total(version: Version) -> None:
    """The list, INSEE, "housed", the reasons of exit and the drawing are the same for code and parent."""
    on = listed(version)
    for code, parent in version.neutral.items():
        assert version.ethos_light(parent) == version.ethos_light(code), code
        assert (parent in on) is (code in on), code
        assert version.insee_sans_domicile(parent) is version.insee_sans_domicile(code), code
        assert version.insee_sans_abri(parent) is version.insee_sans_abri(code), code
        assert version.housed(parent) is version.housed(code), code
        assert version.exit_reason(parent) is version.exit_reason(code), code
        assert family(parent) is family(code), code


def test_reduce_keeps_what_the_agreement_names() -> None:
    assert reduce("PRIS") == "INST"
    assert reduce("PRIS", {"HOP"}) == "INST"
    assert reduce("PRIS", {"PRIS"}) == "PRIS"
    assert reduce("CADA", set()) == "HEB"
    assert reduce("UCSD") == "LADP"


def test_reduce_leaves_the_others_alone() -> None:
    for code in SITUATIONS:
        if not VERSIONS[-1].sensitive(code):
            assert reduce(code) == code
        assert reduce(reduce(code)) == reduce(code)


def test_reduce_refuses_a_code_that_does_not_exist() -> None:
    with pytest.raises(KeyError, match="NOWHERE"):
        reduce("NOWHERE", {"NOWHERE"})


def test_reasons_are_reduced_too() -> None:
    assert set(NEUTRAL_MOTIVES) == {
        Motive.END_OF_DETENTION,
        Motive.END_OF_HOSPITAL,
        Motive.END_OF_ASYLUM,
        Motive.VIOLENCE,
    }
    assert not set(NEUTRAL_MOTIVES) & set(NEUTRAL_MOTIVES.values())
    assert reduce_motive(Motive.VIOLENCE) is Motive.OTHER
    assert reduce_motive(Motive.VIOLENCE, {"violence"}) is Motive.VIOLENCE
    assert reduce_motive(Motive.EVICTED) is Motive.EVICTED
