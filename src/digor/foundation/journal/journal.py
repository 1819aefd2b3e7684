"""The journal's own verbs, in sentences."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

VERBS = {
    "looks_purged": ngettext_lazy(
        "removed %(looks)s look older than %(before)s, as the retention rule says",
        "removed %(looks)s looks older than %(before)s, as the retention rule says",
        "looks",
    ),
    "looks_given": _("gave the household the list of those who opened file %(case)s"),
}
