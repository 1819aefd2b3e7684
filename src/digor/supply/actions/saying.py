"""What is said by hand: one gesture, one batch, one number. The only hand that writes what stands of homes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Territory
from digor.supply import access, given, publication, rules
from digor.supply.enums import Holder, Refusal, State, Step
from digor.supply.given import Given
from digor.supply.models import Batch, Dwelling, Landlord, Vacancy
from digor.supply.reads.landlords import convention


@transaction.atomic
def describe_dwelling(*, by: Actor, landlord: Landlord, reference: str, **words: Any) -> Dwelling:
    """Say what a dwelling is: all of its description (`given.FIELDS`), what is left out is not known any more."""
    access.check_state_homes(by, landlord)
    if not reference.strip():
        raise Refused("no_reference", _("Write the landlord’s own reference of this dwelling."))
    _say(by, landlord, [given.dwelling(reference.strip(), clock.today(), **words)])
    found = Dwelling.objects.get(landlord=landlord, reference=reference.strip())
    record(by=by, verb="dwelling_described", dwelling=found.pk, landlord=landlord.code)
    return found


@transaction.atomic
def declare_vacancy(
    *,
    by: Actor,
    dwelling: Dwelling,
    available_from: date | None = None,
    rent: int | None = None,
    charges: int | None = None,
    holder: str = "",
    deadline: date | None = None,
) -> Vacancy:
    """Say that a dwelling will be free, from today when no day is given; rents default to the dwelling's.

    With a holder it is open to designation at once, until the convention's day. Refuses `already_vacant`.
    """
    access.check_state_homes(by, dwelling.landlord)
    _lock(dwelling.territory_id)
    today = clock.today()
    if Vacancy.objects.filter(dwelling=dwelling, known=True, state__in=rules.FREE).exists():
        raise Refused(
            "already_vacant", _("This dwelling is already declared vacant. Look at that vacancy instead.")
        )
    key = given.vacancy_key(dwelling.reference, today)
    if Vacancy.objects.filter(landlord=dwelling.landlord, key=key, known=True).exists():
        raise Refused("already_vacant", _("This dwelling was already declared vacant today."))
    said = given.vacancy(
        dwelling.reference,
        today,
        today,
        available_from=available_from or today,
        rent=rent if rent is not None else dwelling.rent,
        charges=charges if charges is not None else dwelling.charges,
        holder=holder,
        deadline=_deadline(dwelling.landlord, holder, today, deadline),
    )
    _say(by, dwelling.landlord, [said])
    found = Vacancy.objects.get(landlord=dwelling.landlord, key=key)
    record(by=by, verb="vacancy_declared", vacancy=found.pk, landlord=dwelling.landlord.code)
    return found


@transaction.atomic
def say_step(
    *,
    by: Actor,
    vacancy: Vacancy,
    step: Step,
    on: date | None = None,
    holder: str = "",
    deadline: date | None = None,
    reason: str = "",
) -> int:
    """Say what happened to a vacancy; returns the number under which it can be taken back.

    Refuses `not_now` when it cannot follow what came before (somebody else was quicker, or it is let already),
    `too_early` before the deadline for a lapse, `no_holder`, `no_reason`, `day_to_come`.
    """
    access.check_state_homes(by, vacancy.landlord)
    _lock(vacancy.territory_id)
    vacancy.refresh_from_db()
    today = clock.today()
    day = on or today
    _check_step(vacancy, step, day, today, holder, reason)
    words: dict[str, Any] = {"reason": reason}
    if step == Step.ORIENT:
        words |= {"holder": holder, "deadline": _deadline(vacancy.landlord, holder, day, deadline)}
    batch = _say(by, vacancy.landlord, [given.step(vacancy.key, step, day, today, **words)])
    vacancy.refresh_from_db()
    record(
        by=by,
        verb="vacancy_stepped",
        vacancy=vacancy.pk,
        landlord=vacancy.landlord.code,
        step=str(step),
        day=day,
    )
    assert batch.number is not None
    return batch.number


@transaction.atomic
def take_back(*, by: Actor, batch: Batch) -> None:
    """Take back what one said by hand: all is as if it had never been said. Refuses `not_yours`."""
    access.check_state_homes(by)
    access.check_territory(by, batch.territory_id)
    if batch.by != by.code or batch.source_id is not None:
        raise Refused(
            "not_yours", _("Only what one said by hand can be taken back here; a file is taken back whole.")
        )
    publication.withdraw(batch)
    record(by=by, verb="homes_taken_back", number=batch.number)


def _check_step(vacancy: Vacancy, step: Step, day: date, today: date, holder: str, reason: str) -> None:
    if not vacancy.known or not rules.may_follow(State(vacancy.state), step):
        raise Refused(
            "not_now",
            _("This vacancy is now “%(state)s”: that cannot be said of it any more. Nothing was written.")
            % {"state": State(vacancy.state).label},
        )
    if day > today:
        raise Refused("day_to_come", _("This day has not come yet. Write today’s or an earlier day."))
    if vacancy.since is not None and day < vacancy.since:
        raise Refused("too_late", _("Something was said of this vacancy after that day. Write a later day."))
    if step == Step.LAPSE and not rules.overdue(State(vacancy.state), vacancy.deadline, today):
        raise Refused(
            "too_early",
            _("The deadline to name candidates has not passed: wait for it, or withdraw the vacancy."),
        )
    if step == Step.ORIENT and holder not in Holder.values:
        raise Refused("no_holder", _("Say which reservation holder may name candidates."))
    if step in (Step.REFUSE, Step.WITHDRAW) and reason not in Refusal.values:
        raise Refused("no_reason", _("Say why, with one of the reasons of the list."))


def _deadline(landlord: Landlord, holder: str, day: date, stated: date | None) -> date | None:
    """The convention's days, when there is one for that year; else nothing, and the rule of the day holds."""
    if stated is not None or not holder:
        return stated
    signed = convention(landlord, holder, day)
    return date.fromordinal(day.toordinal() + signed.days) if signed else None


def _say(by: Actor, landlord: Landlord, givens: Sequence[Given]) -> Batch:
    batch = publication.open_batch(
        territory_id=landlord.territory_id, by=by.code, source=None, file_day=clock.today()
    )
    publication.write_rows(batch, landlord, givens)
    publication.publish(batch)
    return batch


def _lock(territory_id: int) -> None:
    """What was read before is read again under the territory's lock: two hands at once, one sentence."""
    Territory.objects.select_for_update().get(pk=territory_id)
