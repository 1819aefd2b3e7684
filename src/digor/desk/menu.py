"""Aujourd'hui comes first."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from digor.foundation.frame.menu import Entry

ENTRIES = [
    Entry(
        place=10,
        label=_("Today"),
        url_name="desk:today",
        allowed=lambda actor: True,
        also=("desk:reconcile", "desk:week"),
    )
]
