"""The domain's printed table of solutions, retyped, is the outside truth our classes must agree with."""

from __future__ import annotations

import pytest

from digor.casework.people.nomenclature.classes import ExitGroup, ExitReason, listed
from digor.casework.people.nomenclature.versions import VERSIONS

VERSION = VERSIONS[-1]

# code printed; ours; LDA "logement"; ETHOS Light; full ETHOS where printed; INSEE sans-domicile.
# "-" = none; "." = the table does not say; "2/3" = either.
PRINTED = """
RUE       RUE                        no   1    .      yes
HDJ/ABN   HDN,ABN,HIV                no   2    .      yes
HOT       HOT                        no   2/3  .      yes
CHU/HU    CHU                        no   3    .      yes
CHS       CHS                        no   3    .      yes
CHRS      CHRS                       no   3    .      yes
ALT       ALT                        no   3    .      yes
ASILE     HUDA,CADA,CPH              no   3    5      yes
LHSS/LAM  LHSS,LAM,ACT               no   3/4  .      .
RS        RS                         yes  -    7      no
FJT/RHJ   FJT                        yes  -    7      no
PF        PF                         yes  -    7      no
RA        RA                         yes  -    7      no
IML-MG    IML-MG                     yes  -    -      no
IML-SL    IML-SL                     yes  -    7      no
IML-BG    IML-BG                     yes  -    7/-    no
LLS       LLS,LLS-PLAI,LLS-PLUS,LLS-PLS  yes  -  -    no
PRV-LOC   PRV-LOC1,PRV-LOC2,PRV-LOC3 yes  -    -      no
PRV       PRV                        yes  -    -      no
UCSD      UCSD                       yes  -    7      no
TIERS     TIERS,TIERS-F,TIERS-A      no   6    .      no
INST      INST,HOP,PRIS,ASE          no   4    .      no
HMOB      HMOB,SQUAT,IMPR            no   5    .      .
EXP       EXP,EXP-LLS,EXP-PRV        yes  -    9      no
"""

ROWS = [
    (code, *rest)
    for _printed, ours, *rest in (line.split() for line in PRINTED.strip().splitlines())
    for code in ours.split(",")
]


@pytest.mark.parametrize(("code", "housed", "light", "full", "insee"), ROWS, ids=[row[0] for row in ROWS])
def test_agrees_with_the_printed_table(code: str, housed: str, light: str, full: str, insee: str) -> None:
    assert VERSION.housed(code) is (housed == "yes")
    assert str(VERSION.ethos_light(code) or "-") in light.split("/")
    if full != ".":
        assert str(VERSION.ethos(code) or "-") in full.split("/")
    if insee != ".":
        assert VERSION.insee_sans_domicile(code) is (insee == "yes")


def test_only_the_street_of_the_printed_table_is_sans_abri() -> None:
    rough = {code for code, *_rest in ROWS if VERSION.insee_sans_abri(code)}
    assert rough == {"RUE", "IMPR"}


def test_insee_first_publication() -> None:
    """Insee Première 823: hosted, hotel at one's own expense, no title, huts, mobile homes are left out."""
    for code in ("TIERS", "TIERS-F", "TIERS-A", "HOTP", "OST", "SQUAT", "CABN", "HMOB"):
        assert not VERSION.insee_sans_domicile(code), code
    for code in ("CM", "ALT", "LHSS", "HIV", "HOT"):  # services of the 2012 survey
        assert VERSION.insee_sans_domicile(code), code
        assert not VERSION.insee_sans_abri(code), code
    for code in ("PF", "RS", "FJT"):
        assert not VERSION.insee_sans_domicile(code), code


def test_the_list_by_default_is_ethos_light_1_2_3_5() -> None:
    on = listed(VERSION)
    assert {"RUE", "ERR", "ABN", "HOT", "CHU", "CADA", "HEB", "SQUAT", "HMOB", "CAMP"} <= on
    assert not on & {"TIERS", "INST", "HOP", "PRIS", "LOGT", "RS", "UNK", "LEFT", "DEC", "HOTP", "EXP"}
    assert on == {code for code in VERSION.classes if VERSION.ethos_light(code) in (1, 2, 3, 5)}


def test_a_territory_may_choose_its_classes() -> None:
    assert listed(VERSION, {1}) == {"RUE", "VEH", "ERR"}
    assert "TIERS" in listed(VERSION, {6})
    assert listed(VERSION, set()) == frozenset()


def test_every_insee_sans_domicile_is_on_the_default_list() -> None:
    assert {code for code in VERSION.classes if VERSION.insee_sans_domicile(code)} <= listed(VERSION)


def test_housed_means_an_exit_to_housing() -> None:
    housing = {ExitReason.HOUSING: ExitGroup.G1, ExitReason.ADAPTED_HOUSING: ExitGroup.G2}
    for code in VERSION.classes:
        reason = VERSION.exit_reason(code)
        assert VERSION.housed(code) is (reason in housing)
        assert VERSION.exit_group(code) in (
            {housing[reason]} if reason in housing else set(ExitGroup) - {ExitGroup.G1, ExitGroup.G2}
        )
        assert not (VERSION.housed(code) and code in listed(VERSION))
