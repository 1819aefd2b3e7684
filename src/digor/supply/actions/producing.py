"""What is produced and mobilised: operations and their stages, rental mediation, Anah agreements."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record
from digor.foundation.partners.actor import Actor
from digor.supply import access
from digor.supply.actions.recording import saved
from digor.supply.delays import agreement_years
from digor.supply.enums import Movement, ProductionKind, Stage
from digor.supply.models import AnahAgreement, Landlord, Mediation, Milestone, Operation


@transaction.atomic
def add_operation(
    *, by: Actor, landlord: Landlord, code: str, name: str, kind: str, commune: str, dwellings: int
) -> Operation:
    """Add an operation: one line for each kind of financing."""
    access.check_follow_production(by)
    access.check_territory(by, landlord.territory_id)
    made = Operation(
        territory_id=by.territory_id, landlord=landlord, code=code, name=name, kind=ProductionKind(kind),
        commune=commune, dwellings=dwellings,
    )  # fmt: skip
    saved(made)
    record(by=by, verb="operation_added", operation=made.code, landlord=landlord.code)
    return made


@transaction.atomic
def write_milestone(
    *,
    by: Actor,
    operation: Operation,
    stage: str,
    planned_on: date | None = None,
    reached_on: date | None = None,
) -> Milestone:
    """Say when a stage is planned, or when it was reached; what is not given is kept.

    Refuses `day_to_come` for a stage reached in the future, `stages_crossed` before an earlier stage's day.
    """
    access.check_follow_production(by)
    access.check_territory(by, operation.territory_id)
    if reached_on is not None and reached_on > clock.today():
        raise Refused("day_to_come", _("This day has not come yet. Write it as planned."))
    order = list(Stage)
    rank = order.index(Stage(stage))
    reached = operation.milestones.filter(reached_on__isnull=False).values_list("stage", "reached_on")
    for other, on in ((stage_, day) for stage_, day in reached if day is not None):
        crossed = (order.index(Stage(other)) < rank and on > (reached_on or on)) or (
            order.index(Stage(other)) > rank and on < (reached_on or on)
        )
        if crossed:
            raise Refused(
                "stages_crossed",
                _("The stage “%(stage)s” was reached on the other side of that day. Correct one of the two.")
                % {"stage": Stage(other).label},
            )
    made = Milestone.objects.filter(operation=operation, stage=stage).first() or Milestone(
        territory_id=by.territory_id, operation=operation, stage=Stage(stage)
    )
    made.planned_on, made.reached_on = planned_on or made.planned_on, reached_on or made.reached_on
    saved(made)
    record(by=by, verb="milestone_written", operation=operation.code, stage=str(stage))
    return made


@transaction.atomic
def move_mediation(
    *,
    by: Actor,
    landlord: Landlord,
    solution: str,
    movement: str,
    on: date,
    dwellings: int = 1,
    commune: str = "",
) -> Mediation:
    """Dwellings come into rental mediation, or leave it. Refuses `too_many` when more would leave than there are."""
    access.check_follow_production(by)
    access.check_territory(by, landlord.territory_id)
    if movement == Movement.LOST and dwellings > _standing(landlord, solution):
        raise Refused("too_many", _("More dwellings would leave than this body has in rental mediation."))
    made = Mediation(
        territory_id=by.territory_id, landlord=landlord, solution=solution, movement=movement, on=on,
        dwellings=dwellings, commune=commune,
    )  # fmt: skip
    saved(made)
    record(
        by=by,
        verb="mediation_written",
        landlord=landlord.code,
        movement=str(movement),
        count=dwellings,
        day=on,
    )
    return made


@transaction.atomic
def sign_anah(
    *, by: Actor, landlord: Landlord, number: str, level: str, mediated: bool, commune: str, signed_on: date,
    begins_on: date, ends_on: date,
) -> AnahAgreement:  # fmt: skip
    """Record an owner's agreement with the Anah. Refuses `too_short` under the years of `delays.json`."""
    access.check_follow_production(by)
    access.check_territory(by, landlord.territory_id)
    years = agreement_years(begins_on)
    if ends_on < begins_on.replace(year=begins_on.year + years, day=min(begins_on.day, 28)):
        raise Refused(
            "too_short",
            _("An Anah agreement lasts at least %(years)s years: correct its end.") % {"years": years},
        )
    made = AnahAgreement(
        territory_id=by.territory_id, landlord=landlord, number=number, level=level, mediated=mediated,
        commune=commune, signed_on=signed_on, begins_on=begins_on, ends_on=ends_on,
    )  # fmt: skip
    saved(made)
    record(by=by, verb="anah_signed", landlord=landlord.code, level=level)
    return made


def _standing(landlord: Landlord, solution: str) -> int:
    rows = Mediation.objects.filter(landlord=landlord, solution=solution).values_list("movement", "dwellings")
    return sum(number if movement == Movement.CAPTURED else -number for movement, number in rows)
