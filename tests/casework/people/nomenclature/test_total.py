"""Every table is total and every code it names exists."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TypeVar

import pytest

from digor.casework.people.nomenclature import hmis, maraude, sne
from digor.casework.people.nomenclature.classes import Version
from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.siao import demand, exits, motives, places, profile
from digor.casework.people.nomenclature.siao.read import Read
from digor.casework.people.nomenclature.situations import QUICK, ROWS, SITUATIONS
from digor.casework.people.nomenclature.versions import VERSIONS
from digor.foundation.exchange import Nomenclature

V = TypeVar("V")
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


def numbers(read: Read[V]) -> set[int]:
    return {int(value) for value, _label, _meaning in read.rows() if value.isdigit()}


def meanings(read: Read[V]) -> set[V]:
    return {meaning for _value, _label, meaning in read.rows()}


def test_siao_has_all_its_values() -> None:
    assert numbers(demand.DEMAND) == set(range(20, 58))
    assert numbers(motives.MOTIVE) == set(range(201, 226))
    assert numbers(exits.EXITS) == set(range(1, 53))
    assert numbers(places.ESTABLISHMENT) == {*range(100, 1200, 100), 2000, 2001, 2002}
    assert numbers(places.PLACE) == {1, *range(10, 120, 10)}
    assert numbers(profile.COMPOSITION) == {*range(10, 110, 10), 120}
    assert numbers(profile.WANDERING) == set(range(10, 140, 10))
    assert meanings(motives.MOTIVE) == set(motives.Motive) == set(motives.MOTIVE_LABELS)
    assert meanings(profile.COMPOSITION) == set(profile.Composition) == set(profile.COMPOSITION_LABELS)


def test_no_table_names_a_situation_that_does_not_exist() -> None:
    named = {
        *meanings(demand.DEMAND),
        *(value.situation for value in meanings(exits.EXITS)),
        *meanings(places.ESTABLISHMENT),
        *meanings(places.PLACE),
        *hmis.LIVING_SITUATIONS.values(),
        *hmis.SUBSIDIES.values(),
        *hmis.FY2022.values(),
        *(code for code in hmis.PROJECT_TYPES.values() if code),
        *maraude.WORDS,
        *sne.SNE.values(),
    }
    assert named - set(SITUATIONS) == set()


def test_a_value_without_a_meaning_is_refused() -> None:
    values = Nomenclature("made up", {"1": "un", "2": "deux"})
    with pytest.raises(ValueError, match="made up: without a counterpart: 2"):
        Read(values, {"1": "RUE"})
    with pytest.raises(ValueError, match="3"):
        Read(values, {"1": "RUE", "2": "RUE", "3": "RUE"})


def test_wandering_bounds_follow_one_another() -> None:
    known = [value for _code, _label, value in profile.WANDERING.rows() if value.at_least is not None]
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
