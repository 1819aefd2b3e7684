"""The verbs of proposals, in sentences: case numbers, codes, numbers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "order_adopted": _("adopted version %(version)s of the order of proposals"),
    "proposals_drawn": _("drew up the proposals of %(day)s, list %(run)s"),
    "designated": _("designated file %(case)s for vacancy %(vacancy)s, list %(run)s, rank %(rank)s"),
}
