"""The verbs of proposals: draw the list up, designate somebody, adopt an order. Each journaled, in codes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.matching import access, bridge, reads
from digor.casework.matching.enums import Departure
from digor.casework.matching.models import Designation, Order, Run
from digor.casework.matching.shapes import Counter, Proposals
from digor.casework.people import reads as people
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.access import check_territory
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Territory
from digor.supply import actions as supply
from digor.supply import reads as homes
from digor.supply.enums import State, Step
from digor.supply.models import Vacancy
from digor.supply.rules import WAITING


@transaction.atomic
def draw(
    *,
    by: Actor,
    on: date,
    counters: Sequence[Counter] = (),
    oriented: Mapping[str, Collection[str]] | None = None,
    vacancy: int | None = None,
) -> tuple[Run, Proposals]:
    """Draw the list up and keep what it takes to draw it again. Raises as `reads.propose`."""
    found = reads.propose(by, on, counters=counters, oriented=oriented, vacancy=vacancy)
    run = Run.objects.create(
        territory_id=by.territory_id,
        on=on,
        drawn_at=clock.now(),
        by=by.code,
        problem=found.problem,
        engine=found.engine,
        order_version=found.order.version,
        revision=found.revision,
        proved=found.proved,
    )
    journal(by=by, verb="proposals_drawn", day=on, run=run.pk)
    return run, found


@transaction.atomic
def designate(
    *,
    by: Actor,
    vacancy: Vacancy,
    case: str,
    departure: str = "",
    counters: Sequence[Counter] = (),
    oriented: Mapping[str, Collection[str]] | None = None,
) -> Designation:
    """Name a household for a vacancy, after drawing today's list: the vacancy becomes "proposed".

    A fact that is not known stands in nobody's way here; a hard rule that fails does. Raises `Refused`:
    `elsewhere` (a case that is not this actor's), `not_now` (somebody else was quicker, it is let or withdrawn),
    `not_on_the_list`, `rule_fails`, `no_departure` (another than the list's first, without a reason).
    """
    access.check_designate(by)
    check_territory(by, vacancy.territory_id)
    about = people.subject(by, case)
    if about is None:
        check_territory(by, -1)
    assert about is not None
    # The territory's lock before the list is read: of two officers, the second reads what the first wrote.
    Territory.objects.select_for_update().get(pk=by.territory_id)
    vacancy.refresh_from_db()
    if vacancy.state not in WAITING:
        raise Refused(
            "not_now",
            _("This vacancy is now “%(state)s”: that cannot be said of it any more. Nothing was written.")
            % {"state": State(vacancy.state).label},
        )
    today = clock.today()
    run, found = draw(by=by, on=today, counters=counters, oriented=oriented)
    line = next((one for one in found.lines if one.vacancy == vacancy.pk), None)
    unit = next((one for one in reads.units(by, today, oriented) if one.case_number == case), None)
    if unit is None:
        raise Refused(
            "not_on_the_list",
            _("This household is not on the list today. Say where it sleeps, then come back."),
        )
    said = bridge.verdicts(unit, homes.home(vacancy), today)
    printed = {one.code: one for one in found.rules}
    failed = [code for code, verdict in said.items() if verdict == "failed"]
    if failed:
        rule = printed[failed[0]]
        raise Refused(
            "rule_fails",
            _("This home cannot be proposed to this household: %(reference)s %(article)s")
            % {"reference": rule.reference, "article": rule.article},
        )
    first = bool(line) and case in {one.case for one in line.proposed}  # type: ignore[union-attr]
    if not first and departure not in Departure.values:
        raise Refused(
            "no_departure", _("The list proposes somebody else first. Say why this household is named.")
        )
    ranks = {one.case: one.rank for one in (*line.proposed, *line.next, *line.passed)} if line else {}
    step = supply.say_step(by=by, vacancy=vacancy, step=Step.PROPOSE)
    made = Designation.objects.create(
        territory_id=by.territory_id,
        run=run,
        vacancy=vacancy,
        record=None if about.household else about.record,
        household=about.household,
        rank=ranks.get(case, 0),
        departure="" if first else departure,
        step=step,
        by=by.code,
        designated_on=today,
    )
    journal(by=by, verb="designated", case=case, vacancy=vacancy.pk, run=run.pk, rank=made.rank)
    return made


@transaction.atomic
def adopt_order(*, by: Actor, levels: Sequence[Any], reason: str) -> Order:
    """A new version of the territory's order, in force from today; the former stays, dated.

    Raises `Refused`: `no_reason`, `prohibited_ground` (a practice rests on what the law forbids, with the
    article); ValueError when a level cannot be read.
    """
    access.check_adopt(by)
    if not reason.strip():
        raise Refused("no_reason", _("Say why the order changes: it is printed with it."))
    if article := bridge.check_levels(levels):
        raise Refused(
            "prohibited_ground",
            _("A practice rests on what the law forbids, and cannot enter the order: %(article)s")
            % {"article": article},
        )
    Territory.objects.select_for_update().get(pk=by.territory_id)
    last = Order.objects.filter(territory=by.territory_id).order_by("-version").first()
    made = Order.objects.create(
        territory_id=by.territory_id,
        version=last.version + 1 if last else 1,
        adopted_on=clock.today(),
        by=by.code,
        reason=reason.strip(),
        levels=list(levels),
    )
    journal(by=by, verb="order_adopted", version=made.version)
    return made
