"""In someone else's home."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situation import Situation

_row = partial(Situation, family=Family.THIRD_PARTY)

ROWS: tuple[Situation, ...] = (
    _row("TIERS", _("Staying with someone"), _("Put up by someone, without a lease and for a time.")),
    _row(
        "TIERS-F", _("Staying with family"), _("Put up by parents, children or other relatives, for a time.")
    ),
    _row(
        "TIERS-A", _("Staying with friends or others"), _("Put up by friends or acquaintances, for a time.")
    ),
    _row("TIERS-P", _("Settled with family or friends"), _("Lives with them for good, by choice of both.")),
    _row(
        "HCIT",
        _("Hosted by a volunteer household"),
        _("A citizens’ hosting scheme, followed by an association."),
    ),
    _row("DOMC", _("Partner’s or marital home"), _("Lives, or is back, in the couple’s home.")),
)
