"""The desk's verbs, in sentences."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

VERBS = {
    "letter_asked": _("asked for the morning e-mail"),
    "letter_stopped": _("stopped the morning e-mail"),
    "letters_sent": ngettext_lazy(
        "sent the morning e-mail of %(day)s to %(count)s professional",
        "sent the morning e-mail of %(day)s to %(count)s professionals",
        "count",
    ),
}
