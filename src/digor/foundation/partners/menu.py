"""The partners' place in the frame."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from digor.foundation.frame.menu import Entry
from digor.foundation.partners.access import can_see_partners

ENTRIES = [Entry(place=80, label=_("Partners"), url_name="partners:table", allowed=can_see_partners)]
