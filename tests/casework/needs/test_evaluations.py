"""An evaluation made with a household, and what is read of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from digor.casework.needs import actions, reads
from digor.casework.needs.models import Answer, Evaluation, Words
from digor.casework.needs.rules import read
from digor.casework.people import actions as people
from digor.casework.people.models import Household, Record
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.models import Entry
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation

MARCH = date(2026, 3, 1)


def evaluated(by: Actor, case: str, kind: str = "in_depth", **answers: object) -> Evaluation:
    """An evaluation done today, its required questions answered."""
    evaluation = actions.begin(by=by, case=case, kind=kind)
    given = {"persons": 1, "minors": 0, **({"asked": ["solution"]} if kind == "referral" else {}), **answers}
    actions.answer(by=by, evaluation=evaluation, answers=given)
    return actions.finish(by=by, evaluation=evaluation)


def test_wishes_first_and_nothing_is_invented(awa: Actor, members: list[Record]) -> None:
    case = members[0].case_number
    before = reads.needs(awa, case, MARCH)
    assert before is not None and not before.known and before.animals is None
    evaluated(awa, case, solutions=["LLS", "IML"], animals="yes", income=9800, refused_solutions=["RS"])
    needs = reads.needs(awa, case, MARCH)
    assert needs is not None
    assert needs.solutions == {"LLS", "IML"} and needs.refused_solutions == {"RS"}
    assert (needs.animals, needs.income, needs.disabled) == (True, 9800, None)
    assert needs.said_on["income"] == MARCH
    assert reads.needs(awa, case, date(2026, 2, 28)) == before


def test_a_later_evaluation_says_otherwise_question_by_question(awa: Actor, members: list[Record]) -> None:
    case = members[0].case_number
    evaluated(awa, case, support="intensive", animals="no")
    with clock.at(date(2026, 6, 1)):
        evaluated(awa, case, kind="flash", animals="yes")
        needs = reads.needs(awa, case, date(2026, 6, 1))
        then = reads.needs(awa, case, MARCH)
    assert needs is not None and (needs.animals, needs.support) == (True, "intensive")
    assert then is not None and then.animals is False


def test_what_is_said_of_the_household_comes_before_what_was_said_of_a_member(
    awa: Actor, members: list[Record], home: Household
) -> None:
    evaluated(awa, members[0].case_number, support="light", persons=1)
    evaluated(awa, home.case_number, persons=3, minors=1)
    needs = reads.needs(awa, home.case_number, MARCH)
    assert needs is not None and (needs.persons, needs.support) == (3, "light")
    alone = reads.needs(awa, members[0].case_number, MARCH)
    assert alone is not None and alone.persons == 1


def test_facts_of_many_units_cost_the_same_queries_as_one(awa: Actor, members: list[Record]) -> None:
    for member in members:
        evaluated(awa, member.case_number)
    units = [(None, [member.pk]) for member in members]
    counted = []
    for asked in (units[:1], units):
        with CaptureQueriesContext(connection) as queries:
            assert all(one.known for one in reads.facts(awa, asked, MARCH))
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 4


def test_an_evaluation_done_is_frozen(awa: Actor, members: list[Record]) -> None:
    evaluation = evaluated(awa, members[0].case_number)
    for verb in (
        lambda: actions.answer(by=awa, evaluation=evaluation, answers={"animals": "yes"}),
        lambda: actions.finish(by=awa, evaluation=evaluation),
        lambda: actions.drop(by=awa, evaluation=evaluation),
    ):
        with pytest.raises(Refused) as refused:
            verb()
        assert refused.value.code == "already_done"
    assert not Answer.objects.filter(question="animals").exists()


def test_what_must_be_answered_is_named_in_french(awa: Actor, members: list[Record]) -> None:
    evaluation = actions.begin(by=awa, case=members[0].case_number, kind="in_depth")
    actions.answer(by=awa, evaluation=evaluation, answers={"persons": 2})
    with pytest.raises(Refused) as refused:
        actions.finish(by=awa, evaluation=evaluation)
    assert refused.value.code == "lacking"
    assert "enfants mineurs" in str(refused.value.sentence)


def test_an_evaluation_under_way_is_gone_on_with(awa: Actor, loic: Actor, members: list[Record]) -> None:
    first = actions.begin(by=awa, case=members[0].case_number, kind="flash")
    assert actions.begin(by=loic, case=members[0].case_number, kind="flash") == first
    actions.answer(by=loic, evaluation=first, answers={"animals": "yes"})
    actions.answer(by=awa, evaluation=first, answers={"animals": None})
    assert not Answer.objects.exists()


def test_words_are_apart_and_the_journal_holds_none(awa: Actor, members: list[Record]) -> None:
    evaluated(awa, members[0].case_number, kind="referral", words="Cherche près de   la gare")
    assert Words.objects.get().text == "Cherche près de la gare"
    assert not any("gare" in str(entry.details) for entry in Entry.objects.all())
    assert not Answer.objects.filter(question="words").exists()


def test_a_form_changed_meanwhile_leaves_the_evaluation_its_own(
    awa: Actor, maiwenn: Actor, members: list[Record]
) -> None:
    evaluation = actions.begin(by=awa, case=members[0].case_number, kind="flash")
    asked = read(evaluation.form.questions)
    actions.publish_form(by=maiwenn, kind="flash", questions=asked[:-1])
    actions.answer(by=awa, evaluation=evaluation, answers={"tonight": "nowhere", "persons": 1, "minors": 0})
    assert actions.finish(by=awa, evaluation=evaluation).form.version == 1
    with pytest.raises(Refused) as refused:
        other = actions.begin(by=awa, case=members[1].case_number, kind="flash")
        actions.answer(by=awa, evaluation=other, answers={"tonight": "nowhere"})
    assert refused.value.code == "unknown_question"


def test_who_waits_for_an_evaluation(awa: Actor, members: list[Record]) -> None:
    late = {one.case_number: one for one in reads.due(awa, date(2026, 3, 1))}
    assert {one.form for one in late.values()} == {"flash"}
    assert late[members[0].case_number].due == date(2026, 3, 2)
    assert not late[members[0].case_number].late
    evaluated(awa, members[0].case_number, kind="flash")
    with clock.at(date(2026, 3, 3)):
        due = {one.case_number: one for one in reads.due(awa, date(2026, 3, 3))}
    assert members[0].case_number not in due, "the in-depth one is asked for a month before its last day"
    assert due[members[1].case_number].late
    with clock.at(date(2026, 4, 1)):
        due = {one.case_number: one for one in reads.due(awa, date(2026, 4, 1))}
    assert due[members[0].case_number].form == "in_depth"


def test_who_may(
    awa: Actor, maiwenn: Actor, yann: Actor, erwan: Actor, paul: Actor, members: list[Record]
) -> None:
    case = members[0].case_number
    assert reads.needs(maiwenn, case, MARCH) is not None
    for outside in (yann, erwan):
        with pytest.raises(Refused) as refused:
            reads.needs(outside, case, MARCH)
        assert refused.value.code == "may_not_see_needs"
    with pytest.raises(Refused) as refused:
        actions.begin(by=maiwenn, case=case, kind="flash")
    assert refused.value.code == "may_not_assess_needs"
    assert reads.needs(paul, case, MARCH) is None


def test_a_protected_person_has_no_needs_outside_its_circle(
    awa: Actor, loic: Actor, members: list[Record], organisation: Callable[[str], Organisation]
) -> None:
    evaluation = actions.begin(by=awa, case=members[0].case_number, kind="flash")
    people.protect(by=awa, record=members[0], organisations=[organisation("fmt")])
    assert reads.needs(loic, members[0].case_number, MARCH) is None
    assert members[0].case_number not in {one.case_number for one in reads.due(loic, MARCH)}
    with pytest.raises(Refused) as refused:
        actions.answer(by=loic, evaluation=evaluation, answers={"animals": "yes"})
    assert refused.value.code == "elsewhere"
