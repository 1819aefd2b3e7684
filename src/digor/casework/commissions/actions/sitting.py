"""Sessions: plan, send the agenda, answer before, step aside, sit, time each case."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.commissions import access, reads, rules
from digor.casework.commissions.actions.moving import check_case, move
from digor.casework.commissions.actions.referring import meet
from digor.casework.commissions.enums import (
    AnswerKind,
    CaseState,
    Moment,
    Obstacle,
    SessionState,
    Solution,
    Step,
)
from digor.casework.commissions.models import Answer, Aside, Case, Commission, Item, Presence, Session
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners import reads as partners
from digor.foundation.partners.access import check_territory
from digor.foundation.partners.actor import Actor


@transaction.atomic
def plan_session(*, by: Actor, commission: Commission, held_on: date) -> Session:
    """Plan a session. Raises `Refused`: `in_the_past`, `already_planned`."""
    access.check_chair(by)
    check_territory(by, commission.territory_id)
    if held_on < clock.today():
        raise Refused("in_the_past", _("A session is planned for today or later."))
    made, new = Session.objects.get_or_create(
        commission=commission, held_on=held_on, defaults={"territory_id": by.territory_id}
    )
    if not new:
        raise Refused("already_planned", _("A session is already planned on that day."))
    journal(by=by, verb="session_planned", day=held_on)
    return made


@transaction.atomic
def send_agenda(*, by: Actor, session: Session) -> list[Item]:
    """Build the agenda in the printed order and send it: case numbers only, members answer from now.

    Raises `Refused`: `elsewhere`, `agenda_too_late` (less than the days of the rules before the session),
    `agenda_sent`.
    """
    access.check_chair(by)
    check_territory(by, session.territory_id)
    today = clock.today()
    content = reads.content(session.commission, session.held_on)
    last = session.held_on - timedelta(days=content.agenda_days_before)
    if today > last:
        raise Refused(
            "agenda_too_late",
            _("The agenda had to be sent by %(day)s. Plan a later session: members need the time to prepare.")
            % {"day": f"{last:%d/%m/%Y}"},
        )
    sent = Session.objects.filter(pk=session.pk, state=SessionState.PLANNED)
    if not sent.update(state=SessionState.SENT, sent_on=today):
        raise Refused("agenda_sent", _("The agenda of this session has already been sent."))
    session.refresh_from_db()
    waiting = {one.pk: one for one in reads.waiting(by, session.commission)}
    places = rules.agenda(
        reads.candidates(waiting.values()), content.order, content.agenda_max, reads.next_session(session)
    )
    items = []
    for position, place in enumerate(places, start=1):
        case = move(by, waiting[place.case], Step.LIST)
        items.append(
            Item.objects.create(
                territory_id=by.territory_id, session=session, case=case, position=position, level=place.level
            )
        )
    journal(by=by, verb="agenda_sent", day=session.held_on, count=len(items))
    return items


@transaction.atomic
def answer(*, by: Actor, item: Item, kind: str, solution: str = "", reason: str = "") -> Answer:
    """A member's one line on a case, changed as often as wished until it is examined.

    Raises `Refused`: `no_seat`, `charter_unsigned`, `elsewhere`, `too_late`, `says_nothing`.
    """
    access.check_seat(by, item.session.commission, clock.today())
    check_case(by, item.case)
    assert by.organisation_id is not None  # who sits has one
    current = Case.objects.get(pk=item.case_id)
    if current.state != CaseState.LISTED or item.session.state == SessionState.CLOSED:
        raise Refused(
            "too_late", _("This case has been examined: say it in the session, or at its next return.")
        )
    wanted = (
        (solution in Solution.values and not reason) if kind == AnswerKind.HAVE else reason in Obstacle.values
    )
    if kind not in AnswerKind.values or not wanted or (solution and solution not in Solution.values):
        raise Refused(
            "says_nothing",
            _("“I have” names a solution; “I cannot” and “I can, if” name a reason."),
        )
    before = Answer.objects.filter(item=item, organisation=by.organisation_id).first()
    made, _new = Answer.objects.update_or_create(
        item=item,
        organisation_id=by.organisation_id,
        defaults={
            "territory_id": by.territory_id,
            "by": by.code,
            "kind": kind,
            "solution": solution,
            "reason": reason,
            "on": clock.today(),
        },
    )
    if kind == AnswerKind.CANNOT and (before is None or (before.kind, before.reason) != (kind, reason)):
        meet(item.case, Moment.ANSWER, [reason], by.organisation_id)
    journal(by=by, verb="case_answered", case=item.case.case_number, answer=str(kind))
    return made


@transaction.atomic
def step_aside(*, by: Actor, case: Case, organisation: bool = False) -> Aside:
    """A conflict of interest: the case leaves the actor's lists, or its whole organisation's."""
    access.check_see(by)
    check_case(by, case)
    assert by.organisation_id is not None
    who: dict[str, Any] = {
        "organisation_id": by.organisation_id,
        "post_id": None if organisation else by.post_id,
    }
    made, _new = Aside.objects.get_or_create(
        case=case, **who, defaults={"territory_id": by.territory_id, "on": clock.today()}
    )
    Answer.objects.filter(item__case=case, item__case__state=CaseState.LISTED).filter(
        **({"organisation": by.organisation_id} if organisation else {"by": by.code})
    ).delete()
    journal(by=by, verb="stepped_aside", case=case.case_number)
    return made


@transaction.atomic
def open_session(*, by: Actor, session: Session) -> Session:
    """The session begins. Raises `Refused("not_the_day")`, `Refused("not_sent")`."""
    access.check_chair(by)
    check_territory(by, session.territory_id)
    if clock.today() != session.held_on:
        raise Refused("not_the_day", _("A session is opened on its own day."))
    ready = Session.objects.filter(pk=session.pk, state=SessionState.SENT)
    if not ready.update(state=SessionState.OPEN, opened_at=clock.now()):
        raise Refused("not_sent", _("Send the agenda first; a session that was held is not opened again."))
    session.refresh_from_db()
    journal(by=by, verb="session_opened", day=session.held_on)
    return session


@transaction.atomic
def sit(*, by: Actor, session: Session, post: int | None = None) -> Presence:
    """The actor sits; the chair may note somebody else's post. Raises `Refused`: `not_open`, `no_seat`."""
    check_territory(by, session.territory_id)
    who = by
    if post is not None and post != by.post_id:
        access.check_chair(by)
        held = partners.posts_held([post]).filter(territory=by.territory_id).first()
        if held is None:
            check_territory(by, -1)
        assert held is not None
        who = partners.actor_in(held)
    access.check_seat(who, session.commission, session.held_on)
    if Session.objects.get(pk=session.pk).state != SessionState.OPEN:
        raise Refused("not_open", _("The session is not open."))
    assert who.post_id is not None and who.organisation_id is not None
    made, _new = Presence.objects.get_or_create(
        session=session,
        post_id=who.post_id,
        defaults={"territory_id": by.territory_id, "organisation_id": who.organisation_id},
    )
    return made


@transaction.atomic
def start(*, by: Actor, item: Item) -> Item:
    """The examination of a case begins now; pressed again, the first time stands."""
    access.check_chair(by)
    check_case(by, item.case)
    Item.objects.filter(pk=item.pk, started_at__isnull=True).update(started_at=clock.now())
    item.refresh_from_db()
    return item


@transaction.atomic
def stop(*, by: Actor, item: Item) -> Item:
    """It ends now. Raises `Refused("not_started")`."""
    access.check_chair(by)
    check_case(by, item.case)
    if not Item.objects.filter(pk=item.pk, started_at__isnull=False).update(stopped_at=clock.now()):
        raise Refused("not_started", _("Start the examination of this case first."))
    item.refresh_from_db()
    return item


@transaction.atomic
def close_session(*, by: Actor, session: Session) -> Session:
    """The session ends; a case without a decision waits for the next one, none is forgotten."""
    access.check_chair(by)
    check_territory(by, session.territory_id)
    if not Session.objects.filter(pk=session.pk, state=SessionState.OPEN).update(
        state=SessionState.CLOSED, closed_at=clock.now()
    ):
        raise Refused("not_open", _("The session is not open."))
    session.refresh_from_db()
    for case in Case.objects.filter(items__session=session, state=CaseState.LISTED).order_by("pk"):
        move(by, case, Step.UNLIST)
    journal(by=by, verb="session_closed", day=session.held_on)
    return session
