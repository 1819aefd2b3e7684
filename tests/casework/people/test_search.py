"""Search: case number, alias, name; phonetics and accents ignored; never more than the role may see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from digor.casework.people import actions, reads
from digor.casework.people.models import Record
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from tests.casework.people.winter import day


@pytest.fixture
def anna(loic: Actor, at: Callable[[int], None]) -> Record:
    at(1)
    return actions.create_record(
        by=loic, alias="la dame au bonnet", family_name="Le Guéguen", given_name="Anne-Marie", birth_date=date(1985, 3, 2)
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["le guéguen", "GUEGUEN", "gueguenn", "guegen", "guég", "anne-marie", "Anne Marie Guéguen", "guéguen anne-marie",
     "annemarie leguegen"],
)  # fmt: skip
def test_by_name(anna: Record, loic: Actor, words: str) -> None:
    (hit,) = reads.search(loic, words)
    assert (hit.record_case_number, hit.why) == (anna.case_number, "name")
    assert hit.name == "A. M. L. G., 1985", "initials only: the whole name is one journaled look away"


@pytest.mark.parametrize("words", ["bonnet", "dame bonnet", "BONNÉT", "la dame"])
def test_by_alias(anna: Record, erwan: Actor, words: str) -> None:
    (hit,) = reads.search(erwan, words)
    assert (hit.record_case_number, hit.alias, hit.name, hit.why) == (
        anna.case_number, "la dame au bonnet", "", "alias",
    )  # fmt: skip


def test_by_case_number(anna: Record, erwan: Actor) -> None:
    number = anna.case_number
    for words in (number, number.lower(), number.replace("-", ""), f" {number[:5]}"):
        assert [hit.why for hit in reads.search(erwan, words)] == ["case_number"], words


def test_a_volunteer_does_not_search_names(anna: Record, erwan: Actor) -> None:
    assert reads.search(erwan, "Guéguen") == []


def test_nothing_found(anna: Record, loic: Actor) -> None:
    assert reads.search(loic, "Kerbrat") == []
    assert reads.search(loic, "") == []
    assert reads.search(loic, "%") == []


def test_one_hit_for_one_person(
    anna: Record, loic: Actor, slept: Callable[..., Any], at: Callable[[int], None]
) -> None:
    other = actions.create_record(by=loic, family_name="Guéguen", given_name="Anne")
    slept(other, "RUE", 5)
    actions.link(by=loic, a=anna, b=other)
    at(6)
    (hit,) = reads.search(loic, "guéguen")
    assert (hit.situation, hit.presumed, hit.since) == ("RUE", False, day(5))


def test_a_household_answers_by_its_number(
    anna: Record,
    loic: Actor,
    someone: Callable[[str], Record],
    slept: Callable[..., Any],
    at: Callable[[int], None],
) -> None:
    child = someone("l'enfant")
    home = actions.form_household(by=loic, records=[anna, child], from_day=day(1))
    slept(child, "CHU", 4)
    at(6)
    hits = reads.search(loic, home.case_number)
    assert {hit.record_case_number for hit in hits} == {anna.case_number, child.case_number}
    assert {hit.case_number for hit in hits} == {home.case_number}


def test_who_may_not_search(anna: Record, yann: Actor) -> None:
    with pytest.raises(Refused):
        reads.search(yann, "Guéguen")


def test_initials_only_answer_a_name(anna: Record, loic: Actor) -> None:
    """What an alias or a number finds is no look at an identity: nothing of it comes back."""
    for words in ("bonnet", anna.case_number):
        (hit,) = reads.search(loic, words)
        assert hit.name == "" and hit.why != "name", words
