"""The fast engine against its slow twin on random files, and what an answer must not depend on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from digor.engines.clock import days as fast
from digor.engines.clock import reference as slow
from digor.engines.clock.answer import State
from digor.engines.clock.french import LAW
from digor.engines.clock.problem import Delay, File, Kind, Problem, Unit
from digor.engines.clock.solve import solve
from tests.engines.clock.world import days, readings

SOME = settings(max_examples=50, deadline=None)
CALENDAR = fast.Days(LAW.holidays, LAW.closed)


def test_easter_is_the_same_by_gauss_and_by_the_table_of_clavius() -> None:
    assert [fast.easter(year) for year in range(1900, 2200)] == [
        slow.easter(year) for year in range(1900, 2200)
    ]
    assert (fast.easter(2008), fast.easter(2038)) == (date(2008, 3, 23), date(2038, 4, 25))  # the two ends


@SOME
@given(
    st.builds(
        Delay,
        st.integers(0, 40),
        st.sampled_from([Unit.DAYS, Unit.WEEKS, Unit.MONTHS]),
        franc=st.booleans(),
        extended=st.booleans(),
    )
    | st.builds(Delay, st.integers(0, 40), st.sampled_from(Unit), before=st.just(True)),
    days(),
)
def test_a_delay_ends_where_a_finger_on_the_calendar_ends(delay: Delay, start: date) -> None:
    counted = CALENDAR.counts(delay)[start]
    assert counted.ends == slow.end(LAW, delay, start)
    assert counted.plain <= counted.ends
    assert counted.useful <= counted.ends
    assert not CALENDAR.off(counted.useful)
    assert bool(counted.falls_on) == slow.is_off(LAW, counted.plain)
    if delay.extended:
        assert counted.useful == counted.ends


@SOME
@given(st.lists(readings(), min_size=1, max_size=3))
def test_every_file_is_read_as_the_twin_reads_it(some: list[tuple[File, date]]) -> None:
    problem = Problem(some[0][1], LAW, tuple(file for file, _ in some))
    assert tuple(slow.plain(one) for one in solve(problem).files) == slow.reference(problem)


@SOME
@given(readings(), st.randoms(use_true_random=False))
def test_the_order_in_which_acts_are_told_changes_nothing(reading: tuple[File, date], chance: object) -> None:
    file, day = reading
    acts = list(file.acts.items())
    chance.shuffle(acts)  # type: ignore[attr-defined]
    turned = replace(file, acts={act: tuple(reversed(on)) for act, on in acts})
    assert solve(Problem(day, LAW, (file,))) == solve(Problem(day, LAW, (turned,)))


@SOME
@given(readings())
def test_reasons_lead_to_the_day_they_give(reading: tuple[File, date]) -> None:
    file, day = reading
    (answer,) = solve(Problem(day, LAW, (file,))).files
    for one in answer.moments:
        assert one.rule.text
        assert one.counted.steps[0].day <= one.counted.ends or one.rule.delay.before
        assert all(step.day >= day or step.code == "wait" for o in answer.openings for step in o.steps)
    for opening in answer.openings:
        if opening.day is not None:
            assert opening.day >= day
            waits = [step.day for step in opening.steps if step.code in ("wait", "truce", "idle", "today")]
            assert opening.day == max(waits)


@SOME
@given(readings())
def test_what_is_next_is_still_ahead(reading: tuple[File, date]) -> None:
    file, day = reading
    (answer,) = solve(Problem(day, LAW, (file,))).files
    for party, one in answer.next().items():
        assert one.rule.party == party
        assert one.state is State.RUNNING
        assert day <= one.counted.ends
        assert one.rule.kind is not Kind.LIMIT


@SOME
@given(readings(), st.integers(1, 60))
def test_an_act_in_time_stays_in_time_as_days_pass(reading: tuple[File, date], later: int) -> None:
    """Reading the same diary later cannot undo what was done in time."""
    file, day = reading
    known = {act: tuple(one for one in on if one <= day) for act, on in file.acts.items()}
    past = replace(file, acts={act: on for act, on in known.items() if on}, instalments=())
    now = solve(Problem(day, LAW, (past,))).files[0]
    then = solve(Problem(day + timedelta(days=later), LAW, (past,))).files[0]
    done = {(one.rule.code, one.start) for one in now.moments if one.state is State.MET}
    assert done <= {(one.rule.code, one.start) for one in then.moments if one.state is State.MET}
