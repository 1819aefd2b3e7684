"""Homes and needs side by side: totals equal on both sides, whatever is on one side only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digor.supply.shapes import mismatch

COUNTS = st.dictionaries(st.sampled_from(["T1", "T2", "T3", "T4", ""]), st.integers(0, 500))


@given(COUNTS, COUNTS)
def test_totals_are_those_given_and_the_difference_is_told(
    homes: dict[str, int], needs: dict[str, int]
) -> None:
    found = mismatch(homes, needs)
    assert found.homes == sum(homes.values())
    assert found.needs == sum(needs.values())
    assert found.needs - found.homes == found.missing - found.spare
    assert {row.key for row in found.rows} == {*homes, *needs}


def test_rows_follow_the_order_asked_for() -> None:
    found = mismatch({"+": 1, "300": 2}, {"400": 1}, ("300", "400", "+"))
    assert [row.key for row in found.rows] == ["300", "400", "+"]


def test_a_count_below_zero_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="never negative"):
        mismatch({"T1": -1}, {})
