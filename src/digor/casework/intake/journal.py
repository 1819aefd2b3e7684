"""Intake's verbs, in sentences: codes, days and numbers only."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

VERBS = {
    "file_received": _("brought in a file of %(source)s, format %(format)s, of %(day)s (import %(number)s)"),
    "columns_explained": _(
        "said what the columns of %(source)s mean (mapping %(mapping)s, version %(version)s)"
    ),
    "refused_rows_taken": ngettext_lazy(
        "took %(count)s refused row of import %(number)s of %(source)s as a file to correct, names included",
        "took the %(count)s refused rows of import %(number)s of %(source)s as a file to correct, names included",
        "count",
    ),
    "file_refused": _("saw import %(number)s of %(source)s refused: %(code)s"),
    "file_discarded": _("set aside import %(number)s of %(source)s"),
    "import_published": ngettext_lazy(
        "published import %(number)s of %(source)s: %(count)s row (revision %(revision)s)",
        "published import %(number)s of %(source)s: %(count)s rows (revision %(revision)s)",
        "count",
    ),
    "import_withdrawn": _(
        "withdrew import %(number)s of %(source)s, reason %(reason)s (revision %(revision)s)"
    ),
    "imports_cleaned": ngettext_lazy(
        "cleaned up %(count)s import cut short or out of time",
        "cleaned up %(count)s imports cut short or out of time",
        "count",
    ),
}
