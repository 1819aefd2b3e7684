"""The by-name list: rows, totals and filters are cut from one night."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from digor.casework.people import actions, reads
from digor.casework.people.filters import Filters
from digor.casework.people.models import Record, Statement
from digor.casework.people.reads.lists import names
from digor.casework.people.reads.night import night
from digor.casework.people.shapes import Count, FamilyCount
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from tests.casework.people.winter import day

NIGHT = day(30)


@pytest.fixture
def winter(
    someone: Callable[[str], Record],
    slept: Callable[..., object],
    loic: Actor,
    awa: Actor,
    at: Callable[[int], None],
) -> dict[str, Record]:
    """Night 30: a street, a couple in two places, one hosted, one housed, one gone silent."""
    at(1)
    found = {name: someone(name) for name in ("street", "he", "she", "hosted", "housed", "silent")}
    actions.form_household(by=loic, records=[found["he"], found["she"]], from_day=day(1))
    slept(found["silent"], "VEH", -90)
    slept(found["street"], "RUE", 20)
    slept(found["street"], "RUE", 30)
    slept(found["he"], "RUE", 25)
    slept(found["she"], "CHU", 30)
    slept(found["hosted"], "TIERS", 29)
    slept(found["housed"], "RUE", 10)
    slept(found["housed"], "LOGT", 28)
    at(31)
    actions.become_referent(by=awa, record=found["street"])
    return found


def test_rows_and_totals_are_one_value(winter: dict[str, Record], loic: Actor) -> None:
    page = reads.by_name(loic, NIGHT, reads.head(loic.territory_id))
    listed = [(row.alias, row.is_household, row.members, row.nights) for row in page.rows]
    assert listed == [("silent", False, 1, 121), ("street", False, 1, 11), ("he", True, 2, 6)]
    assert page.totals.listed == Count(households=3, persons=4)
    assert page.matching == page.totals.listed
    assert page.totals.beside == Count(1, 1)
    assert page.totals.inactive == Count(0, 0)
    # A household on two tracks is drawn by its member nearest the street.
    assert page.totals.families == (FamilyCount("street", known=1, presumed=2),)
    assert sum(one.known + one.presumed for one in page.totals.families) == page.totals.listed.households


def test_each_member_of_a_household_keeps_a_track(winter: dict[str, Record], loic: Actor) -> None:
    page = reads.by_name(loic, NIGHT, reads.head(loic.territory_id), Filters(who="several"))
    (row,) = page.rows
    held = {(one.case_number, one.situation, one.presumed) for one in row.situations}
    assert held == {(winter["he"].case_number, "RUE", True), (winter["she"].case_number, "CHU", False)}
    assert row.since == day(25)


def test_silence_becomes_inactivity_only_after_a_warning(
    winter: dict[str, Record], loic: Actor, operator: Actor, at: Callable[[int], None]
) -> None:
    revision = reads.head(loic.territory_id)
    at(31)
    assert actions.warn_of_silence(by=operator) == 1
    assert actions.warn_of_silence(by=operator) == 0
    at(60)
    before = reads.by_name(loic, day(50), revision)
    after = reads.by_name(loic, day(50), reads.head(loic.territory_id))
    assert "silent" in {row.alias for row in before.rows}
    assert "silent" not in {row.alias for row in after.rows}
    assert after.totals.inactive == Count(1, 1)
    assert [
        row.alias for row in reads.by_name(loic, day(44), reads.head(loic.territory_id)).rows if row.leaves_on
    ] == ["silent"]
    leaving = reads.by_name(loic, day(44), reads.head(loic.territory_id)).rows[0]
    assert leaving.leaves_on == day(31 + 14)


@pytest.mark.parametrize(
    "filters, kept",
    [
        (Filters(family="street"), ["silent", "street", "he"]),
        (Filters(family="shelter"), ["he"]),
        (Filters(who="alone"), ["silent", "street"]),
        (Filters(referent="mine"), ["street"]),
        (Filters(referent="none"), ["silent", "he"]),
        (Filters(certainty="known"), ["street"]),
        (Filters(certainty="presumed"), ["silent", "he"]),
        (Filters(certainty="contested"), []),
        (Filters(state="inactive"), []),
        (Filters(sort="recent"), ["he", "street", "silent"]),
        (Filters(sort="silence"), ["silent", "street", "he"]),
    ],
)
def test_filters(winter: dict[str, Record], awa: Actor, filters: Filters, kept: list[str]) -> None:
    page = reads.by_name(awa, NIGHT, reads.head(awa.territory_id), filters)
    assert [row.alias for row in page.rows] == kept
    assert page.matching.households == len(kept)
    assert Filters.parse(dict(pair.split("=") for pair in filters.query().split("&") if pair)) == filters


def test_a_call_is_news_without_a_situation(
    winter: dict[str, Record], loic: Actor, erwan: Actor, at: Callable[[int], None]
) -> None:
    at(30)
    said = actions.contact(by=erwan, record=winter["silent"], how="phoned")
    at(31)
    first = reads.by_name(loic, NIGHT, reads.head(loic.territory_id)).rows[0]
    assert (first.alias, first.last_news, first.without_news) == ("silent", day(30), 0)
    assert Statement.objects.get(pk=said.statement_id).how == "phoned"
    actions.take_back(by=erwan, statement=reads.own_statement(erwan, said.statement_id))  # type: ignore[arg-type]
    first = reads.by_name(loic, NIGHT, reads.head(loic.territory_id)).rows[0]
    assert (first.alias, first.last_news) == ("silent", day(-90))


def test_a_page_costs_a_handful_of_queries_whatever_its_length(
    winter: dict[str, Record],
    loic: Actor,
    someone: Callable[[str], Record],
    slept: Callable[..., object],
    at: Callable[[int], None],
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            page = reads.by_name(loic, NIGHT, reads.head(loic.territory_id))
            assert page.rows
        return len(queries)

    few = cost()
    at(1)
    for number in range(60):
        slept(someone(f"n{number}"), "RUE", 20 + number % 10)
    at(40)
    assert len(reads.by_name(loic, NIGHT, reads.head(loic.territory_id)).rows) == 50
    assert cost() == few <= 12


def test_the_second_page_goes_on_where_the_first_ends(winter: dict[str, Record], loic: Actor) -> None:
    revision = reads.head(loic.territory_id)
    whole = reads.by_name(loic, NIGHT, revision, limit=None).rows
    assert reads.by_name(loic, NIGHT, revision, limit=2).rows == whole[:2]
    assert reads.by_name(loic, NIGHT, revision, offset=2, limit=2).rows == whole[2:]


def test_a_night_read_inside_a_transaction_is_not_kept(winter: dict[str, Record], loic: Actor) -> None:
    """Tests, and actions, read what may never be committed."""
    revision = reads.head(loic.territory_id)
    assert night(loic, NIGHT, revision) is not night(loic, NIGHT, revision)


def test_who_may_not_see_the_list(
    winter: dict[str, Record], gwenael: Actor, nolwenn: Actor, yann: Actor
) -> None:
    for outsider in (gwenael, nolwenn, yann):
        with pytest.raises(Refused) as refused:
            reads.by_name(outsider, NIGHT, reads.head(outsider.territory_id))
        assert refused.value.code == "may_not_see_list"
    assert reads.totals(gwenael, NIGHT, reads.head(gwenael.territory_id)).listed.persons == 4
    with pytest.raises(Refused):
        reads.totals(yann, NIGHT, reads.head(yann.territory_id))


def test_another_territory_is_empty(winter: dict[str, Record], paul: Actor) -> None:
    page = reads.by_name(paul, NIGHT, reads.head(paul.territory_id))
    assert page.rows == () and page.totals.listed == Count(0, 0)
    assert reads.subject(paul, winter["street"].case_number) is None
    assert reads.search(paul, "street") == []
    assert reads.household(paul, winter["street"].case_number, NIGHT, 1) is None


def test_names_of_nobody() -> None:
    """No row asked for: the database is not even asked."""
    assert names([], []).records == {}


def test_nobody_leaves_before_a_warning(winter: dict[str, Record], loic: Actor) -> None:
    rows = reads.by_name(loic, NIGHT, reads.head(loic.territory_id)).rows
    assert [row.leaves_on for row in rows] == [None, None, None]
