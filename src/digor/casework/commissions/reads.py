"""What can be asked of the commission: for an actor, today's rights, today's protection, nobody's conflict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from digor.casework.commissions import access, regulation, rules
from digor.casework.commissions.enums import CaseState, SeatKind, SessionState, TaskState
from digor.casework.commissions.models import (
    Answer,
    Aside,
    Case,
    CaseRecord,
    Commission,
    Decision,
    Escalation,
    Item,
    Seat,
    Session,
    Word,
)
from digor.casework.commissions.models.cases import ENDED
from digor.casework.commissions.shapes import Card, Late, Placed
from digor.casework.people import reads as people
from digor.casework.people.access import circles
from digor.casework.rights.rules import months_after
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import Role

WAITING = (CaseState.RECEIVABLE, CaseState.RELISTED)


def commissions(actor: Actor) -> QuerySet[Commission]:
    """Those of the actor's territory."""
    access.check_see(actor)
    return Commission.objects.filter(territory=actor.territory_id).order_by("code")


def content(commission: Commission, on: date) -> regulation.Content:
    """The rules in force on a day. Raises `Refused("no_regulation")` before the first."""
    rows = commission.regulations.filter(valid_from__lte=on).order_by("-valid_from", "-version")
    found = rows.first()
    if found is None:
        raise Refused("no_regulation", _("This commission had no rules on that day."))
    return regulation.read(found.content)


def cases(actor: Actor) -> QuerySet[Case]:
    """The cases that exist for this actor.

    Its organisation's own referrals; once it sits and has signed the charter: for the chair and the
    SIAO every case sent, for others those of an agenda not yet held and those it has a decision on.
    Never a case that names a person protected from it, nor one it stepped aside from.
    """
    access.check_see(actor)
    mine = Q(referrer=actor.organisation_id) if access.can_refer(actor) else Q(pk__in=[])
    found = Case.objects.filter(territory=actor.territory_id)
    today = clock.today()
    sits = [
        one.pk
        for one in Commission.objects.filter(territory=actor.territory_id)
        if access.seat_of(actor, one, today) and access.signed(actor, one, today)
    ]
    seen = Q(commission__in=sits) & ~Q(state=CaseState.DRAFT)
    if actor.role not in (Role.COORDINATOR, Role.SIAO):
        coming = Item.objects.filter(session__state__in=[SessionState.SENT, SessionState.OPEN])
        owned = Decision.objects.filter(owner=actor.organisation_id)
        seen &= Q(pk__in=coming.values("case")) | Q(pk__in=owned.values("case"))
    hidden = CaseRecord.objects.filter(record__in=people.hidden_persons(actor)).values("case")
    rows = found.filter(mine | seen).exclude(pk__in=hidden).exclude(pk__in=access.cases_left(actor))
    return rows.select_related("commission", "record", "household", "referrer").order_by("pk")


def case(actor: Actor, pk: int) -> Case | None:
    """One case; None when it does not exist for this actor."""
    return cases(actor).filter(pk=pk).first()


def by_state(actor: Actor) -> dict[str, int]:
    """How many of the actor's cases stand in each state; those it does not see are in no total."""
    rows = cases(actor).order_by().values("state").annotate(n=Count("pk"))
    return {row["state"]: row["n"] for row in rows}


def late_answers(actor: Actor) -> list[Case]:
    """Referrals whose receivability is not said by its day, the most overdue first."""
    rows = cases(actor).filter(state=CaseState.SENT, answer_by__lt=clock.today())
    return list(rows.order_by("answer_by", "pk"))


def waiting(actor: Actor, commission: Commission) -> list[Case]:
    """The cases that wait for a session."""
    return list(cases(actor).filter(commission=commission, state__in=WAITING))


def candidates(waiting: Iterable[Case]) -> list[rules.Candidate]:
    """The same, as the order of the agenda reads them."""
    rows = list(waiting)
    sent = dict(Escalation.objects.filter(case__in=rows).order_by("on").values_list("case_id", "on"))
    return [
        rules.Candidate(
            one.pk,
            one.waiting_since or one.begun_on,
            returned=one.decided_on is not None,
            escalated=one.pk in sent and (one.decided_on is None or sent[one.pk] >= one.decided_on),
            legal_deadline=one.legal_deadline,
        )
        for one in rows
    ]


def next_session(session: Session) -> date:
    """The day of the session after this one: the one planned, else by the rhythm of the rules."""
    later = Session.objects.filter(commission=session.commission, held_on__gt=session.held_on)
    planned = later.order_by("held_on").first()
    if planned is not None:
        return planned.held_on
    return months_after(session.held_on, content(session.commission, session.held_on).rhythm_months)


def coming(actor: Actor, commission: Commission) -> Session | None:
    """The next session not yet held."""
    access.check_see(actor)
    rows = Session.objects.filter(commission=commission, territory=actor.territory_id)
    return rows.exclude(state=SessionState.CLOSED).order_by("held_on").first()


def agenda(actor: Actor, session: Session) -> list[Placed]:
    """The agenda on the actor's own device: the cases that exist for it, with what its role may see."""
    access.check_see(actor)
    return _placed(actor, session, [actor.role], set(cases(actor).values_list("pk", flat=True)))


def wall(actor: Actor, session: Session) -> list[Placed]:
    """What the wall shows: of each case, only what everybody who sits may see.

    A case that does not exist for one of them (protection, conflict) is not on the wall at all: it is
    examined on the devices of those who remain.
    """
    access.check_chair(actor)
    posts = session.presences.select_related("post", "organisation")
    present = [(one.post_id, one.organisation_id, Role(one.post.role)) for one in posts]
    roles = [actor.role, *(role for _post, _organisation, role in present)]
    here = {organisation for _post, organisation, _role in present}
    kept = set(cases(actor).filter(items__session=session).values_list("pk", flat=True))
    protected = circles(actor.territory_id)
    named = CaseRecord.objects.filter(case__in=kept).values_list("case_id", "record_id")
    whole = people.persons_of(actor, {record for _case, record in named})
    for number, record in named:
        if any(here - protected[one] for one in whole[record] & protected.keys()):
            kept.discard(number)
    for aside in Aside.objects.filter(case__in=kept):
        if any(
            aside.post_id == post if aside.post_id else aside.organisation_id == organisation
            for post, organisation, _role in present
        ):
            kept.discard(aside.case_id)
    return _placed(actor, session, roles, kept)


def card(actor: Actor, pk: int) -> Card | None:
    """One case as the actor's role may see it; None when it does not exist for it."""
    found = case(actor, pk)
    if found is None:
        return None
    return _cards(actor, [found], [actor.role])[found.pk]


def answers(actor: Actor, item: Item) -> list[Answer]:
    """The members' lines on a case: one's own before the session, everybody's once it is open, and for the chair."""
    if case(actor, item.case_id) is None:
        return []
    rows = Answer.objects.filter(item=item).select_related("organisation").order_by("organisation__code")
    if item.session.state == SessionState.SENT and not access.can_chair(actor):
        rows = rows.filter(organisation=actor.organisation_id)
    return list(rows)


def quorum(item: Item) -> rules.Quorum:
    """Whether enough permanent members sit for this case; those aside from it do not count as present."""
    session = item.session
    here = set(session.presences.values_list("organisation_id", "post_id"))
    aside = list(item.case.asides.values_list("organisation_id", "post_id"))
    posts_left = {post for _organisation, post in aside if post}
    left = {organisation for organisation, post in aside if post is None}
    present = {organisation for organisation, post in here if post not in posts_left} - left
    seats = Seat.objects.filter(
        commission=session.commission,
        kind=SeatKind.PERMANENT,
        valid_from__lte=session.held_on,
        valid_to__gt=session.held_on,
    )
    sittings = [rules.Sitting(s.organisation_id, s.college, s.organisation_id in present) for s in seats]
    return rules.quorum(sittings, content(session.commission, session.held_on))


def follow_up(actor: Actor, *, mine: bool = False) -> list[Late]:
    """The decisions still to do of the actor's cases, the most overdue first; `mine`: its organisation's."""
    open_ones = Decision.objects.filter(case__in=cases(actor), state=TaskState.OPEN)
    rows = open_ones.exclude(case__state__in=ENDED).select_related("case__record", "case__household")
    if mine:
        rows = rows.filter(owner=actor.organisation_id)
    today = clock.today()
    return [
        Late(
            one.pk,
            one.case.case_number,
            one.kind,
            one.owner_id,
            one.due_on,
            max(0, (today - one.due_on).days),
            one.reminded,
        )
        for one in rows.annotate(reminded=Count("reminders")).order_by("due_on", "pk")
    ]


def decisions(actor: Actor, session: Session) -> list[Decision]:
    """The relevé of a session: what, who, by when, of the cases that exist for the actor."""
    rows = Decision.objects.filter(session=session, case__in=cases(actor))
    return list(rows.select_related("case__record", "case__household", "owner").order_by("pk"))


def _placed(actor: Actor, session: Session, roles: Sequence[Role], kept: set[int]) -> list[Placed]:
    rows = Item.objects.filter(session=session, territory=actor.territory_id, case__in=kept)
    items = list(
        rows.select_related("case__commission", "case__record", "case__household").order_by("position")
    )
    cards = _cards(actor, [one.case for one in items], roles)
    return [Placed(one.pk, one.position, one.level, cards[one.case_id]) for one in items]


def _cards(actor: Actor, found: Sequence[Case], roles: Sequence[Role]) -> dict[int, Card]:
    """Cards of cases already chosen for the actor, with what all these roles may see."""
    sheets = {}
    for one in found:
        sheets[one.pk] = one.sheets.order_by("-said_on", "-pk").first()
    words = {one.case_id: one for one in Word.objects.filter(case__in=found)}
    made = {}
    for one in found:
        seen = rules.shown(content(one.commission, clock.today()), [role.value for role in roles])
        sheet, word = sheets[one.pk], words.get(one.pk)
        said = sheet.content if sheet else {}
        remain, split = _who(actor, one)
        made[one.pk] = Card(
            one.pk,
            one.case_number,
            one.state,
            {code: value for code, value in said.items() if code in seen},
            word.text if word and "word" in seen else "",
            bool(word and word.attends),
            remain,
            split,
        )
    return made


def _who(actor: Actor, one: Case) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of those the case names, who is still of its household today, and who lives elsewhere."""
    named = dict(one.named.order_by("record_id").values_list("record_id", "record__case_number"))
    if one.household_id is None:
        return tuple(named.values()), ()
    about = people.subject(actor, one.case_number)
    today = {record.pk for record in about.records} if about else set()
    persons = people.persons_of(actor, named)
    there = {record for record in named if persons[record] & today}
    return (
        tuple(number for record, number in named.items() if record in there),
        tuple(number for record, number in named.items() if record not in there),
    )
