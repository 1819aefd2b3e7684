"""The place of homes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from digor.foundation.frame.menu import Entry
from digor.supply.access import can_see_figures

ENTRIES = [Entry(place=30, label=_("Homes"), url_name="supply:homes", allowed=can_see_figures)]
