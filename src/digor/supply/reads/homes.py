"""Dwellings and vacancies, always for an actor: a landlord reads its own, the others the territory's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, F, IntegerField, Max, Q, QuerySet, Value, When

from digor.foundation.partners.actor import Actor
from digor.supply import access
from digor.supply.delays import STATED, delay_on
from digor.supply.deriving import Subject, said, way_of
from digor.supply.enums import Kind, State
from digor.supply.given import day_of
from digor.supply.models import Batch, Dwelling, Vacancy
from digor.supply.rules import FREE, WAITING, Way, winner
from digor.supply.shapes import Home, TakeOver

# What needs somebody comes first.
_RANK = Case(
    *[When(state=state, then=Value(rank)) for rank, state in enumerate((State.OPEN, State.DECLARED, State.LAPSED, State.PROPOSED))],
    default=Value(9),
    output_field=IntegerField(),
)  # fmt: skip


def dwellings(actor: Actor) -> QuerySet[Dwelling]:
    """The dwellings described, by landlord and reference."""
    access.check_see_homes(actor)
    found = Dwelling.objects.filter(territory=actor.territory_id, known=True).select_related("landlord")
    if access.only_its_own(actor):
        found = found.filter(landlord__organisation=actor.organisation_id)
    return found.order_by("landlord__name", "reference")


def vacancies(actor: Actor) -> QuerySet[Vacancy]:
    """The vacancies, those that wait for somebody first, nearest deadline first."""
    access.check_see_homes(actor)
    found = Vacancy.objects.filter(territory=actor.territory_id, known=True).select_related(
        "landlord", "dwelling"
    )
    if access.only_its_own(actor):
        found = found.filter(landlord__organisation=actor.organisation_id)
    return found.order_by(_RANK, F("deadline").asc(nulls_last=True), "-declared_on", "pk")


def to_let(actor: Actor) -> QuerySet[Vacancy]:
    """The vacancies somebody may still move into."""
    return vacancies(actor).filter(state__in=FREE)


def overdue(actor: Actor, today: date) -> QuerySet[Vacancy]:
    """Open vacancies whose deadline to name candidates has passed."""
    return vacancies(actor).filter(state__in=WAITING, deadline__lt=today)


def ending(actor: Actor, today: date, within: int = 7) -> QuerySet[Vacancy]:
    """Open vacancies whose deadline comes within some days."""
    return vacancies(actor).filter(state__in=WAITING, deadline__range=(today, today + timedelta(days=within)))


def declared_since(actor: Actor, day: date) -> QuerySet[Vacancy]:
    """Vacancies declared since a day, that day included, and not withdrawn."""
    return vacancies(actor).filter(declared_on__gte=day).exclude(state=State.WITHDRAWN)


def homes(actor: Actor) -> list[Home]:
    """Every vacancy to let, as a matching engine's bridge needs it."""
    return [home(one) for one in to_let(actor)]


def home(one: Vacancy) -> Home:
    """A vacancy and its dwelling in one value; its own rent wins over the dwelling's."""
    place = one.dwelling
    return Home(
        vacancy=one.pk, dwelling=place.pk, landlord=one.landlord.code, reference=place.reference,
        solution=place.solution, typology=place.typology, surface=place.surface, floor=place.floor, lift=place.lift,
        accessibility=place.accessibility, rent=one.rent if one.rent is not None else place.rent,
        charges=one.charges if one.charges is not None else place.charges, commune=place.commune,
        sector=place.sector, financing=place.financing, qpv=place.qpv, available_from=one.available_from,
        holder=one.holder, deadline=one.deadline, state=State(one.state),
    )  # fmt: skip


def takes_over(one: Vacancy, today: date) -> TakeOver | None:
    """Who designates now that the deadline has passed; None before, or when nobody is waited for."""
    if one.state not in WAITING or one.deadline is None or one.deadline >= today:
        return None
    rule = delay_on(one.holder, one.opened_on or one.deadline)
    if rule is None:
        return None
    return TakeOver(one.deadline + timedelta(days=1), rule.takes_over, rule.source, rule.to_verify)


def deadline_source(one: Vacancy) -> str:
    """Where the deadline comes from, when it is not the convention's or the landlord's own word."""
    if one.deadline_rule in ("", STATED):
        return ""
    rule = delay_on(one.holder, one.opened_on or date.max)
    return rule.source if rule else ""


def way(one: Vacancy) -> Way:
    """The steps of a vacancy, those followed and those set aside."""
    rows = list(said(one.territory_id, [Subject(Kind.VACANCY, one.landlord_id, one.key)]))
    best = winner([(r.stated_on, r.number, r.line, r) for r in rows if r.kind == Kind.VACANCY])
    words: dict[str, Any] = best.values if best else {}
    declared_on = day_of(words, "declared_on") or one.declared_on
    assert declared_on is not None
    return way_of(declared_on, words, [row for row in rows if row.kind == Kind.STEP])


def by_hand(actor: Actor, number: int) -> Batch | None:
    """What this actor said by hand under a number and may take back."""
    found = Batch.objects.filter(
        territory=actor.territory_id,
        number=number,
        withdrawn__isnull=True,
        by=actor.code,
        source__isnull=True,
    )
    return found.first()


def recent_dwellings(actor: Actor, limit: int = 30, words: str = "") -> Iterable[Dwelling]:
    """For declaring: those that are not vacant now, last vacant first; `words` look in reference, address and sector."""
    found = dwellings(actor).exclude(vacancies__in=Vacancy.objects.filter(known=True, state__in=FREE))
    for word in words.split()[:6]:
        found = found.filter(
            Q(reference__icontains=word)
            | Q(address__icontains=word)
            | Q(sector__icontains=word)
            | Q(typology__iexact=word)
        )
    return found.annotate(last=Max("vacancies__declared_on")).order_by(
        F("last").desc(nulls_last=True), "reference"
    )[:limit]
