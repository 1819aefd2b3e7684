"""What may be taken away as a file: rows of codes and numbers, no person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor
from digor.supply import reads
from digor.supply.enums import Stage
from digor.supply.filters import Filters

Lines = list[list[object]]


def vacancies(actor: Actor, asked: Mapping[str, Any]) -> Lines:
    """The vacancies of the list, with its filters."""
    head: list[object] = [
        _("Landlord"), _("Reference"), _("State"), _("Declared on"), _("Free from"), _("Reservation holder"),
        _("Deadline"), _("Size"), _("Surface (m²)"), _("Rent (€)"), _("Charges (€)"), _("Commune"), _("Financing"),
    ]  # fmt: skip
    found = Filters.parse(asked).of_vacancies(reads.vacancies(actor))
    lines: Lines = [head]
    for one in found:
        home = reads.home(one)
        lines.append(
            [
                one.landlord.name, home.reference, one.get_state_display(), one.declared_on, home.available_from or "",
                one.get_holder_display(), one.deadline or "", home.typology, home.surface or "", _euros(home.rent),
                _euros(home.charges), home.commune, home.financing,
            ]
        )  # fmt: skip
    return lines


def dwellings(actor: Actor, asked: Mapping[str, Any]) -> Lines:
    """The dwellings of the list, with its filters; no address."""
    head: list[object] = [
        _("Landlord"), _("Reference"), _("Type"), _("Size"), _("Surface (m²)"), _("Rent (€)"), _("Charges (€)"),
        _("Commune"), _("Financing"), _("Accessibility"),
    ]  # fmt: skip
    lines: Lines = [head]
    for one in Filters.parse(asked).of_dwellings(reads.dwellings(actor)):
        lines.append(
            [
                one.landlord.name, one.reference, one.get_solution_display(), one.typology, one.surface or "",
                _euros(one.rent), _euros(one.charges), one.commune, one.financing, one.get_accessibility_display(),
            ]
        )  # fmt: skip
    return lines


def stock(actor: Actor, asked: Mapping[str, Any]) -> Lines:
    """The stock by every dimension."""
    names = ("commune", "typology", "accessible", "rent", "financing", "landlord")
    counted = reads.stock_by(actor, *names)
    lines: Lines = [[*names, _("Dwellings")]]
    lines += [[*key, number] for key, number in sorted(counted.cells.items())]
    return lines


def production(actor: Actor, asked: Mapping[str, Any]) -> Lines:
    """Dwellings by year and stage: reached, then planned."""
    lines: Lines = [
        [
            _("Year"),
            *(f"{stage.label}" for stage in Stage),
            *(f"{stage.label} ({_('planned')})" for stage in Stage),
        ]
    ]
    for year in reads.years(actor):
        lines.append(
            [year.year, *(year.reached[s.value] for s in Stage), *(year.planned[s.value] for s in Stage)]
        )
    return lines


def capacity(actor: Actor, asked: Mapping[str, Any]) -> Lines:
    """Places open today."""
    lines: Lines = [[_("Place"), _("Type"), _("Places"), _("More places in winter")]]
    for one in reads.capacities(actor, clock.today()):
        held = one.capacity
        lines.append(
            [
                one.facility.name,
                one.facility.get_solution_display(),
                held.places if held else "",
                held.winter_places if held else "",
            ]
        )
    return lines


EXPORTS: dict[str, Callable[[Actor, Mapping[str, Any]], Lines]] = {
    "vacances": vacancies,
    "logements": dwellings,
    "parc": stock,
    "production": production,
    "capacite": capacity,
}


def _euros(cents: int | None) -> str:
    return "" if cents is None else f"{cents / 100:.2f}".replace(".", ",")
