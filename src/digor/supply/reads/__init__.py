"""What can be asked about homes, always for an actor."""

from digor.supply.reads.condition import rehousing_due, reports
from digor.supply.reads.homes import (
    by_hand,
    deadline_source,
    declared_since,
    dwellings,
    ending,
    home,
    homes,
    overdue,
    recent_dwellings,
    takes_over,
    to_let,
    vacancies,
    way,
)
from digor.supply.reads.landlords import convention, flows, landlord_of, landlords
from digor.supply.reads.places import capacities, has_contours, map_of, places_by_solution
from digor.supply.reads.production import agreements, mediation, operations, produced, years
from digor.supply.reads.stock import DIMENSIONS, RENT_BANDS, against, rent_band, stock_by, to_let_by
from digor.supply.shapes import mismatch

__all__ = [
    "DIMENSIONS",
    "RENT_BANDS",
    "against",
    "agreements",
    "by_hand",
    "capacities",
    "convention",
    "deadline_source",
    "declared_since",
    "dwellings",
    "ending",
    "flows",
    "has_contours",
    "home",
    "homes",
    "landlord_of",
    "landlords",
    "map_of",
    "mediation",
    "mismatch",
    "operations",
    "overdue",
    "places_by_solution",
    "produced",
    "recent_dwellings",
    "rehousing_due",
    "rent_band",
    "reports",
    "stock_by",
    "takes_over",
    "to_let",
    "to_let_by",
    "vacancies",
    "way",
    "years",
]
