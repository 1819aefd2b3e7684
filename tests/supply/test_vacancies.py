"""Vacancies by hand: declared, opened, proposed, let; taken back; two hands at once; who takes over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.models import Entry
from digor.foundation.partners.actor import Actor
from digor.supply import actions, reads
from digor.supply.enums import State, Step
from digor.supply.models import Batch, Dwelling, Landlord, Vacancy
from tests.supply.conftest import TODAY

Describe = Callable[..., Dwelling]
Clock = Callable[[date], None]


def refused(code: str) -> object:
    return pytest.raises(Refused, check=lambda refusal: refusal.code == code)


def test_from_the_declaration_to_the_lease(
    yann: Actor, opac: Landlord, describe: Describe, clock: Clock
) -> None:
    vacancy = actions.declare_vacancy(by=yann, dwelling=describe(opac, "KER-1"))
    assert (vacancy.state, vacancy.available_from, vacancy.rent) == (State.DECLARED, TODAY, 40000)
    for step, words, state in (
        (Step.ORIENT, {"holder": "state"}, State.OPEN),
        (Step.PROPOSE, {}, State.PROPOSED),
        (Step.REFUSE, {"reason": "household_declined"}, State.OPEN),
    ):
        actions.say_step(by=yann, vacancy=vacancy, step=step, **words)
        assert vacancy.state == state
    clock(TODAY + timedelta(days=9))
    actions.say_step(by=yann, vacancy=vacancy, step=Step.LET)
    assert (vacancy.state, vacancy.since, vacancy.refusals) == (State.LET, TODAY + timedelta(days=9), 1)
    assert list(reads.to_let(yann)) == []
    words = Entry.objects.filter(verb="vacancy_stepped").values_list("details", flat=True)
    assert [one["step"] for one in words] == ["orient", "propose", "refuse", "let"]


def test_the_convention_gives_the_deadline_else_the_rule_of_the_day(
    maiwenn: Actor, yann: Actor, opac: Landlord, describe: Describe
) -> None:
    actions.sign_flow(by=maiwenn, landlord=opac, holder="intercommunality", year=2026, share=10, days=15)
    signed = actions.declare_vacancy(by=yann, dwelling=describe(opac, "A"), holder="intercommunality")
    assert (signed.deadline, signed.deadline_rule) == (TODAY + timedelta(days=15), "stated")
    silent = actions.declare_vacancy(by=yann, dwelling=describe(opac, "B"), holder="state")
    assert (silent.deadline, silent.deadline_rule) == (TODAY + timedelta(days=30), "state-2020")
    [row] = reads.flows(yann, 2026)
    assert (row["declared"], row["oriented"], row["let"], row["due"], row["owed"]) == (2, 1, 0, 0, 0)


def test_when_the_deadline_passes_the_page_says_who_takes_over(
    yann: Actor, opac: Landlord, describe: Describe, clock: Clock
) -> None:
    vacancy = actions.declare_vacancy(by=yann, dwelling=describe(opac, "A"), holder="state")
    with refused("too_early"):
        actions.say_step(by=yann, vacancy=vacancy, step=Step.LAPSE)
    clock(TODAY + timedelta(days=30))
    assert reads.takes_over(vacancy, TODAY + timedelta(days=30)) is None, (
        "the deadline is the last useful day"
    )
    clock(TODAY + timedelta(days=31))
    over = reads.takes_over(vacancy, TODAY + timedelta(days=31))
    assert over is not None and over.who == "landlord" and "R441-5" in over.source and over.to_verify
    assert list(reads.overdue(yann, TODAY + timedelta(days=31))) == [vacancy]
    actions.say_step(by=yann, vacancy=vacancy, step=Step.LAPSE)
    assert vacancy.state == State.LAPSED


def test_what_was_said_by_hand_is_taken_back_as_if_never_said(
    yann: Actor, maiwenn: Actor, opac: Landlord, describe: Describe
) -> None:
    vacancy = actions.declare_vacancy(by=yann, dwelling=describe(opac, "A"), holder="state")
    before = Vacancy.objects.filter(pk=vacancy.pk).values().get()
    number = actions.say_step(by=yann, vacancy=vacancy, step=Step.LET)
    assert reads.by_hand(maiwenn, number) is None, "another’s word is not hers to take back"
    batch = reads.by_hand(yann, number)
    assert batch is not None
    with refused("not_yours"):
        actions.take_back(by=maiwenn, batch=batch)
    actions.take_back(by=yann, batch=batch)
    assert Vacancy.objects.filter(pk=vacancy.pk).values().get() == before
    with refused("not_now"):
        actions.take_back(by=yann, batch=batch)


def test_the_second_of_two_hands_gets_a_sentence_and_nothing_is_written(
    yann: Actor, maiwenn: Actor, opac: Landlord, describe: Describe
) -> None:
    home = describe(opac, "A")
    vacancy = actions.declare_vacancy(by=yann, dwelling=home, holder="state")
    seen_before = Vacancy.objects.get(pk=vacancy.pk)
    actions.say_step(by=yann, vacancy=vacancy, step=Step.WITHDRAW, reason="works")
    said = Batch.objects.count()
    with refused("not_now"):
        actions.say_step(by=maiwenn, vacancy=seen_before, step=Step.PROPOSE)
    assert Batch.objects.count() == said
    with refused("already_vacant"):
        actions.declare_vacancy(by=maiwenn, dwelling=home)


def test_a_refusal_says_why_and_a_day_to_come_is_refused(
    yann: Actor, opac: Landlord, describe: Describe
) -> None:
    vacancy = actions.declare_vacancy(by=yann, dwelling=describe(opac, "A"), holder="state")
    actions.say_step(by=yann, vacancy=vacancy, step=Step.PROPOSE)
    with refused("no_reason"):
        actions.say_step(by=yann, vacancy=vacancy, step=Step.REFUSE)
    with refused("day_to_come"):
        actions.say_step(by=yann, vacancy=vacancy, step=Step.LET, on=TODAY + timedelta(days=1))
    with refused("no_holder"):
        other = actions.declare_vacancy(by=yann, dwelling=describe(opac, "B"))
        actions.say_step(by=yann, vacancy=other, step=Step.ORIENT)
