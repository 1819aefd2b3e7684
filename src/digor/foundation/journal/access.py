"""Who may read the journal. Rights come from the reader's role, through `Reader.may`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.authors import Reader


def check_read_journal(reader: Reader) -> None:
    """The territory's coordinator reads the journal of the territory."""
    if not reader.may("see_journal"):
        raise Refused("may_not_see_journal", _("The journal is read by the territory’s coordinator."))


def can_read_journal(reader: Reader | None) -> bool:
    if reader is None:
        return False
    try:
        check_read_journal(reader)
    except Refused:
        return False
    return True


def check_see_looks(reader: Reader) -> None:
    """Who opened a file: for those who support the household, who may give it the list.

    The caller has already checked that the reader may see the file itself.
    """
    if not reader.may("see_looks"):
        raise Refused(
            "may_not_see_looks", _("Who opened a file is shown to the household and to those who support it.")
        )


def can_see_looks(reader: Reader | None) -> bool:
    if reader is None:
        return False
    try:
        check_see_looks(reader)
    except Refused:
        return False
    return True
