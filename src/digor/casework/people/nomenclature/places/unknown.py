"""Nothing known, gone, or dead."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situation import Situation

_row = partial(Situation, family=Family.UNKNOWN)

ROWS: tuple[Situation, ...] = (
    _row("UNK", _("Not known"), _("Nobody has said where the person sleeps.")),
    _row("AUTR", _("Another situation"), _('Said by the source as "other"; no word of ours fits.')),
    _row("LEFT", _("Left the territory"), _("Lives, or is followed, somewhere else.")),
    _row("DEC", _("Deceased"), _("The person has died.")),
)
