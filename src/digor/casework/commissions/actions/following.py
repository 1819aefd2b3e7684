"""The follow-up, each morning: reminders, returns, what goes to the technical committee."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from digor.casework.commissions import access, reads, rules
from digor.casework.commissions.actions.moving import move
from digor.casework.commissions.enums import CaseState, Step, TaskState
from digor.casework.commissions.models import Case, Decision, Escalation, Reminder
from digor.casework.commissions.models.cases import ENDED
from digor.foundation.frame import clock
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.actor import Actor


@transaction.atomic
def remind(*, by: Actor) -> int:
    """Reminders written this morning: the day after a deadline, then every so many days of the rules."""
    access.check_keep_time(by)
    today = clock.today()
    late = Decision.objects.filter(territory=by.territory_id, state=TaskState.OPEN, due_on__lt=today)
    rows = list(late.exclude(case__state__in=ENDED).select_related("session__commission"))
    every = {
        one.pk: reads.content(one, today).remind_every_days
        for one in {row.session.commission for row in rows}
    }
    recent = dict(Reminder.objects.filter(decision__in=rows).order_by("on").values_list("decision_id", "on"))
    due = [
        row
        for row in rows
        if row.pk not in recent or recent[row.pk] <= today - timedelta(days=every[row.session.commission_id])
    ]
    Reminder.objects.bulk_create(
        Reminder(territory_id=by.territory_id, decision=row, on=today) for row in due
    )
    if due:
        journal(by=by, verb="decisions_reminded", count=len(due))
    return len(due)


@transaction.atomic
def bring_back(*, by: Actor) -> int:
    """Cases brought back this morning, because a month of the rules after their decision has passed."""
    access.check_keep_time(by)
    today = clock.today()
    due = Case.objects.filter(territory=by.territory_id, state=CaseState.FOLLOWED, return_on__lte=today)
    cases = list(due.select_related("commission", "record", "household").order_by("pk"))
    for case in cases:
        _relist(by, case)
        journal(by=by, verb="case_returned", case=case.case_number)
    return len(cases)


@transaction.atomic
def escalate_missed(*, by: Actor) -> int:
    """Cases sent this morning to the technical committee, their deadlines missed."""
    access.check_keep_time(by)
    late = Decision.objects.filter(territory=by.territory_id, state=TaskState.OPEN, due_on__lt=clock.today())
    cases = Case.objects.filter(
        pk__in=late.values("case"), state__in=[CaseState.FOLLOWED, CaseState.RELISTED]
    )
    rows = list(cases.select_related("commission", "record", "household").order_by("pk"))
    return sum(escalate(by, case) for case in rows)


def escalate(by: Actor, case: Case) -> bool:
    """Send a case to the technical committee when the rules say so; it comes back to the next session."""
    today = clock.today()
    last = case.escalations.order_by("-on").first()
    since = [
        rules.Task(row.due_on, row.ended_on, row.state == TaskState.REFUSED)
        for row in case.decisions.all()
        if last is None or row.decided_on > last.on
    ]
    cause = rules.escalation(since, reads.content(case.commission, today), today)
    if cause is None or case.state in ENDED:
        return False
    Escalation.objects.create(territory_id=case.territory_id, case=case, cause=cause, on=today)
    journal(by=by, verb="case_escalated", case=case.case_number, cause=cause.value)
    if case.state == CaseState.FOLLOWED:
        _relist(by, case)
    return True


def _relist(by: Actor, case: Case) -> None:
    today = clock.today()
    coming = None
    if case.decided_on is not None:
        coming = rules.next_return(case.decided_on, reads.content(case.commission, today).returns, today)
    move(by, case, Step.RELIST, waiting_since=today, return_on=coming)
