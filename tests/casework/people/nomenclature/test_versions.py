"""Versions are dated; the machinery is tried with a second one that exists in this test only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from digor.casework.people.nomenclature.classes import Version, listed
from digor.casework.people.nomenclature.versions import VERSIONS, version, version_on

FIRST = VERSIONS[0]
CHANGE = date(2031, 1, 1)
SECOND: Version = FIRST.with_rough_places("made-up", CHANGE, "a test", {"CAMP", "IMPR", "SQUAT"})
BOTH = (FIRST, SECOND)


def test_versions_are_in_the_order_of_their_days_and_named_once() -> None:
    days = [one.valid_from for one in VERSIONS]
    assert days == sorted(set(days))
    assert len({one.code for one in VERSIONS}) == len(VERSIONS)
    assert all(one.source for one in VERSIONS)


def test_the_version_of_a_day_is_the_last_begun() -> None:
    assert version_on(CHANGE - timedelta(days=1), BOTH) is FIRST
    assert version_on(CHANGE, BOTH) is SECOND
    assert version_on(date.max, BOTH) is SECOND
    assert version_on(date.min, BOTH) is FIRST
    assert version_on(CHANGE, (SECOND, FIRST)) is SECOND


def test_days_before_the_first_version_are_read_with_it() -> None:
    late = replace(FIRST, valid_from=CHANGE)
    assert version_on(date(1954, 2, 1), (late,)) is late


def test_a_version_is_found_by_its_name() -> None:
    assert version("made-up", BOTH) is SECOND
    with pytest.raises(KeyError, match="nobody's"):
        version("nobody's", BOTH)


def test_another_reading_of_squats_changes_insee_and_nothing_else() -> None:
    assert not FIRST.insee_sans_domicile("SQUAT")
    assert SECOND.insee_sans_domicile("SQUAT")
    assert SECOND.insee_sans_abri("SQUAT")
    for code in FIRST.classes:
        assert SECOND.classes[code] == FIRST.classes[code]
        if code != "SQUAT":
            assert SECOND.insee_sans_domicile(code) is FIRST.insee_sans_domicile(code)
    assert listed(SECOND) == listed(FIRST)


def test_only_places_read_by_their_building_may_be_reread() -> None:
    with pytest.raises(ValueError, match="not read by place: CHU"):
        FIRST.with_rough_places("wrong", CHANGE, "a test", {"SQUAT", "CHU"})
