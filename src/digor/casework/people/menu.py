"""The room's place in the frame."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from digor.casework.people.access import can_see_list
from digor.foundation.frame.menu import Entry

ENTRIES = [
    Entry(
        place=20,
        label=_("People"),
        url_name="people:list",
        allowed=can_see_list,
        also=(
            "desk:file",
            "desk:looks",
            "needs:due",
            "needs:evaluation",
            "needs:needs",
            "rights:numbers",
            "rights:rights",
            "rights:say",
            "rights:to_renew",
        ),
    )
]
