"""Two files, one person: a forest of links, each undone on its own; and who lives with whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from digor.casework.people import actions, reads
from digor.casework.people.models import Household, Record
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from tests.casework.people.winter import day, segments


@pytest.fixture
def three(
    someone: Callable[[str], Record], slept: Callable[..., Any], at: Callable[[int], None]
) -> tuple[Record, Record, Record]:
    at(1)
    a, b, c = (someone(name) for name in "abc")
    slept(a, "RUE", 3)
    slept(b, "CHU", 5)
    slept(c, "RUE", 7)
    at(10)
    return a, b, c


def own(three: tuple[Record, Record, Record]) -> list[list[tuple[Any, ...]]]:
    return [segments(record) for record in three]


def test_links_form_a_forest(three: tuple[Record, Record, Record], loic: Actor) -> None:
    a, b, c = three
    actions.link(by=loic, a=a, b=b)
    actions.link(by=loic, a=c, b=b)
    for one, other in ((a, c), (a, b)):
        with pytest.raises(Refused) as refused:
            actions.link(by=loic, a=one, b=other)
        assert refused.value.code == "already_one"
    with pytest.raises(Refused) as refused:
        actions.link(by=loic, a=a, b=a)
    assert refused.value.code == "itself"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_undoing_one_always_separates(
    three: tuple[Record, Record, Record], loic: Actor, order: tuple[int, int]
) -> None:
    a, b, c = three
    apart = own(three)
    links = [actions.link(by=loic, a=a, b=b), actions.link(by=loic, a=b, b=c)]
    assert [len(rows) for rows in own(three)] == [3, 0, 0]
    actions.unlink(by=loic, link=links[order[0]])
    assert sorted(len(rows) for rows in own(three)) == [0, 1, 2]
    actions.unlink(by=loic, link=links[order[1]])
    assert own(three) == apart
    with pytest.raises(Refused) as refused:
        actions.unlink(by=loic, link=links[0])
    assert refused.value.code == "already_undone"


def test_work_done_since_stays_on_the_file_it_was_written_on(
    three: tuple[Record, Record, Record], loic: Actor, slept: Callable[..., Any]
) -> None:
    a, b, _ = three
    link = actions.link(by=loic, a=a, b=b)
    slept(b, "TIERS", 8)
    actions.unlink(by=loic, link=link)
    assert [row[0] for row in segments(a)] == ["RUE"]
    assert [row[0] for row in segments(b)] == ["CHU", "TIERS"]


def test_who_may_not_link(three: tuple[Record, Record, Record], erwan: Actor, paul: Actor) -> None:
    a, b, _ = three
    for outsider, code in ((erwan, "may_not_link_records"), (paul, "elsewhere")):
        with pytest.raises(Refused) as refused:
            actions.link(by=outsider, a=a, b=b)
        assert refused.value.code == code


def test_a_households_night_is_read_on_each_member_of_that_night(
    three: tuple[Record, Record, Record], loic: Actor, awa: Actor, at: Callable[[int], None]
) -> None:
    a, b, c = three
    at(20)
    home = actions.form_household(by=loic, records=[a, b], from_day=day(8))
    actions.state(by=awa, household=home, situation="HEB", start=day(12), end=day(14))
    assert ("HEB", 12, 14, "open") in segments(a) and ("HEB", 12, 14, "open") in segments(b)
    actions.join(by=loic, record=c, household=home, from_day=day(13))
    assert ("HEB", 13, 14, "open") in segments(c)
    actions.leave(by=loic, record=b, from_day=day(13))
    assert ("HEB", 12, 13, "open") in segments(b)


def test_one_household_on_a_day(
    three: tuple[Record, Record, Record], loic: Actor, at: Callable[[int], None]
) -> None:
    a, b, c = three
    first = actions.form_household(by=loic, records=[a, b], from_day=day(2))
    second = actions.form_household(by=loic, records=[b, c], from_day=day(6))
    assert Household.objects.count() == 2
    at(12)
    revision = reads.head(loic.territory_id)

    def homes(number: int) -> dict[str, int]:
        return {row.case_number: row.members for row in reads.by_name(loic, day(number), revision).rows}

    assert homes(5)[first.case_number] == 2
    assert homes(7) == {first.case_number: 1, second.case_number: 2}
    with pytest.raises(Refused) as refused:
        actions.form_household(by=loic, records=[a, a], from_day=day(2))
    assert refused.value.code == "alone"


def test_two_files_said_one_person_are_no_arrival_and_no_departure(
    three: tuple[Record, Record, Record], loic: Actor, at: Callable[[int], None]
) -> None:
    a, b, _c = three
    since = clock.now()
    at(11)
    link = actions.link(by=loic, a=a, b=b)
    assert [(one.case_number, one.what) for one in reads.changes_since(loic, since)] == [
        (a.case_number, "situation")
    ], "in the street on its own, and since then held in the shelter of the other file"
    since = clock.now()
    at(12)
    actions.unlink(by=loic, link=link)
    assert {one.what for one in reads.changes_since(loic, since)} <= {"situation"}
