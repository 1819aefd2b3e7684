"""The verbs of rights, in sentences: case numbers and codes only."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "right_stated": _("stated a right of file %(case)s: %(right)s, %(answer)s"),
    "proof_seen": _("saw a paper of file %(case)s: %(piece)s, %(day)s"),
    "proof_taken_back": _("took back that a paper of file %(case)s was seen: %(piece)s"),
}
