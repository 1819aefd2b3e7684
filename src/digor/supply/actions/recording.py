"""What the territory writes of its own: landlords, conventions, stock counts, places, the ground of the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import FAR, Organisation
from digor.supply import access
from digor.supply.enums import LandlordKind, Solution
from digor.supply.models import (
    Capacity,
    CommunePoint,
    Contour,
    Facility,
    FlowConvention,
    Landlord,
    StockCount,
)


def saved(row: models.Model) -> None:
    """Insert, or refuse with the sentence of the first rule that is broken."""
    unsaid = {field.name for field in row._meta.fields if field.null and getattr(row, field.attname) is None}
    try:
        row.full_clean(exclude=unsaid)
    except ValidationError as wrong:
        raise Refused("invalid", wrong.messages[0]) from None
    row.save()


@transaction.atomic
def add_landlord(
    *, by: Actor, kind: str, code: str, name: str, organisation: Organisation | None = None
) -> Landlord:
    """Add who lets; a partner at the table names its organisation, which then writes its own homes."""
    access.check_follow_production(by)
    if organisation is not None:
        access.check_territory(by, organisation.territory_id)
    made = Landlord(
        territory_id=by.territory_id, kind=LandlordKind(kind), code=code, name=name, organisation=organisation
    )
    saved(made)
    record(by=by, verb="landlord_added", landlord=made.code)
    return made


@transaction.atomic
def sign_flow(
    *, by: Actor, landlord: Landlord, holder: str, year: int, share: int, days: int
) -> FlowConvention:
    """Record what a landlord owes a reservation holder in a year: `share` per cent of its vacancies."""
    access.check_follow_production(by)
    access.check_territory(by, landlord.territory_id)
    made = FlowConvention(
        territory_id=by.territory_id, landlord=landlord, holder=holder, year=year, share=share, days=days
    )
    saved(made)
    record(by=by, verb="flow_signed", landlord=landlord.code, holder=holder, year=year)
    return made


@transaction.atomic
def count_stock(
    *, by: Actor, landlord: Landlord, source: str, from_day: date, counts: Iterable[Mapping[str, Any]]
) -> int:
    """Record a landlord's stock by commune, size, financing and access from a day on; the counts before it end.

    Each count: commune, typology, financing, accessible, rent (cents or None), dwellings. Returns the dwellings.
    """
    access.check_follow_production(by)
    access.check_territory(by, landlord.territory_id)
    StockCount.objects.filter(landlord=landlord, valid_from__lt=from_day, valid_to__gt=from_day).update(
        valid_to=from_day
    )
    rows = [
        StockCount(
            territory_id=by.territory_id, landlord=landlord, source=source, valid_from=from_day, **count
        )
        for count in counts
    ]
    StockCount.objects.bulk_create(rows)
    total = sum(row.dwellings for row in rows)
    record(by=by, verb="stock_counted", landlord=landlord.code, day=from_day, count=total)
    return total


@transaction.atomic
def add_facility(
    *, by: Actor, name: str, solution: str, commune: str = "", organisation: Organisation | None = None
) -> Facility:
    """Add a shelter, or adapted housing counted by places."""
    access.check_follow_production(by)
    if organisation is not None:
        access.check_territory(by, organisation.territory_id)
    made = Facility(
        territory_id=by.territory_id,
        name=name,
        solution=Solution(solution),
        commune=commune,
        organisation=organisation,
    )
    saved(made)
    record(by=by, verb="facility_added", facility=made.pk)
    return made


@transaction.atomic
def set_capacity(
    *, by: Actor, facility: Facility, from_day: date, places: int, winter_places: int = 0
) -> Capacity:
    """From a day on, so many places; what held until then ends that day. Refuses `too_late` before the last change."""
    access.check_follow_production(by)
    access.check_territory(by, facility.territory_id)
    if Capacity.objects.filter(facility=facility, valid_from__gte=from_day).exists():
        raise Refused("too_late", _("A capacity already begins on that day or later. Write a later day."))
    Capacity.objects.filter(facility=facility, valid_to=FAR).update(valid_to=from_day)
    made = Capacity(
        territory_id=by.territory_id,
        facility=facility,
        places=places,
        winter_places=winter_places,
        valid_from=from_day,
    )
    saved(made)
    record(by=by, verb="capacity_set", facility=facility.pk, day=from_day, places=places)
    return made


@transaction.atomic
def place_communes(
    *, by: Actor, points: Mapping[str, tuple[float, float]], source: str, valid_from: date
) -> int:
    """Say where communes stand (longitude, latitude): the schematic map is laid from it. Others' codes are left out."""
    access.check_follow_production(by)
    ours = set(partners.communes(by.territory_id).values_list("insee_code", flat=True))
    CommunePoint.objects.filter(territory=by.territory_id).delete()
    rows = [
        CommunePoint(
            territory_id=by.territory_id,
            insee_code=code,
            longitude=x,
            latitude=y,
            source=source,
            valid_from=valid_from,
        )
        for code, (x, y) in points.items()
        if code in ours
    ]
    CommunePoint.objects.bulk_create(rows)
    record(by=by, verb="communes_placed", count=len(rows))
    return len(rows)


@transaction.atomic
def load_contours(*, by: Actor, features: Sequence[Mapping[str, Any]], source: str) -> int:
    """Load official contours, the features of a GeoJSON in WGS84; returns how many are the territory's.

    A feature's code is its property `code`, `insee`, `INSEE_COM` or `codgeo`. Refuses `no_contour` when none is ours.
    """
    access.check_follow_production(by)
    ours = set(partners.communes(by.territory_id).values_list("insee_code", flat=True))
    found = {code: rings for code, rings in map(_feature, features) if code in ours and rings}
    if not found:
        raise Refused(
            "no_contour",
            _("None of these contours bears the code of a commune of the territory. Nothing was loaded."),
        )
    Contour.objects.filter(territory=by.territory_id).delete()
    Contour.objects.bulk_create(
        Contour(
            territory_id=by.territory_id, insee_code=code, rings=rings, source=source, loaded_at=clock.now()
        )
        for code, rings in found.items()
    )
    record(by=by, verb="contours_loaded", count=len(found))
    return len(found)


_CODES = ("code", "insee", "INSEE_COM", "codgeo")


def _feature(feature: Mapping[str, Any]) -> tuple[str, list[Any]]:
    """A feature's code and its outer and inner rings, as they are."""
    words = feature.get("properties") or {}
    code = next((str(words[name]) for name in _CODES if words.get(name)), "")
    geometry = feature.get("geometry") or {}
    parts = geometry.get("coordinates") or []
    if geometry.get("type") == "Polygon":
        parts = [parts]
    elif geometry.get("type") != "MultiPolygon":
        return code, []
    return code, [[[float(x), float(y)] for x, y, *_rest in ring] for polygon in parts for ring in polygon]
