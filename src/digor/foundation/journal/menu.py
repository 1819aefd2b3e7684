"""The journal's place in the frame."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from digor.foundation.frame.menu import Entry
from digor.foundation.journal.access import can_read_journal

ENTRIES = [Entry(place=90, label=_("Journal"), url_name="journal:entries", allowed=can_read_journal)]
