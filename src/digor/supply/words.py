"""What of a row may differ, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

CHANGED: dict[str, StrPromise] = {
    "solution": _("the type of solution"),
    "typology": _("the size"),
    "surface": _("the surface"),
    "floor": _("the floor"),
    "lift": _("the lift"),
    "accessibility": _("the accessibility"),
    "rent": _("the rent"),
    "charges": _("the charges"),
    "commune": pgettext_lazy("what changes", "the commune"),
    "sector": _("the sector"),
    "address": _("the address"),
    "financing": _("the financing"),
    "qpv": _("the priority neighbourhood (QPV)"),
    "removed_on": _("the day it leaves the stock"),
    "declared_on": _("the day of declaration"),
    "available_from": _("the day it is free"),
    "holder": _("the reservation holder"),
    "deadline": _("the deadline to name candidates"),
    "step": _("what happened"),
    "on": _("the day it happened"),
    "reason": _("the reason"),
    "received_on": _("the day of the report"),
    "visited_on": _("the day of the visit"),
    "finding": _("the finding"),
    "measure": _("the measure"),
    "measure_on": _("the day of the measure"),
    "rehousing_due_on": _("the day rehousing is due"),
    "rehoused_on": _("the day of rehousing"),
    "outcome": _("the outcome"),
    "closed_on": _("the day it was closed"),
}
