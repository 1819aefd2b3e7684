"""Who lets, for whom."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from digor.supply import access
from digor.supply.enums import Holder
from digor.supply.models import FlowConvention, Landlord, Vacancy


def landlords(actor: Actor) -> QuerySet[Landlord]:
    """The landlords this actor may act on or look at, by name."""
    access.check_see_figures(actor)
    found = Landlord.objects.filter(territory=actor.territory_id).order_by("name", "pk")
    return found.filter(organisation=actor.organisation_id) if access.only_its_own(actor) else found


def landlord_of(source: Source) -> Landlord | None:
    """The landlord whose source this is."""
    return Landlord.objects.filter(organisation=source.organisation_id, territory=source.territory_id).first()


def convention(landlord: Landlord, holder: str, day: date) -> FlowConvention | None:
    """The flow convention that holds for a landlord and a holder in the year of a day."""
    return FlowConvention.objects.filter(landlord=landlord, holder=holder, year=day.year).first()


def flows(actor: Actor, year: int) -> list[dict[str, object]]:
    """The conventions of a year with their counters: vacancies declared, oriented to the holder, let, still owed.

    `owed` is the share of the year's declared vacancies, rounded to the nearest, minus those oriented; never negative.
    """
    access.check_see_homes(actor)
    mine = landlords(actor)
    signed = list(
        FlowConvention.objects.filter(landlord__in=mine, year=year)
        .select_related("landlord")
        .order_by("landlord__name", "holder")
    )
    during = Vacancy.objects.filter(landlord__in=mine, known=True, declared_on__year=year)
    counted = during.values("landlord", "holder").annotate(
        n=Count("pk"), let=Count("pk", filter=Q(state="let"))
    )
    by_holder = {(row["landlord"], row["holder"]): row for row in counted}
    declared: dict[int, int] = {}
    for (landlord, _holder), row in by_holder.items():
        declared[landlord] = declared.get(landlord, 0) + row["n"]
    rows: list[dict[str, object]] = []
    for one in signed:
        mine_here = by_holder.get((one.landlord_id, one.holder), {"n": 0, "let": 0})
        total = declared.get(one.landlord_id, 0)
        due = round(total * one.share / 100)
        rows.append(
            {
                "convention": one,
                "holder": Holder(one.holder).label,
                "declared": total,
                "due": due,
                "oriented": mine_here["n"],
                "let": mine_here["let"],
                "owed": max(0, due - mine_here["n"]),
            }
        )
    return rows
