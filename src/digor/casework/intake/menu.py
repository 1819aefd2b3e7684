"""The place of files, for who may bring one in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from digor.casework.intake.access import can_import_files
from digor.foundation.frame.menu import Entry

ENTRIES = [Entry(place=70, label=_("Files"), url_name="intake:imports", allowed=can_import_files)]
