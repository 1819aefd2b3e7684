"""A home with a status and a rent, and often support."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situation import Situation

_row = partial(Situation, family=Family.ADAPTED_HOUSING)

ROWS: tuple[Situation, ...] = (
    _row(
        "LADP",
        _("Adapted housing, not specified"),
        _("Housing with a status and support; which kind is not said."),
    ),
    _row(
        "LFOY",
        _("Hostel-type housing (FJT or FTM)"),
        _("A room in a hostel for workers; which kind is not said."),
    ),
    _row("RS", _("Social residence"), _("Furnished housing with shared services, for some months.")),
    _row("FJT", _("Young workers’ residence (FJT)"), _("For people of 16 to 30, two years in principle.")),
    _row("FTM", _("Migrant workers’ hostel (FTM)"), _("Hostel being turned into a social residence.")),
    _row("PF", _("Family boarding house"), _("A small lasting residence with hosts (maison relais).")),
    _row("RA", _("Reception residence"), _("A family boarding house for people with a psychic disability.")),
    _row(
        "IML",
        _("Rental intermediation, not specified (IML)"),
        _("A flat let through an association; which way is not said."),
    ),
    _row("IML-MG", _("Managed letting (IML)"), _("Tenant of an owner whose letting an agency manages.")),
    _row("IML-SL", _("Sublease (IML)"), _("The association is the tenant and sublets, 18 months at most.")),
    _row("IML-BG", _("Sliding lease (IML)"), _("The sublease is to become the household’s own lease.")),
    _row("UCSD", _("Un chez-soi d’abord"), _("Housing and a care team, for people with severe disorders.")),
    _row("PSH", _("Lasting supported housing"), _("A home without time limit, with support.")),
    _row(
        "LDED",
        _("Housing kept for people once homeless"),
        _("A lasting home kept for them, without support."),
    ),
)
