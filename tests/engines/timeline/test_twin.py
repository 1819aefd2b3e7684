"""The fast engine against its slow twin, on random histories, and what an answer must not depend on."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from digor.engines.timeline.answer import Answer, Segment
from digor.engines.timeline.problem import FAR, Problem
from digor.engines.timeline.reference import paint, reference
from digor.engines.timeline.solve import solve
from tests.engines.timeline.histories import History, histories

T = TypeVar("T")
TWICE = settings(max_examples=2 * settings.default.max_examples)


def painted(answer: Answer, day: int) -> tuple[int | None, bool, bool]:
    """(winner, known, contested) of a day, read in the segments."""
    for segment in answer.segments:
        if segment.start <= day < segment.end:
            return segment.statement, day < segment.known_to, segment.contested
    return None, False, False


@TWICE
@given(histories())
def test_every_person_at_every_revision_is_as_the_twin_says(history: History) -> None:
    for given_problem in history.problems():
        assert solve(given_problem) == reference(given_problem)


@given(histories(max_acts=12, records=2))
def test_every_night_is_painted_as_the_twin_says(history: History) -> None:
    revision = len(history.events)
    for person in history.persons(revision):
        problem = history.problem(person, revision)
        answer = solve(problem)
        for night in paint(problem):
            said = None if night.statement is None else night.statement.id
            assert painted(answer, night.day) == (said, night.known, night.contested)


def mergeable(before: Segment, after: Segment) -> bool:
    return (
        before.end == after.start
        and before.known_to == before.end
        and (before.statement, before.contested) == (after.statement, after.contested)
    )


@given(histories(max_acts=12, records=2))
def test_the_answer_is_in_normal_form(history: History) -> None:
    revision = len(history.events)
    for person in history.persons(revision):
        problem = history.problem(person, revision)
        answer = solve(problem)
        for segment in answer.segments:
            assert segment.start < segment.known_to <= segment.end <= FAR
        for before, after in zip(answer.segments, answer.segments[1:], strict=False):
            assert before.end <= after.start
            assert not mergeable(before, after)
        for one, two in zip(answer.spells, answer.spells[1:], strict=False):
            assert one.start < one.end <= two.start
            assert one.end < two.start or one.state is not two.state
            assert one.exit
        assert all((spell.exit == "") == (spell.end == FAR) for spell in answer.spells)


@given(histories(), st.randoms(use_true_random=False))
def test_numbers_and_order_of_input_do_not_matter(history: History, chance: random.Random) -> None:
    revision = len(history.events)
    names = list(history.numbers().values())
    shuffled = names.copy()
    chance.shuffle(shuffled)
    renamed = dict(zip(names, (900 + name for name in shuffled), strict=True))
    renamed_contents = {content: renamed[name] for content, name in history.numbers().items()}
    for person in history.persons(revision):
        answer = solve(history.problem(person, revision))
        other = mixed(history.problem(person, revision, renamed_contents), chance)
        expected = tuple(
            replace(segment, statement=renamed[segment.statement]) for segment in answer.segments
        )
        assert solve(other) == Answer(expected, answer.spells)


def mixed(problem: Problem, chance: random.Random) -> Problem:
    """The same problem, its tuples in another order and its orders stretched."""

    return replace(
        problem,
        statements=shuffled(problem.statements, chance),
        mentions=tuple(replace(m, order=7 * m.order + 1) for m in shuffled(problem.mentions, chance)),
        coverages=shuffled(problem.coverages, chance),
        notices=shuffled(problem.notices, chance),
        memberships=tuple(replace(m, order=7 * m.order + 1) for m in shuffled(problem.memberships, chance)),
    )


def shuffled(things: tuple[T, ...], chance: random.Random) -> tuple[T, ...]:
    return tuple(chance.sample(things, len(things)))


@given(histories(), st.data())
def test_withdrawn_is_as_never_published(history: History, data: st.DataObject) -> None:
    act = data.draw(st.sampled_from(range(len(history.acts))))
    kept = [event for event in history.events if event != (act, False)]
    withdrawn = replace(history, events=(*kept, (act, False)))
    never = history.without(act)
    numbers = history.numbers()
    last, before = len(withdrawn.events), len(never.events)
    assert withdrawn.persons(last) == never.persons(before)
    for person in never.persons(before):
        one = withdrawn.problem(person, last, numbers)
        assert solve(one) == solve(never.problem(person, before, numbers))


@given(histories())
def test_what_is_said_of_others_changes_nothing(history: History) -> None:
    """More may be given than asked for: a whole territory gives the same answer."""
    revision = len(history.events)
    everybody = history.problem(frozenset(history.records()), revision)
    numbers = history.numbers()
    everything = replace(
        everybody,
        statements=tuple(replace(content, id=number) for content, number in numbers.items()),
        mentions=tuple(
            m for person in history.persons(revision) for m in history.problem(person, revision).mentions
        ),
    )
    for person in history.persons(revision):
        problem = history.problem(person, revision)
        assert solve(replace(everything, records=person, notices=problem.notices)) == solve(problem)
