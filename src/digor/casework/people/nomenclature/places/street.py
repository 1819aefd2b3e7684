"""Outside, or in a place that is not a dwelling."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situation import Situation

_row = partial(Situation, family=Family.STREET)

ROWS: tuple[Situation, ...] = (
    _row("RUE", _("Street or makeshift shelter"), _("Sleeps outside, in a hall, a car park or a station.")),
    _row("VEH", _("Vehicle"), _("Sleeps in a car, a van or a lorry that is not made to live in.")),
    _row(
        "ERR",
        _("Moving from place to place"),
        _("No fixed place: a few nights here, a few there, often outside."),
    ),
    _row("CAMP", _("Camp or shanty town"), _("Tents or huts that several people share on open land.")),
    _row("SQUAT", _("Squat"), _("Occupies a building without any title, for lack of housing.")),
    _row("CABN", _("Hut or cabin"), _("A hut or another temporary building, for lack of housing.")),
    _row("IMPR", _("Premises not meant for living in"), _("A cellar, a garage, an attic, a workshop.")),
    _row("HMOB", _("Caravan or mobile home"), _("Lives in a caravan or a camper van, for lack of housing.")),
)
