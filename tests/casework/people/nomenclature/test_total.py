"""Every table is total and every code it names exists."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from digor.casework.people.nomenclature import hmis, maraude, sne
from digor.casework.people.nomenclature.classes import Version
from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.siao import demand, exits, motives, places, profile
from digor.casework.people.nomenclature.situations import QUICK, ROWS, SITUATIONS
from digor.casework.people.nomenclature.versions import VERSIONS

EVERY_VERSION = pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.code)


def test_codes_are_short_unique_and_never_look_alike() -> None:
    codes = [row.code for row in ROWS]
    assert [code for code, times in Counter(codes).items() if times > 1] == []
    assert [code for code in codes if not re.fullmatch(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)?", code)] == []
    assert max(map(len, codes)) <= 12  # the ledger's column holds 24


def test_labels_are_all_different() -> None:
    assert [label for label, times in Counter(str(row.label) for row in ROWS).items() if times > 1] == []


def test_every_family_has_situations_and_six_have_a_quick_answer() -> None:
    assert {row.family for row in ROWS} == set(Family)
    assert set(QUICK) == set(Family) - {Family.UNKNOWN}
    for family, code in QUICK.items():
        assert SITUATIONS[code].family is family


@EVERY_VERSION
def test_every_situation_has_every_class(version: Version) -> None:
    assert set(version.classes) == set(SITUATIONS)
    assert set(version.destinations()) == set(SITUATIONS)
    for code in SITUATIONS:
        assert version.ethos_light(code) in {None, 1, 2, 3, 4, 5, 6}
        assert version.ethos(code) in {None, *range(1, 14)}
        assert version.insee_sans_domicile(code) >= version.insee_sans_abri(code)
    assert version.to_check <= set(SITUATIONS)
    assert version.rough_places <= set(SITUATIONS)


@EVERY_VERSION
def test_every_category_of_ethos_is_used(version: Version) -> None:
    assert {row.ethos_light for row in version.classes.values()} - {None} == set(range(1, 7))
    assert {row.ethos for row in version.classes.values()} - {None} == set(range(1, 14))


def test_siao_has_all_its_values() -> None:
    assert set(demand.DEMAND_SITUATIONS) == set(range(20, 58))
    assert set(motives.MOTIVES) == set(range(201, 226))
    assert set(exits.EXITS) == set(range(1, 53))
    assert {motive for _label, motive in motives.MOTIVES.values()} == set(motives.Motive)
    assert {value for _label, value in profile.COMPOSITIONS.values()} == set(profile.Composition)
    assert set(profile.COMPOSITION_LABELS) == set(profile.Composition)
    assert set(motives.MOTIVE_LABELS) == set(motives.Motive)
    assert len(profile.COMPOSITIONS) == 11
    assert len(profile.WANDERINGS) == 13
    assert len(places.ESTABLISHMENTS) == 14
    assert len(places.PLACES) == 12


def test_no_table_names_a_situation_that_does_not_exist() -> None:
    named = {
        *(code for _label, code in demand.DEMAND_SITUATIONS.values()),
        *(value.situation for value in exits.EXITS.values()),
        *(code for _label, code in places.ESTABLISHMENTS.values()),
        *(code for _label, code in places.PLACES.values()),
        *hmis.LIVING_SITUATIONS.values(),
        *hmis.SUBSIDIES.values(),
        *hmis.FY2022.values(),
        *(code for code in hmis.PROJECT_TYPES.values() if code),
        *maraude.WORDS,
        *sne.SNE.values(),
        *demand.DEMAND.values(),
        *places.ESTABLISHMENT.values(),
        *places.PLACE.values(),
    }
    assert named - set(SITUATIONS) == set()
    assert set(exits.EXIT.values()) <= set(exits.EXITS)
    assert set(profile.WANDERING.values()) <= set(profile.WANDERINGS)


def test_wandering_bounds_follow_one_another() -> None:
    known = [value for value in profile.WANDERINGS.values() if value.at_least is not None]
    assert known[0].at_least == 0
    assert known[-1].under is None
    for earlier, later in pairwise(known):
        assert earlier.under == later.at_least


# HUD's option list 3.12.1 (FY2024) and the dedicated list of FY2022, retyped.
HUD_2024 = (
    "101 116 118 204 205 206 207 215 225 302 312 313 314 327 329 332 335 336 410 411 421 422 423 426 435 "
    "8 9 17 24 30 37 99"
)
HUD_SUBSIDIES = "419 420 428 431 433 434 436 437 438 439 440"
HUD_2022 = " ".join(str(number) for number in [*range(1, 38), 99])
HUD_PROJECT_TYPES = "0 1 2 3 4 6 7 8 9 10 11 12 13 14"


def test_hmis_has_all_of_hud_s_codes() -> None:
    assert set(hmis.LIVING_SITUATIONS) == set(HUD_2024.split())
    assert set(hmis.SUBSIDIES) == set(HUD_SUBSIDIES.split())
    assert set(hmis.FY2022) == set(HUD_2022.split())
    assert set(hmis.PROJECT_TYPES) == set(HUD_PROJECT_TYPES.split())
    assert all(hmis.PROJECT_TYPES[code] for code in hmis.MOVE_IN_TYPES)
