"""What a column of a spreadsheet may mean, in words: what an agreement names and what the screen offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from digor.foundation.exchange.layouts.tableur import TABLEUR

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

LABELS: dict[str, StrPromise] = {
    "person_key": _("the source’s own number of the person"),
    "last_name": _("family name"),
    "first_name": _("given name"),
    "full_name": _("family name and given name together"),
    "birth_date": _("birth date"),
    "alias": _("alias"),
    "household_key": _("the household’s number or name"),
    "situation": _("where the person sleeps"),
    "night": _("the night, or the day they were met"),
    "from_day": _("from this day"),
    "to_day": _("until this day"),
    "structure": _("the structure that houses them"),
    "commune": _("commune"),
    "sector": _("sector, district"),
    "referent": _("the person’s referent"),
    "phone": _("telephone"),
    "note": _("remarks"),
}
COLUMNS = tuple((name, LABELS[name]) for name in TABLEUR.fields)
