"""Random histories of real acts against the night-by-night twin, at every one of their revisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digor.casework.people import doctor
from digor.casework.people import reads as people
from digor.foundation.frame import clock
from digor.foundation.partners import actions, reads
from digor.foundation.partners.enums import OrganisationKind
from tests.casework.people.played import Played, set_up
from tests.casework.people.winter import day
from tests.engines.timeline.histories import FIRST_DAY, History, histories

SOME = settings(
    max_examples=max(10, settings.default.max_examples // 5),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
_territories = count(1)


def new_world(history: History) -> Played:
    """Each history has a territory of its own: none sees the others."""
    with clock.at(day(-900)):
        territory = actions.create_territory(code=f"T{next(_territories)}", name="Ailleurs")
        operator = reads.system_actor(territory)
        home = actions.create_organisation(
            by=operator, kind=OrganisationKind.ASSOCIATION, code="x", name="X", since=day(-900)
        )
        sources = {
            code: actions.create_source(by=operator, organisation=home, code=code, label=code, closeness=1)
            for code in ("round", "shelter")
        }
    return set_up(history, operator, sources)


def check(played: Played) -> None:
    for event, revision in enumerate(played.numbers, start=1):
        assert played.stored(revision) == played.expected(event), f"event {event}, revision {revision}"
    assert played.reborn() == []


@SOME
@given(history=histories(), data=st.data())
def test_what_is_stored_is_what_the_twin_says_at_every_revision(
    db: None, history: History, data: st.DataObject
) -> None:
    """Late files, corrections, withdrawals, links, households, notices, files staged too early."""
    played = new_world(history)
    early = data.draw(st.sets(st.sampled_from(range(len(history.acts)))), label="staged early")
    played.play(early=early)
    check(played)


@SOME
@given(history=histories(max_acts=7), data=st.data())
def test_a_change_of_rules_is_a_revision_like_another(
    db: None, history: History, data: st.DataObject
) -> None:
    played = new_world(history)
    when = data.draw(st.integers(0, len(history.events) - 1), label="rules change before event")
    early = data.draw(st.sets(st.sampled_from(range(len(history.acts)))), label="staged early")
    threshold = data.draw(st.integers(2, 12), label="threshold")
    new = replace(played.history.rules, threshold_days=threshold)
    played.play(early=early, rules=lambda event: new if event == when else None)
    check(played)


@SOME
@given(history=histories())
def test_the_doctor_finds_nothing_and_a_rebuild_changes_nothing(db: None, history: History) -> None:
    played = new_world(history)
    played.play()
    territory = played.by.territory_id
    assert doctor.examine(territory).differences == ()
    before = [played.stored(revision) for revision in played.numbers]
    doctor.rebuild(territory)
    assert [played.stored(revision) for revision in played.numbers] == before
    assert played.reborn() == []
    assert doctor.examine(territory).differences == ()


@SOME
@given(history=histories(), data=st.data())
def test_the_balance_closes_on_every_history(db: None, history: History, data: st.DataObject) -> None:
    """At every revision, for persons, units and each value of each group; stocks as the twin says."""
    played = new_world(history)
    played.play()
    first = data.draw(st.integers(FIRST_DAY, FIRST_DAY + 40), label="from")
    last = data.draw(st.integers(first, FIRST_DAY + 60), label="to")
    days = date.fromordinal(first), date.fromordinal(last)
    for event, revision in enumerate(played.numbers, start=1):
        spells = played.expected(event)["listspell"]
        listed = {end: sum(s[1] == "listed" and s[2] <= end < s[3] for s in spells) for end in (first, last)}
        found = people.balance(played.by, *days, revision)
        assert (found.opening, found.closing) == (listed[first], listed[last])
        units = people.balance(played.by, *days, revision, unit="household")
        assert units.opening <= found.opening and (units.opening > 0) == (found.opening > 0)
        for by in ("ethos_light", "insee", "situation", "family"):
            groups = people.by_group(played.by, *days, revision, by)
            assert sum(one.closing for one in groups.values()) == found.closing


@SOME
@given(history=histories(max_acts=6), data=st.data())
def test_rows_are_totals_on_every_night(db: None, history: History, data: st.DataObject) -> None:
    played = new_world(history)
    played.play()
    revision = data.draw(st.sampled_from(played.numbers), label="revision")
    night = data.draw(st.integers(FIRST_DAY, FIRST_DAY + 60), label="night")
    page = people.by_name(played.by, date.fromordinal(night), revision, limit=None)
    spells = played.expected(played.numbers.index(revision) + 1)["listspell"]
    assert page.totals.listed.persons == sum(s[1] == "listed" and s[2] <= night < s[3] for s in spells)
    assert page.totals.listed.persons == sum(len(row.situations) for row in page.rows)
    assert page.totals.listed.households == len(page.rows)
    assert sum(one.known + one.presumed for one in page.totals.families) == len(page.rows)
