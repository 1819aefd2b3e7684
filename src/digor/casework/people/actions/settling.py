"""Settle a contradiction: take back one's own, ask the other source, or say that both are true.

The ledger keeps both statements; only a taking back, or the source's own correction, changes a night.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.people import access
from digor.casework.people.actions.acts import check_subject, hand_source
from digor.casework.people.actions.stating import take_back
from digor.casework.people.enums import Settled
from digor.casework.people.models import Record, Settlement, Statement
from digor.casework.people.reads.contradicting import statements_of
from digor.casework.people.rules import both_may_be_true
from digor.engines.timeline.problem import Kind
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.actor import Actor


@transaction.atomic
def settle_by_keeping(*, by: Actor, record: Record, day: date, statement: int) -> int:
    """The night was as this statement says. One's own other statements are taken back; the other sources
    are asked. Returns how many were taken back or asked.

    Raises `Refused`: `nothing_to_settle`, or `longer_than_kept` when one's own other statement says more than
    the nights the kept one says: taking it back would erase nights nobody contests.
    """
    said = _disagreeing(by, record, day)
    kept = next((one for one in said if one.pk == statement), None)
    if kept is None:
        raise _gone()
    others = [one for one in said if one.pk != kept.pk and one.situation != kept.situation]
    ours = hand_source(by).pk
    if any(one.source_id == ours and not _inside(one, kept) for one in others):
        raise Refused(
            "longer_than_kept",
            _(
                "Your own statement covers other nights than this one: taking it back would erase them. Correct "
                "its dates on the file’s page, or say that both are true."
            ),
        )
    for other in others:
        if other.source_id == ours:
            take_back(by=by, statement=other)
        else:
            ask_source(by=by, record=record, day=day, kept=kept, aside=other)
    return len(others)


@transaction.atomic
def ask_source(*, by: Actor, record: Record, day: date, kept: Statement, aside: Statement) -> Settlement:
    """A line in the correction list of the source that said `aside`: it is theirs to correct."""
    return _settle(by, record, day, kept, aside, Settled.ASKED)


@transaction.atomic
def both_true(*, by: Actor, record: Record, day: date) -> Settlement:
    """A place is held and the night was spent elsewhere: both are true, nothing is to correct."""
    said = _disagreeing(by, record, day)
    kept, others = said[0], said[1:]
    other = next((one for one in others if both_may_be_true(Kind(kept.kind), Kind(one.kind))), None)
    if other is None:
        raise Refused(
            "not_both",
            _(
                "Both can be true only when one is a place held and the other a night met elsewhere. Keep one."
            ),
        )
    return _settle(by, record, day, kept, other, Settled.BOTH)


@transaction.atomic
def lift(*, by: Actor, record: Record, day: date) -> int:
    """The contradiction is to settle again: what was decided of it no longer stands. Returns how many."""
    access.check_reconcile(by)
    check_subject(by, record)
    said = [one.pk for one in statements_of(by, record, day)]
    standing = Settlement.objects.filter(territory=by.territory_id, day=day, lifted_on=None, kept__in=said)
    count = standing.update(lifted_on=clock.today())
    if count:
        journal(by=by, verb="settlement_lifted", case=record.case_number, day=day)
    return count


def _disagreeing(by: Actor, record: Record, day: date) -> list[Statement]:
    access.check_reconcile(by)
    check_subject(by, record)
    said = statements_of(by, record, day)
    if len(said) < 2:
        raise _gone()
    return said


def _inside(own: Statement, kept: Statement) -> bool:
    """Whether every night of `own` is one that `kept` tells of too."""
    return kept.from_day <= own.from_day and own.to_day <= kept.to_day


def _gone() -> Refused:
    return Refused(
        "nothing_to_settle", _("The sources no longer disagree about this night: look at the page again.")
    )


def _settle(
    by: Actor, record: Record, day: date, kept: Statement, aside: Statement, how: Settled
) -> Settlement:
    access.check_reconcile(by)
    check_subject(by, record)
    settled, made = Settlement.objects.get_or_create(
        territory_id=by.territory_id,
        kept=kept,
        aside=aside,
        day=day,
        lifted_on=None,
        defaults={"record": record, "how": how, "by": by.code, "decided_on": clock.today()},
    )
    if made and how is Settled.ASKED:
        journal(by=by, verb="correction_asked", case=record.case_number, day=day, source=aside.source.code)
    elif made:
        journal(by=by, verb="both_said_true", case=record.case_number, day=day)
    return settled
