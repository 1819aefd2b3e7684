"""The verbs of duplicates, in sentences: case numbers only, and no count, which would tell of protected files."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "duplicates_sought": _("looked for duplicates among the files of the territory"),
    "pair_different": _("said that %(case)s and %(other)s are two persons"),
    "pair_unsure": _("did not know whether %(case)s and %(other)s are one person"),
    "pair_undone": _("took back what was decided of %(case)s and %(other)s"),
    "identifier_trusted": _(
        "wrote that equal identifiers “%(identifier)s” of %(source)s link by themselves, from %(day)s"
    ),
    "identifier_trust_ended": _(
        "ended the trust in the identifier “%(identifier)s” of %(source)s, on %(day)s"
    ),
}
