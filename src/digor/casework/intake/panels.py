"""What files put on the desk each morning: what waits for a decision, rows refused, partners not heard from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from digor.casework.intake import access, reads
from digor.casework.intake.enums import State
from digor.foundation.frame.figures import number
from digor.foundation.frame.templatetags.frame import day as long_day
from digor.foundation.frame.worklist import Need
from digor.foundation.partners.actor import Actor


def to_look_at(actor: Actor, today: date) -> Iterator[Need]:
    """Imports that were read and wait for somebody to publish them."""
    if not access.can_import_files(actor):
        return
    for imported in reads.waiting(actor):
        yield Need(
            title=_("A file “%(source)s” was read: look at what it changes, then decide.")
            % {"source": imported.source.label},
            detail=_rows(imported.rows),
            url=reverse("intake:import", args=[imported.pk]),
            action=_("Look at it"),
            when=_("To decide"),
            note=long_day(imported.file_day, "medium"),
            rank=40,
        )


def refused(actor: Actor, today: date) -> Iterator[Need]:
    """Files of the last seven days with refused rows, or refused whole."""
    if not access.can_import_files(actor):
        return
    for one in reads.recently_refused(actor):
        imported = one.imported
        whole = imported.state == State.FAILED
        counted = {"n": number(one.left), "source": imported.source.label}
        yield Need(
            title=_("A file “%(source)s” could not be used.") % counted
            if whole
            else ngettext(
                "%(n)s row of “%(source)s” was refused.",
                "%(n)s rows of “%(source)s” were refused.",
                one.left,
            )
            % counted,
            detail=imported.sentence
            if whole
            else ngettext(
                "Take it as a file, correct it, drop it again.",
                "Take them as a file, correct them, drop it again.",
                one.left,
            ),
            url=reverse("intake:import" if whole else "intake:refused", args=[imported.pk]),
            action=_("See why"),
            when=_("To correct"),
            note=long_day(imported.file_day, "medium"),
            rank=50,
        )


def late(actor: Actor, today: date) -> Iterator[Need]:
    """Sources that have sent nothing for longer than usual."""
    if not access.can_import_files(actor):
        return
    for one in reads.late(actor, today):
        yield Need(
            title=_("No file “%(source)s” since %(day)s.")
            % {"source": one.source.label, "day": long_day(one.last, "medium")},
            detail=ngettext("One usually comes every day.", "One usually comes every %(n)s days.", one.usual)
            % {"n": number(one.usual)},
            url=reverse("intake:imports"),
            action=_("See the files"),
            when=_("Late"),
            rank=70,
        )


def _rows(count: int) -> str:
    return ngettext("%(n)s row.", "%(n)s rows.", count) % {"n": number(count)}


TODAY = [to_look_at, refused, late]
