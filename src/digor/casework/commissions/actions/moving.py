"""One step of a referral: the state read must still be the state stored, so of two steps one wins."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from digor.casework.commissions import reads, rules
from digor.casework.commissions.enums import Step
from digor.casework.commissions.models import Case, CaseStep
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.access import check_territory
from digor.foundation.partners.actor import Actor


def move(by: Actor, case: Case, step: Step, **changed: Any) -> Case:
    """Take a step, write it down. The caller's transaction; `case` is brought up to date.

    Raises `Refused`: `not_now` (no such step from there), `moved_meanwhile` (somebody took one first).
    """
    before = case.state
    state = rules.after(before, step)
    if not Case.objects.filter(pk=case.pk, state=before).update(state=state, **changed):
        raise Refused(
            "moved_meanwhile",
            _(
                "Somebody moved this referral a moment ago, nothing was changed by you. Reload to see where it is."
            ),
        )
    for name, value in {"state": state.value, **changed}.items():
        setattr(case, name, value)
    CaseStep.objects.create(
        territory_id=case.territory_id,
        case=case,
        step=step,
        before=before,
        after=state,
        on=clock.today(),
        by=by.code,
    )
    journal(by=by, verb="referral_moved", case=case.case_number, before=before, after=state.value)
    return case


def check_case(by: Actor, case: Case) -> None:
    """The case exists for this actor. Raises `Refused("elsewhere")`: callers answer 404."""
    if reads.case(by, case.pk) is None:
        check_territory(by, -1)
