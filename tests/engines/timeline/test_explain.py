"""Why this situation on this night; until when it is presumed, and what a worklist reads of it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from digor.engines.timeline.explain import Aside, Certainty, Loser, Rule, SetAside, explain
from digor.engines.timeline.horizon import days_without_news, horizon, leaves_on, warn_from
from digor.engines.timeline.problem import FAR, Kind, Membership
from digor.engines.timeline.reference import paint
from digor.engines.timeline.solve import solve
from tests.engines.timeline.histories import History, histories
from tests.engines.timeline.world import contact, problem, says


def test_a_contested_night_names_the_winner_the_losers_and_the_rules() -> None:
    said = (
        says("1", "shelter", 10, source="shelter", on=20, closeness=2),
        says("2", "street", 15, by_night=True),
        says("3", "hosted", 15, closeness=2, on=30),
    )
    night = explain(problem(*said), 15)
    assert (night.certainty, night.winner, night.situation) == (Certainty.KNOWN, 2, "street")
    assert night.listed
    assert night.contested
    assert night.rule is Rule.BY_NIGHT
    assert night.losers == (Loser(3, "hosted", Rule.BY_NIGHT), Loser(1, "shelter", Rule.BY_NIGHT))
    assert night.presumption is None


def test_each_rule_is_named() -> None:
    base = says("1", "street", 15, on=20)
    for better, rule in [
        (says("1", "hosted", 15, source="zz", on=20, closeness=1), Rule.CLOSENESS),
        (says("1", "hosted", 15, source="zz", on=21), Rule.STATED_ON),
        (says("1", "hosted", 15, source="zz", on=20), Rule.SOURCE),
        (says("2", "hosted", 15, on=20), Rule.SOURCE),
    ]:
        as_seen = replace(better, content=replace(better.content, kind=Kind.OBSERVATION))
        night = explain(problem(base, as_seen), 15)
        assert (night.winner, night.rule, night.losers) == (2, rule, (Loser(1, "street", rule),))


def test_what_is_set_aside_says_why() -> None:
    replaced = says("1", "street", 15, on=16, order=1)
    current = says("1", "hosted", 15, on=17, order=2)
    back = says("2", "street", 15, on=16)
    nothing = says("2", "", 15, kind=Kind.NOTHING, on=17, order=2)
    moved = says("3", "street", 15, on=16)
    to_another = says("3", "street", 15, on=17, order=2, record=2)
    superseded = says("4", "street", 15)
    missing = says("5", "shelter", 10, source="shelter", on=12)
    of_others = says("6", "street", 15, household=7)
    night = explain(
        problem(
            replaced, current, back, nothing, moved, to_another, superseded, missing, of_others,
            superseded=(superseded,),
            complete=(("shelter", 14),),
            memberships=(Membership(1, 7, 16, FAR, 1),),
        ),
        15,
    )  # fmt: skip
    assert night.winner == 2
    assert night.losers == ()
    assert set(night.set_aside) == {
        SetAside(1, "street", Aside.REPLACED),
        SetAside(3, "street", Aside.TAKEN_BACK),
        SetAside(5, "street", Aside.MOVED),
        SetAside(7, "street", Aside.SUPERSEDED),
        SetAside(8, "shelter", Aside.MISSING),
        SetAside(9, "street", Aside.NOT_MEMBER),
    }


def test_a_presumed_night_says_since_when_until_when_and_who_was_warned() -> None:
    given_problem = problem(says("1", "street", 3), contact("c", 50))
    night = explain(given_problem, 49)
    assert (night.certainty, night.situation, night.contacts) == (Certainty.PRESUMED, "street", ())
    assert night.presumption is not None
    assert (night.presumption.start, night.presumption.last_news, night.presumption.end) == (4, 3, FAR)
    assert night.presumption.notice_needed
    later = explain(replace(given_problem, notices=(130,)), 51)
    assert later.presumption is not None
    assert (later.presumption.last_news, later.presumption.end, later.presumption.warned_on) == (50, 144, 130)
    assert not later.presumption.notice_needed
    assert explain(given_problem, 50).contacts == (2,)


def test_an_unknown_night_shows_the_presumption_that_ran_out() -> None:
    given_problem = problem(says("1", "street", 3), notices=(20,))
    assert explain(given_problem, 2).certainty is Certainty.UNKNOWN
    assert explain(given_problem, 2).presumption is None
    night = explain(given_problem, 93)
    assert (night.certainty, night.winner, night.situation, night.listed) == (
        Certainty.UNKNOWN,
        None,
        "",
        False,
    )
    assert night.presumption is not None
    assert (night.presumption.end, night.presumption.last_news, night.presumption.warned_on) == (93, 3, 20)


def test_a_contact_after_the_end_is_not_news_of_the_presumption() -> None:
    night = explain(problem(says("1", "street", 3), contact("c", 95), notices=(20,)), 100)
    assert night.presumption is not None
    assert (night.presumption.end, night.presumption.last_news) == (93, 3)


def test_a_missing_stay_still_counts_on_the_nights_vouched_for() -> None:
    given_problem = problem(says("1", "shelter", 10, source="shelter", on=20), complete=(("shelter", 41),))
    assert explain(given_problem, 20).set_aside == ()
    assert explain(given_problem, 21).set_aside == (SetAside(1, "shelter", Aside.MISSING),)


def test_a_missing_stay_reads_whereabouts_unknown() -> None:
    stay = says("1", "shelter", 10, source="shelter", on=20)
    night = explain(problem(stay, complete=(("shelter", 41),)), 30)
    assert night.presumption is not None
    assert night.presumption.whereabouts_unknown
    assert night.presumption.missing_on == 41


@given(histories())
def test_every_explanation_agrees_with_the_twin(history: History) -> None:
    revision = len(history.events)
    for person in history.persons(revision):
        problem_ = history.problem(person, revision)
        for night in paint(problem_):
            said = explain(problem_, night.day)
            assert said.winner == (None if night.statement is None else night.statement.id)
            assert (said.certainty is Certainty.KNOWN) == night.known
            assert (said.certainty is Certainty.UNKNOWN) == (night.statement is None)
            situations = {loser.situation for loser in said.losers} - {said.situation}
            assert bool(situations) == (night.known and night.contested)
            if said.certainty is Certainty.PRESUMED:
                assert said.presumption is not None
                assert said.presumption.start <= night.day < said.presumption.end


# Worklists


def test_the_horizon_of_somebody_without_news() -> None:
    ahead = horizon(problem(says("1", "street", 3), contact("c", 50)))
    assert ahead is not None
    assert (ahead.last_news, ahead.due, ahead.end, ahead.notice_needed) == (50, 140, FAR, True)
    assert days_without_news(ahead, 133) == 83
    assert warn_from(ahead) == 126
    assert leaves_on(ahead, 126) == 140
    assert leaves_on(ahead, 200) == 214


def test_the_horizon_once_warned() -> None:
    ahead = horizon(problem(says("1", "street", 3), notices=(100,)))
    assert ahead is not None
    assert (ahead.end, ahead.notice_needed, warn_from(ahead), leaves_on(ahead, 105)) == (
        114,
        False,
        None,
        114,
    )


def test_a_missing_stay_does_not_leave_before_the_file_that_misses_it() -> None:
    stay = says("1", "shelter", 10, source="shelter", on=20)
    ahead = horizon(problem(stay, complete=(("shelter", 200),)))
    assert ahead is not None
    assert leaves_on(ahead, 30) == 200
    assert solve(problem(stay, complete=(("shelter", 200),), notices=(30,))).segments[-1].end == 200


def test_no_horizon_when_nothing_is_presumed() -> None:
    assert horizon(problem()) is None
    assert horizon(problem(says("1", "shelter", 3, source="shelter"))) is None
    assert horizon(problem(says("1", "housed", 3, 9, source="lease"))) is None
    assert horizon(problem(says("1", "street", 3), says("2", "housed", 9, source="lease"))) is None


@given(histories())
def test_warning_on_a_day_ends_where_the_worklist_announced(history: History) -> None:
    revision = len(history.events)
    for person in history.persons(revision):
        problem_ = history.problem(person, revision)
        ahead = horizon(problem_)
        if ahead is None:
            continue
        assert solve(problem_).segments[-1].end == ahead.end
        if ahead.notice_needed:
            for day in range(ahead.last_news + 1, ahead.due + 10):
                warned = replace(problem_, notices=(*problem_.notices, day))
                assert solve(warned).segments[-1].end == leaves_on(ahead, day)
