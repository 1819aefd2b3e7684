"""What duplicates put on the desk each morning: one line, for those who may decide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from digor.casework.identity import access, reads
from digor.foundation.frame.figures import number
from digor.foundation.frame.worklist import Need
from digor.foundation.partners.actor import Actor


def to_compare(actor: Actor, today: date) -> Iterator[Need]:
    """How many pairs nobody has looked at, the almost certain ones said apart."""
    if not access.can_review(actor):
        return
    waiting = reads.count(actor)
    if not waiting.total:
        return
    yield Need(
        title=ngettext("%(n)s person may have two files.", "%(n)s persons may have two files.", waiting.total)
        % {"n": number(waiting.total)},
        detail=ngettext(
            "%(n)s pair is almost certain. Nothing is linked without you.",
            "%(n)s pairs are almost certain. Nothing is linked without you.",
            waiting.certain,
        )
        % {"n": number(waiting.certain)}
        if waiting.certain
        else _("Nothing is linked without you."),
        url=reverse("identity:pairs"),
        action=_("Compare them"),
        when=_("Duplicates"),
        rank=65,
    )


TODAY = [to_compare]
