"""An ordinary home, with or without a threat on it."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situation import Situation

_row = partial(Situation, family=Family.HOUSING)

ROWS: tuple[Situation, ...] = (
    _row("LOGT", _("Housing, not specified"), _("An ordinary home; which kind is not said.")),
    _row("LLS", _("Social housing"), _("Tenant of a social landlord.")),
    _row("LLS-PLAI", _("Social housing, PLAI"), _("Social dwelling at the lowest rent.")),
    _row("LLS-PLUS", _("Social housing, PLUS"), _("Social dwelling at the usual rent.")),
    _row("LLS-PLS", _("Social housing, PLS"), _("Social dwelling at the highest rent.")),
    _row("PRV", _("Private rental"), _("Tenant of a private owner.")),
    _row(
        "PRV-LOC1", _("Private rental, Loc1"), _("Private owner under an Anah agreement, intermediate rent.")
    ),
    _row("PRV-LOC2", _("Private rental, Loc2"), _("Private owner under an Anah agreement, social rent.")),
    _row(
        "PRV-LOC3", _("Private rental, Loc3"), _("Private owner under an Anah agreement, very social rent.")
    ),
    _row(
        "LOC-AID",
        _("Rental with a lasting subsidy"),
        _("Tenant whose rent is partly paid for as long as needed."),
    ),
    _row(
        "RRH",
        _("Rental with a temporary subsidy"),
        _("Tenant whose rent is partly paid for a time, with support."),
    ),
    _row("COLOC", _("Shared flat"), _("Several tenants share one dwelling.")),
    _row("PROP", _("Owner"), _("Owns the home, or pays for it by instalments.")),
    _row("GRAT", _("Housed free of charge"), _("A home lent without rent.")),
    _row("FONC", _("Tied housing"), _("A home that goes with a job.")),
    _row("ETU", _("Student residence"), _("A room or a studio for students.")),
    _row("OST", _("Occupant without a title"), _("Still at home, the lease being at an end.")),
    _row("EXP", _("Tenant facing eviction"), _("An eviction procedure is under way.")),
    _row(
        "EXP-LLS", _("Tenant facing eviction, social housing"), _("A social landlord’s eviction procedure.")
    ),
    _row("EXP-PRV", _("Tenant facing eviction, private rental"), _("A private owner’s eviction procedure.")),
    _row("INDG", _("Unfit housing"), _("The dwelling is unhealthy, dangerous or not decent.")),
    _row("SURO", _("Overcrowded housing"), _("Far too many people for the dwelling.")),
    _row("DVIO", _("Home under threat of violence"), _("Lives with, or is reached by, someone violent.")),
)
