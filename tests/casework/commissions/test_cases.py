"""From a referral to its end: agreement, agenda, session, decisions, returns, through the verbs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from digor.casework.commissions import actions, morning, reads
from digor.casework.commissions.actions import Line
from digor.casework.commissions.enums import CaseState, Cause, Level, Moment
from digor.casework.commissions.models import (
    Answer,
    Case,
    Commission,
    Decision,
    Escalation,
    Item,
    Met,
    Reminder,
    Sheet,
    Word,
)
from digor.casework.people import actions as people
from digor.casework.people.models import Household, Record
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.models import Entry, Look
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation, Territory
from tests.casework.commissions.conftest import MARCH, SESSION, again, listed, opened, person, sent, sheet

Named = Callable[[str], Organisation]
DUE = SESSION + timedelta(days=10)


def refused(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda refusal: refusal.code == code)


def decided(chair: Actor, item: Item, *lines: Line) -> list[Decision]:
    """The session of the day opened with everybody missing, and the case decided."""
    with clock.at(SESSION):
        opened(chair, item, chair)
        return actions.decide(by=chair, item=again(item), lines=lines)


@pytest.fixture
def followed(maiwenn: Actor, item: Item, organisation: Named) -> Case:
    """A case with two decisions due ten days after the session."""
    opac, fmt = organisation("opac"), organisation("fmt")
    decided(maiwenn, item, Line("solution", opac, DUE, "LLS"), Line("referent", fmt, DUE))
    return Case.objects.select_related("commission").get(pk=item.case_id)


def test_a_referral_is_sent_with_its_sheet_and_the_household_s_agreement(
    awa: Actor, table: Commission, home: Household
) -> None:
    case = actions.begin(by=awa, commission=table, case=home.case_number)
    assert case.named.count() == 3
    kept = sheet(awa, home.case_number)
    told = {"case": case, "evaluation": kept, "informed_on": MARCH}
    with refused("no_agreement"):
        actions.send(by=awa, **told, agreed_on=MARCH - timedelta(days=1), document="2026-1")
    with refused("no_agreement"):
        actions.send(by=awa, **told, agreed_on=MARCH, document="")
    assert Case.objects.get().state == CaseState.DRAFT and not Sheet.objects.exists()
    actions.send(by=awa, **told, agreed_on=MARCH, document="2026-1")
    stored = Case.objects.get()
    assert (stored.state, stored.answer_by) == (CaseState.SENT, date(2026, 3, 9))  # five working days
    assert Sheet.objects.get().content["solutions"] == ["LLS"]
    assert list(Met.objects.values_list("moment", "code")) == [(Moment.REFERRAL, "refusals")]


def test_the_database_itself_wants_the_agreement(referred: Case) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=referred.pk).update(agreed_on=None)


def test_a_sheet_of_somebody_else_or_unfinished_does_not_do(
    awa: Actor, table: Commission, home: Household, members: list[Record]
) -> None:
    case = actions.begin(by=awa, commission=table, case=home.case_number)
    with refused("no_sheet"):
        actions.send(
            by=awa,
            case=case,
            evaluation=sheet(awa, members[0].case_number),
            informed_on=MARCH,
            agreed_on=MARCH,
            document="2026-1",
        )


def test_a_household_is_before_the_commission_once(awa: Actor, referred: Case, table: Commission) -> None:
    with refused("already_referred"):
        actions.begin(by=awa, commission=table, case=referred.case_number)
    actions.withdraw(by=awa, case=referred)
    assert actions.begin(by=awa, commission=table, case=referred.case_number).pk != referred.pk


def test_completed_then_received(maiwenn: Actor, awa: Actor, referred: Case) -> None:
    actions.ask_more(by=maiwenn, case=referred)
    actions.send(
        by=awa,
        case=referred,
        evaluation=sheet(awa, referred.case_number),
        informed_on=MARCH,
        agreed_on=MARCH,
        document="2026-1",
    )
    with clock.at(date(2026, 3, 10)):
        assert reads.late_answers(maiwenn) == [referred]
        actions.accept(by=maiwenn, case=referred)
        assert reads.late_answers(maiwenn) == []
    assert [one.after for one in referred.steps.order_by("pk")][-2:] == [CaseState.SENT, CaseState.RECEIVABLE]


def test_not_receivable_says_where_to_go(maiwenn: Actor, referred: Case) -> None:
    with refused("no_redirection"):
        actions.refuse(by=maiwenn, case=referred, redirection="")
    actions.refuse(by=maiwenn, case=referred, redirection="ccapex")
    assert Case.objects.get().ended_on == MARCH
    with refused("not_now"):
        actions.accept(by=maiwenn, case=referred)


def test_the_agenda_goes_five_days_before_and_the_oldest_come_first(
    maiwenn: Actor, awa: Actor, table: Commission
) -> None:
    cases = [sent(awa, table, person(awa, alias).case_number) for alias in ("A", "B", "C")]
    for days, case in zip((2, 0, 1), cases, strict=True):
        with clock.at(MARCH + timedelta(days=days)):
            actions.accept(by=maiwenn, case=case)
    Case.objects.filter(pk=cases[0].pk).update(legal_deadline=SESSION + timedelta(days=3))
    session = actions.plan_session(by=maiwenn, commission=table, held_on=SESSION)
    with clock.at(SESSION - timedelta(days=4)), refused("agenda_too_late"):
        actions.send_agenda(by=maiwenn, session=session)
    with clock.at(SESSION - timedelta(days=5)):
        items = actions.send_agenda(by=maiwenn, session=session)
        with refused("agenda_sent"):
            actions.send_agenda(by=maiwenn, session=session)
    assert [one.case_id for one in items] == [cases[0].pk, cases[1].pk, cases[2].pk]
    assert [one.level for one in items] == [Level.DEADLINE, Level.OLDEST, Level.OLDEST]


def test_answers_in_one_line_each_and_obstacles_counted_once(yann: Actor, item: Item) -> None:
    with refused("says_nothing"):
        actions.answer(by=yann, item=item, kind="cannot")
    for _again in range(2):
        actions.answer(by=yann, item=item, kind="cannot", reason="size")
    actions.answer(by=yann, item=item, kind="have", solution="LLS")
    assert list(Answer.objects.values_list("kind", "solution", "reason")) == [("have", "LLS", "")]
    assert Met.objects.filter(moment=Moment.ANSWER).count() == 1


def test_answers_are_one_s_own_until_the_session(
    yann: Actor, loic: Actor, maiwenn: Actor, item: Item
) -> None:
    actions.answer(by=yann, item=item, kind="if", reason="support")
    actions.answer(by=loic, item=item, kind="have", solution="IML")
    assert [len(reads.answers(one, again(item))) for one in (yann, loic, maiwenn)] == [1, 1, 2]
    with clock.at(SESSION):
        opened(maiwenn, item)
        assert [len(reads.answers(one, again(item))) for one in (yann, loic, maiwenn)] == [2, 2, 2]


def test_two_who_decide_at_once_the_second_is_told_and_nothing_is_lost(
    maiwenn: Actor, item: Item, organisation: Named
) -> None:
    with clock.at(SESSION):
        opened(maiwenn, item, maiwenn)
        first, second = again(item), again(item)
        actions.decide(by=maiwenn, item=first, lines=[Line("debt", organisation("fmt"), DUE)])
        steps = first.case.steps.count()
        with refused("already_decided"):
            actions.decide(
                by=maiwenn, item=second, lines=[Line("solution", organisation("opac"), DUE, "LLS")]
            )
    assert list(Decision.objects.values_list("kind", flat=True)) == ["debt"]
    assert first.case.steps.count() == steps


def test_an_opinion_without_quorum_is_called_so(
    maiwenn: Actor, loic: Actor, yann: Actor, nolwenn: Actor, item: Item, organisation: Named
) -> None:
    lines = [Line("watch", organisation("fmt"), DUE)]
    with clock.at(SESSION):
        session = opened(maiwenn, item, maiwenn, loic, nolwenn)
        assert reads.quorum(again(item)).missing == ("landlord",)
        actions.sit(by=maiwenn, session=session, post=yann.post_id)
        assert reads.quorum(again(item)).reached
        actions.step_aside(by=yann, case=item.case, organisation=True)
        assert reads.quorum(again(item)).missing == ("landlord",)
        made = actions.decide(by=maiwenn, item=again(item), lines=lines)
    assert [one.with_quorum for one in made] == [False]


def test_an_adjournment_says_what_blocks_and_waits(maiwenn: Actor, item: Item, organisation: Named) -> None:
    lines = [Line("adjourn", organisation("qbo"), DUE)]
    with clock.at(SESSION):
        opened(maiwenn, item, maiwenn)
        with refused("no_obstacle"):
            actions.decide(by=maiwenn, item=again(item), lines=lines)
        actions.decide(by=maiwenn, item=again(item), lines=lines, obstacles=["no_news"])
    assert Case.objects.get().state == CaseState.RELISTED
    assert Met.objects.filter(moment=Moment.ADJOURNMENT).values_list("code", flat=True).get() == "no_news"
    with clock.at(DUE + timedelta(days=30)):
        assert reads.follow_up(maiwenn) == []


def test_a_case_without_time_in_the_session_waits_for_the_next(maiwenn: Actor, item: Item) -> None:
    with clock.at(SESSION):
        session = opened(maiwenn, item, maiwenn)
        with refused("not_started"):
            actions.stop(by=maiwenn, item=item)
        began = actions.start(by=maiwenn, item=item).started_at
        assert actions.start(by=maiwenn, item=item).started_at == began
        actions.stop(by=maiwenn, item=item)
        actions.close_session(by=maiwenn, session=session)
    assert Case.objects.get().state == CaseState.RELISTED
    assert reads.waiting(maiwenn, item.case.commission)[0].waiting_since == MARCH


def test_reminders_returns_and_the_committee_by_the_passing_of_days(
    qbo: Territory, maiwenn: Actor, yann: Actor, followed: Case
) -> None:
    system = partners.system_actor(qbo)
    assert followed.state == CaseState.FOLLOWED and followed.return_on == date(2026, 4, 12)

    def one_morning(day: date) -> list[int]:
        with clock.at(day):
            return [task(system) for task in morning.TASKS]

    assert one_morning(DUE) == [0, 0, 0]
    assert one_morning(DUE + timedelta(days=1)) == [2, 1, 0]
    assert one_morning(DUE + timedelta(days=1)) == [0, 0, 0]
    assert one_morning(DUE + timedelta(days=7)) == [0, 0, 0]
    assert one_morning(DUE + timedelta(days=8)) == [2, 0, 0]
    assert Reminder.objects.count() == 4
    assert Escalation.objects.get().cause == Cause.MISSED
    assert Case.objects.get().state == CaseState.RELISTED
    with clock.at(DUE + timedelta(days=8)):
        late = reads.follow_up(yann, mine=True)
        assert [(one.days, one.reminders) for one in late] == [(8, 2)]
        candidate = reads.candidates(reads.waiting(maiwenn, followed.commission))[0]
    assert candidate.escalated and candidate.returned


def test_a_case_comes_back_at_one_three_six_months(
    qbo: Territory, maiwenn: Actor, followed: Case, organisation: Named
) -> None:
    for decision in Decision.objects.all():
        actions.end_decision(by=maiwenn, decision=decision, done=True)
    system = partners.system_actor(qbo)
    with clock.at(date(2026, 4, 11)):
        assert actions.bring_back(by=system) == 0
    with clock.at(date(2026, 4, 12)):
        assert actions.bring_back(by=system) == 1
    stored = Case.objects.get()
    assert (stored.state, stored.return_on) == (CaseState.RELISTED, date(2026, 6, 12))
    with clock.at(date(2026, 4, 13)):
        with refused("no_outcome"):
            actions.close(by=maiwenn, case=stored, outcome="")
        actions.close(by=maiwenn, case=stored, outcome="social_housing")
        assert actions.bring_back(by=system) == 0
    assert Case.objects.get().ended_on == date(2026, 4, 13)


def test_two_refusals_go_to_the_committee_at_once(
    maiwenn: Actor, yann: Actor, awa: Actor, followed: Case
) -> None:
    proposal, referent = Decision.objects.order_by("pk")
    with refused("no_reason"):
        actions.end_decision(by=yann, decision=proposal, done=False)
    with refused("not_your_decision"):
        actions.end_decision(by=yann, decision=referent, done=True)
    actions.end_decision(by=yann, decision=proposal, done=False, reason="size")
    with refused("already_ended"):
        actions.end_decision(by=maiwenn, decision=proposal, done=True)
    assert not Escalation.objects.exists()
    actions.end_decision(by=awa, decision=referent, done=False, reason="household")
    assert Escalation.objects.get().cause == Cause.REFUSED
    assert Met.objects.filter(moment=Moment.REFUSAL).count() == 2
    assert Case.objects.get().state == CaseState.RELISTED


def test_a_household_that_splits_the_case_says_who_remains(
    awa: Actor, maiwenn: Actor, item: Item, members: list[Record], organisation: Named
) -> None:
    with clock.at(MARCH + timedelta(days=3)):
        people.leave(by=awa, record=members[1], from_day=MARCH + timedelta(days=1))
    with clock.at(SESSION):
        card = reads.card(maiwenn, item.case_id)
        assert card is not None
        assert card.split == (members[1].case_number,)
        assert card.remain == (members[0].case_number, members[2].case_number)
        opened(maiwenn, item, maiwenn)
        actions.decide(by=maiwenn, item=again(item), lines=[Line("debt", organisation("fmt"), DUE)])
    assert item.case.named.count() == 3


def test_the_household_s_word_is_on_the_sheet_and_is_erased(awa: Actor, loic: Actor, referred: Case) -> None:
    with refused("too_long"):
        actions.give_word(by=awa, case=referred, text="a" * 601)
    actions.give_word(by=awa, case=referred, text="We want to stay near the school.", attends=True)
    card = reads.card(loic, referred.pk)
    assert card is not None and card.word.startswith("We want") and card.attends
    actions.erase_word(by=awa, case=referred)
    assert not Word.objects.exists()
    assert not Entry.objects.filter(details__icontains="school").exists()


def test_an_identity_is_handed_over_case_by_case_by_someone_inside(
    awa: Actor, yann: Actor, nolwenn: Actor, followed: Case, organisation: Named
) -> None:
    agreed = {"case": followed, "agreed_on": MARCH, "document": "2026-1"}
    with refused("may_not_see_identity"):
        actions.open_identity_to(by=yann, recipient=organisation("opac"), **agreed)
    with refused("not_decided"):
        actions.open_identity_to(by=awa, recipient=organisation("etat"), **agreed)
    with refused("no_agreement"):
        actions.open_identity_to(by=awa, recipient=organisation("opac"), **agreed | {"document": ""})
    assert not Look.objects.exists()
    assert len(actions.open_identity_to(by=awa, recipient=organisation("opac"), **agreed)) == 3
    opening = followed.openings.get()
    assert (opening.recipient.code, opening.agreed_on, opening.document) == ("opac", MARCH, "2026-1")
    assert Look.objects.count() == 4  # the household's number and its three members'


def test_new_rules_hold_from_their_day_and_older_decisions_keep_theirs(
    maiwenn: Actor, table: Commission
) -> None:
    content = {**table.regulations.get().content, "returns_months": [2]}
    with refused("in_the_past"):
        actions.adopt(by=maiwenn, commission=table, content=content, valid_from=MARCH - timedelta(days=1))
    actions.adopt(by=maiwenn, commission=table, content=content, valid_from=SESSION)
    assert reads.content(table, SESSION - timedelta(days=1)).returns == (1, 3, 6)
    assert reads.content(table, SESSION).returns == (2,)


def test_the_journal_tells_the_steps_without_a_name(maiwenn: Actor, referred: Case) -> None:
    listed(maiwenn, referred)
    verbs = list(Entry.objects.order_by("pk").values_list("verb", flat=True))
    for verb in ("commission_opened", "charter_signed", "referral_begun", "referral_moved", "agenda_sent"):
        assert verb in verbs
