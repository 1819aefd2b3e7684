"""Places open on a day, and the ground of the map."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor
from digor.supply import access, ground
from digor.supply.enums import Solution
from digor.supply.models import Capacity, CommunePoint, Contour, Facility
from digor.supply.reads.stock import stock_by, to_let_by


@dataclass(frozen=True, slots=True)
class Open:
    """A place and its capacity on a day; None when it has none that day."""

    facility: Facility
    capacity: Capacity | None


@dataclass(frozen=True, slots=True)
class Area:
    """A commune on the map and in the table beside it. `shape` is None when its contour was not loaded."""

    shape: ground.Shape | None
    name: str
    stock: int
    vacancies: int
    level: int


def capacities(actor: Actor, on: date) -> list[Open]:
    """Every place, by type then name, with what is open on a day."""
    access.check_see_figures(actor)
    held = {one.facility_id: one for one in Capacity.objects.on(on).filter(territory=actor.territory_id)}
    found = Facility.objects.filter(territory=actor.territory_id).select_related("organisation")
    order = {solution.value: rank for rank, solution in enumerate(Solution)}
    rows = sorted(found, key=lambda one: (order[one.solution], one.name))
    return [Open(one, held.get(one.pk)) for one in rows]


def places_by_solution(actor: Actor, on: date) -> dict[str, tuple[int, int]]:
    """Type of solution → (places, winter places) open on a day."""
    places: Counter[str] = Counter()
    winter: Counter[str] = Counter()
    for one in capacities(actor, on):
        if one.capacity:
            places[one.facility.solution] += one.capacity.places
            winter[one.facility.solution] += one.capacity.winter_places
    return {solution: (places[solution], winter[solution]) for solution in places | winter}


def has_contours(actor: Actor) -> bool:
    """Whether the territory has loaded its official contours."""
    return Contour.objects.filter(territory=actor.territory_id).exists()


def map_of(actor: Actor, what: str) -> tuple[ground.Drawing, list[Area]]:
    """The territory's communes, shaded by `vacancies` or by `stock`; contours when there are any, else tiles."""
    access.check_see_figures(actor)
    names = dict(partners.communes(actor.territory_id).values_list("insee_code", "name"))
    stock = stock_by(actor, "commune").along("commune")
    free = to_let_by(actor, "commune").along("commune")
    drawing = _drawing(actor, list(names))
    values = {code: (free if what == "vacancies" else stock).get(code, 0) for code in names}
    level = ground.levels(values)
    shapes = {shape.code: shape for shape in drawing.shapes}
    areas = [
        Area(shapes.get(code), name, stock.get(code, 0), free.get(code, 0), level[code])
        for code, name in names.items()
    ]
    return drawing, sorted(areas, key=lambda area: area.name)


def _drawing(actor: Actor, codes: list[str]) -> ground.Drawing:
    rings = dict(
        Contour.objects.filter(territory=actor.territory_id, insee_code__in=codes).values_list(
            "insee_code", "rings"
        )
    )
    if rings:
        return ground.contours(rings)
    points = {
        code: (longitude, latitude)
        for code, longitude, latitude in CommunePoint.objects.filter(
            territory=actor.territory_id, insee_code__in=codes
        ).values_list("insee_code", "longitude", "latitude")
    }
    if len(points) == len(codes):
        return ground.tiles(ground.lay(points))
    return ground.tiles(ground.in_rows(codes))
