"""Decide on a case, say what became of a decision, close with an outcome."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.commissions import access, reads, rules
from digor.casework.commissions.actions.following import escalate
from digor.casework.commissions.actions.moving import check_case, move
from digor.casework.commissions.actions.referring import meet
from digor.casework.commissions.enums import (
    DecisionKind,
    Moment,
    Obstacle,
    Outcome,
    SessionState,
    Solution,
    Step,
    TaskState,
)
from digor.casework.commissions.models import Case, Decision, Item, Session
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.access import check_territory
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation

# Said and done in the session itself: nobody has anything to do by a day.
AT_ONCE = (DecisionKind.ADJOURN, DecisionKind.OUT_OF_SCOPE)


@dataclass(frozen=True, slots=True)
class Line:
    """What is decided, who does it, by when; `solution` for a proposal only."""

    kind: str
    owner: Organisation
    due_on: date
    solution: str = ""


@transaction.atomic
def decide(*, by: Actor, item: Item, lines: Sequence[Line], obstacles: Iterable[str] = ()) -> list[Decision]:
    """Write what the commission decides on a case, with or without quorum for it.

    Of two who write at once, the second is refused and the first's decisions stand, whole.
    Raises `Refused`: `may_not_chair_commission`, `elsewhere`, `not_open`, `already_decided`,
    `no_decision`, `alone_only`, `bad_line`, `no_obstacle` (an adjournment says why).
    """
    access.check_chair(by)
    check_case(by, item.case)
    today = clock.today()
    if Session.objects.get(pk=item.session_id).state != SessionState.OPEN:
        raise Refused("not_open", _("The session is not open."))
    step = rules.leads_to(line.kind for line in lines)
    for line in lines:
        _check_line(by, line, today)
    blocked = list(obstacles)
    if step is Step.RELIST and not blocked:
        raise Refused("no_obstacle", _("An adjournment says what blocks: choose at least one obstacle."))
    content = reads.content(item.session.commission, item.session.held_on)
    reached = reads.quorum(item).reached
    case = item.case
    try:
        move(by, case, Step.EXAMINE, decided_on=today)
    except Refused as moved:
        raise Refused(
            "already_decided",
            _(
                "Somebody else has just decided on this case: their decisions stand, yours were not written. "
                "Reload the case, then add what is missing at its next return."
            ),
        ) from moved
    if step is Step.FOLLOW:
        move(by, case, step, return_on=rules.next_return(today, content.returns, today))
    elif step is Step.RELIST:
        move(by, case, step, waiting_since=today)
    else:
        move(by, case, step, outcome=Outcome.OTHER, ended_on=today)
    made = [
        Decision.objects.create(
            territory_id=by.territory_id,
            case=case,
            session=item.session,
            kind=line.kind,
            solution=line.solution,
            owner=line.owner,
            decided_on=today,
            due_on=line.due_on,
            with_quorum=reached,
            by=by.code,
            **({"state": TaskState.DONE, "ended_on": today} if line.kind in AT_ONCE else {}),
        )
        for line in lines
    ]
    meet(case, Moment.ADJOURNMENT, blocked, None)
    journal(by=by, verb="case_decided", case=case.case_number, decisions=[str(line.kind) for line in lines])
    return made


@transaction.atomic
def end_decision(*, by: Actor, decision: Decision, done: bool, reason: str = "") -> Decision:
    """Its owner, or the chair, says that it is done, or refused and why: a second refusal goes to the COTECH.

    Raises `Refused`: `elsewhere`, `not_your_decision`, `no_reason`, `already_ended`.
    """
    check_case(by, decision.case)
    if decision.owner_id != by.organisation_id and not access.can_chair(by):
        raise Refused("not_your_decision", _("This decision is in the hands of another organisation."))
    if not done and reason not in Obstacle.values:
        raise Refused("no_reason", _("Say why: the reason is what the commission learns from."))
    state = TaskState.DONE if done else TaskState.REFUSED
    kept = "" if done else reason
    open_one = Decision.objects.filter(pk=decision.pk, state=TaskState.OPEN)
    if not open_one.update(state=state, ended_on=clock.today(), reason=kept):
        raise Refused("already_ended", _("What became of this decision was already written."))
    decision.refresh_from_db()
    if not done:
        meet(decision.case, Moment.REFUSAL, [reason], decision.owner_id)
    journal(by=by, verb="decision_ended", case=decision.case.case_number, result=state.value)
    escalate(by, decision.case)
    return decision


@transaction.atomic
def close(*, by: Actor, case: Case, outcome: str) -> Case:
    """The follow-up ends, with what became of the household. Raises `Refused("no_outcome")`, `not_now`."""
    access.check_chair(by)
    check_case(by, case)
    if outcome not in Outcome.values:
        raise Refused("no_outcome", _("Say how the follow-up ends."))
    return move(by, case, Step.CLOSE, outcome=outcome, ended_on=clock.today(), return_on=None)


def _check_line(by: Actor, line: Line, today: date) -> None:
    check_territory(by, line.owner.territory_id)
    proposal = line.kind == DecisionKind.SOLUTION
    sound = line.kind in DecisionKind.values and (
        line.solution in Solution.values if proposal else not line.solution
    )
    if not sound or line.due_on < today:
        raise Refused(
            "bad_line",
            _("Each decision says what, who and by when (today or later); a proposal names the solution."),
        )
