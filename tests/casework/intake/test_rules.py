"""Which state follows which, and when a partner is late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from digor.casework.intake import rules
from digor.casework.intake.delays import delays_on
from digor.casework.intake.enums import State
from digor.foundation.frame.refusals import Refused


def test_every_state_says_what_follows() -> None:
    assert rules.FOLLOWS.keys() == set(State)


def test_nothing_is_published_without_having_been_read() -> None:
    before = {state for state, following in rules.FOLLOWS.items() if State.PUBLISHING in following}
    assert before == {State.STAGED}


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.FAILED, State.DISCARDED])
def test_an_end_is_an_end(state: State) -> None:
    for wanted in State:
        with pytest.raises(Refused):
            rules.check_follows(state, wanted)


FIRST = date(2025, 11, 1)


def monthly(*numbers: int) -> list[date]:
    return [FIRST + timedelta(days=30 * number) for number in numbers]


def test_a_partner_is_late_beyond_its_own_rhythm() -> None:
    days = monthly(0, 1, 2, 3)
    on_time, late = days[-1] + timedelta(days=37), days[-1] + timedelta(days=38)
    assert rules.days_late(days, on_time, grace=7, first=31) == 0
    assert rules.days_late(days, late, grace=7, first=31) == 1


def test_one_missing_month_does_not_change_the_usual_gap() -> None:
    assert rules.usual_gap(monthly(0, 1, 2, 4, 5)) == 30


def test_two_files_of_one_day_are_one() -> None:
    assert rules.usual_gap([FIRST, FIRST, FIRST + timedelta(days=7)]) == 7


def test_a_source_heard_once_is_expected_after_the_first_gap() -> None:
    assert rules.days_late([FIRST], FIRST + timedelta(days=39), grace=7, first=31) == 1
    assert rules.days_late([], FIRST, grace=7, first=31) == 0


def test_delays_are_dated_data() -> None:
    assert delays_on(date(2026, 1, 1)).upload_hours == 24
    with pytest.raises(LookupError):
        delays_on(date(2018, 1, 1))
