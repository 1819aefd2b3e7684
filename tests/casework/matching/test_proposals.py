"""The list as it is read, and a person who designates."""

from __future__ import annotations

import io
import json
from argparse import Namespace
from collections.abc import Callable
from datetime import date

import pytest

from digor.casework.matching import actions, reads
from digor.casework.matching.commands import COMMANDS
from digor.casework.matching.models import Designation, Run
from digor.casework.people import actions as people
from digor.casework.people.models import Record
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.models import Entry
from digor.foundation.partners.actor import Actor
from digor.supply import actions as supply
from digor.supply.enums import Step
from digor.supply.models import Vacancy
from tests.casework.matching.conftest import TODAY

Someone = Callable[..., Record]
OpenHome = Callable[..., Vacancy]


def test_the_longest_waiting_first_and_everybody_has_a_reason(
    maiwenn: Actor, someone: Someone, open_home: OpenHome
) -> None:
    late = someone("Tangi").case_number
    early = someone("Nevenoe", since=date(2025, 12, 10)).case_number
    stopped = someone("Youna", stay="no").case_number
    asked = someone("Maël", stay="").case_number
    vacancy = open_home("K1")
    found = reads.propose(maiwenn, TODAY, vacancy=vacancy.pk)
    [line] = found.lines
    assert [one.case for one in line.proposed] == [early]
    assert [one.case for one in line.next] == [late]
    assert {one.case for one in found.not_proposed} == {late, stopped, asked}
    of = {one.case: one for one in found.not_proposed}
    assert of[stopped].refused == {"stay": 1} and not of[asked].refused and of[asked].ask == {"stay": 1}
    [stay] = found.blocked
    assert (stay.rule, stay.refused, stay.ask) == ("stay", (stopped,), (asked,))
    assert found.proved and found.order.version == 0


def test_the_same_list_twice_has_one_hash_and_another_fact_another(
    maiwenn: Actor, awa: Actor, someone: Someone, open_home: OpenHome
) -> None:
    someone("Tangi")
    open_home("K1")
    first, _ = actions.draw(by=maiwenn, on=TODAY)
    again, _ = actions.draw(by=awa, on=TODAY)
    assert first.problem == again.problem
    someone("Nevenoe")
    assert actions.draw(by=maiwenn, on=TODAY)[0].problem != first.problem


def test_outside_its_circle_a_protected_household_is_another_priority_case(
    maiwenn: Actor, awa: Actor, someone: Someone, open_home: OpenHome
) -> None:
    late = someone("Tangi").case_number
    hidden = someone("Nevenoe", since=date(2025, 12, 10))
    vacancy = open_home("K1")
    inside = awa.organisation_id
    people.protect(by=awa, record=hidden, organisations=[_organisation(inside)])
    outside = reads.propose(maiwenn, TODAY, vacancy=vacancy.pk)
    assert [one.case for one in outside.lines[0].proposed] == [""]
    assert hidden.case_number not in repr(outside.lines) + repr(outside.not_proposed) + repr(outside.blocked)
    assert [one.case for one in reads.propose(awa, TODAY).lines[0].proposed] == [hidden.case_number]
    with pytest.raises(Refused):
        actions.designate(by=maiwenn, vacancy=vacancy, case=hidden.case_number)
    with pytest.raises(Refused) as refusal:
        actions.designate(by=maiwenn, vacancy=vacancy, case=late)
    assert refusal.value.code == "no_departure"


def _organisation(pk: int | None) -> object:
    from digor.foundation.partners.models import Organisation

    return Organisation.objects.get(pk=pk)


def test_a_person_designates_and_the_second_officer_gets_a_sentence(
    maiwenn: Actor, loic: Actor, someone: Someone, open_home: OpenHome
) -> None:
    first = someone("Nevenoe", since=date(2025, 12, 10)).case_number
    second = someone("Tangi").case_number
    vacancy = open_home("K1")
    stale = Vacancy.objects.get(pk=vacancy.pk)
    made = actions.designate(by=loic, vacancy=vacancy, case=first)
    assert (made.rank, made.departure) == (1, "")
    assert Vacancy.objects.get(pk=vacancy.pk).state == "proposed"
    assert Entry.objects.filter(verb="designated", case=first).count() == 1
    with pytest.raises(Refused) as refusal:
        actions.designate(by=maiwenn, vacancy=stale, case=second, departure="session")
    assert refusal.value.code == "not_now" and Designation.objects.count() == 1


def test_a_vacancy_withdrawn_meanwhile(maiwenn: Actor, someone: Someone, open_home: OpenHome) -> None:
    case = someone("Tangi").case_number
    vacancy = open_home("K1")
    supply.say_step(
        by=maiwenn, vacancy=Vacancy.objects.get(pk=vacancy.pk), step=Step.WITHDRAW, reason="works"
    )
    with pytest.raises(Refused) as refusal:
        actions.designate(by=maiwenn, vacancy=vacancy, case=case)
    assert refusal.value.code == "not_now" and not Run.objects.exists()


def test_a_departure_needs_a_reason_a_failed_rule_an_article_a_missing_paper_neither(
    maiwenn: Actor, someone: Someone, open_home: OpenHome
) -> None:
    someone("Nevenoe", since=date(2025, 12, 10))
    other = someone("Tangi", stay="").case_number
    stopped = someone("Youna", stay="no").case_number
    vacancy = open_home("K1")
    with pytest.raises(Refused) as refusal:
        actions.designate(by=maiwenn, vacancy=vacancy, case=stopped, departure="session")
    assert refusal.value.code == "rule_fails" and "L. 441-1" in str(refusal.value)
    with pytest.raises(Refused) as refusal:
        actions.designate(by=maiwenn, vacancy=vacancy, case=other)
    assert refusal.value.code == "no_departure"
    made = actions.designate(by=maiwenn, vacancy=vacancy, case=other, departure="paper")
    assert (made.rank, made.departure) == (0, "paper")


def test_the_order_is_the_territorys_and_screened(
    maiwenn: Actor, loic: Actor, someone: Someone, open_home: OpenHome
) -> None:
    priority = someone("Nevenoe", since=date(2025, 12, 10)).case_number
    fit = someone("Tangi", communes=["29232"]).case_number
    open_home("K1")
    assert reads.propose(maiwenn, TODAY).lines[0].proposed[0].case == priority
    made = actions.adopt_order(
        by=maiwenn, levels=["used", "fit_commune", "waiting"], reason="séance du 27 février"
    )
    found = reads.propose(maiwenn, TODAY)
    assert (made.version, found.order.version, found.lines[0].proposed[0].case) == (1, 1, fit)
    assert reads.order(maiwenn.territory_id, date(2026, 2, 1)).version == 0
    practice = {
        "code": "no_animals", "kind": "count", "owner": "opac",
        "when": [{"is": "equal", "left": {"household": "animals"}, "right": {"value": False}}],
    }  # fmt: skip
    with pytest.raises(Refused) as refusal:
        actions.adopt_order(by=maiwenn, levels=["used", practice], reason="x")
    assert refusal.value.code == "prohibited_ground"
    with pytest.raises(Refused):
        actions.adopt_order(by=loic, levels=["used"], reason="x")


def test_who_may_not_see_proposals(yann: Actor, nolwenn: Actor, open_home: OpenHome) -> None:
    for actor in (yann, nolwenn):
        with pytest.raises(Refused):
            reads.propose(actor, TODAY)


def test_the_command_prints_and_keeps_the_list(maiwenn: Actor, someone: Someone, open_home: OpenHome) -> None:
    case = someone("Tangi").case_number
    open_home("K1")
    out = io.StringIO()
    assert COMMANDS["proposals"].run(Namespace(on="2026-03-01", json=True), maiwenn, out) == 0
    told = json.loads(out.getvalue())
    assert told["lines"][0]["proposed"] == [{"case": case, "rank": 1, "why": "", "detail": ""}]
    assert Run.objects.get().problem == told["problem"]
