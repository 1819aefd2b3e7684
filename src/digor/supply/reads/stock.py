"""The stock on a day, counted by any of its dimensions, and side by side with needs given by the caller."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor
from digor.supply import access
from digor.supply.models import Dwelling, StockCount
from digor.supply.reads.landlords import landlords
from digor.supply.rules import FREE
from digor.supply.shapes import Mismatch, Stock, mismatch

# Rents are shown, and compared with what a household can pay, in bands: up to so many euros a month.
RENT_BANDS = (300, 400, 500, 650)
DIMENSIONS = ("commune", "typology", "accessible", "rent", "financing", "landlord")


def rent_band(cents: int | None) -> str:
    """The band of a rent, charges apart: "300" means up to 300 €, "+" beyond the last, "" when it is not said."""
    if cents is None:
        return ""
    return next((str(most) for most in RENT_BANDS if cents <= most * 100), "+")


def stock_by(actor: Actor, *by: str, on: date | None = None) -> Stock:
    """Dwellings on a day (today) by some of DIMENSIONS, for this actor; every dwelling is in exactly one cell.

    A landlord that gave counts for the day is read from its counts, any other from its dwellings one by one; a
    dwelling never counts twice. Raises ValueError for a word that is not a dimension.
    """
    access.check_see_figures(actor)
    if unknown := [name for name in by if name not in DIMENSIONS]:
        raise ValueError(f"not a dimension of the stock: {', '.join(unknown)}")
    day = on or clock.today()
    mine = set(landlords(actor).values_list("pk", flat=True))
    counts = StockCount.objects.on(day).filter(landlord__in=mine)
    cells: dict[tuple[str, ...], int] = {}
    counted = set()
    fields = (
        "landlord_id",
        "landlord__code",
        "commune",
        "typology",
        "financing",
        "accessible",
        "rent",
        "dwellings",
    )
    for pk, landlord, commune, typology, financing, accessible, rent, number in counts.values_list(*fields):
        counted.add(pk)
        words = {
            "commune": commune,
            "typology": typology,
            "accessible": "yes" if accessible else "no",
            "rent": rent_band(rent),
            "financing": financing,
            "landlord": landlord,
        }
        _add(cells, by, words, number)
    for row in _one_by_one(mine - counted, day):
        _add(cells, by, row, 1)
    return Stock(by, day, cells)


def to_let_by(actor: Actor, *by: str, on: date | None = None) -> Stock:
    """The same of the vacancies somebody may still move into today."""
    access.check_see_figures(actor)
    mine = set(landlords(actor).values_list("pk", flat=True))
    day = on or clock.today()
    cells: dict[tuple[str, ...], int] = {}
    found = Dwelling.objects.filter(landlord__in=mine, vacancies__known=True, vacancies__state__in=FREE)
    for row in _words(found):
        _add(cells, by, row, 1)
    return Stock(by, day, cells)


def against(stock: Stock, name: str, needs: Mapping[str, int]) -> Mismatch:
    """A stock and needs along one dimension (needs keyed by the same words), totals equal on both sides."""
    order = (*(str(most) for most in RENT_BANDS), "+") if name == "rent" else ()
    return mismatch(stock.along(name), needs, order)


def _one_by_one(mine: set[int], day: date) -> list[dict[str, str]]:
    there = Q(removed_on__isnull=True) | Q(removed_on__gt=day)
    return _words(Dwelling.objects.filter(there, landlord__in=mine, known=True))


def _words(found: Any) -> list[dict[str, str]]:
    fields = ("landlord__code", "commune", "typology", "accessibility", "rent", "financing")
    return [
        {
            "commune": commune,
            "typology": typology,
            "accessible": "" if not accessibility else "no" if accessibility == "none" else "yes",
            "rent": rent_band(rent),
            "financing": financing,
            "landlord": landlord,
        }
        for landlord, commune, typology, accessibility, rent, financing in found.values_list(*fields)
    ]


def _add(
    cells: dict[tuple[str, ...], int], by: tuple[str, ...], words: Mapping[str, str], number: int
) -> None:
    key = tuple(words[name] for name in by)
    cells[key] = cells.get(key, 0) + number
