"""The verbs of needs, in sentences."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "form_published": _("published version %(version)s of the form %(form)s"),
    "evaluation_opened": _("began an evaluation of file %(case)s: %(form)s"),
    "evaluation_done": _("finished an evaluation of file %(case)s: %(form)s"),
    "evaluation_dropped": _("dropped an unfinished evaluation of file %(case)s: %(form)s"),
}
