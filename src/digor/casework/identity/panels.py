"""What duplicates offer the desk: their list of « À réconcilier », which is also a line of each morning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from digor.casework.identity import access, reads
from digor.casework.identity.enums import State
from digor.casework.identity.shapes import Duplicate
from digor.foundation.frame.figures import number
from digor.foundation.frame.worklist import Line, Worklist
from digor.foundation.partners.actor import Actor


def count(actor: Actor, day: date) -> int:
    """The pairs nobody has looked at."""
    return reads.count(actor).total


def lines(actor: Actor, day: date, limit: int) -> Sequence[Line]:
    """The same, the strongest first."""
    return [line(one) for one in reads.duplicates(actor, state=State.REVIEW, limit=limit)]


def line(one: Duplicate) -> Line:
    """A pair, as a line of the page: case numbers and reasons; names are opened on its own page."""
    return Line(
        case=one.cases[0],
        title=_("and this file may be one person (%(strength)s).") % {"strength": one.band_label},
        whose=one.whose or _("whoever may open both identities"),
        ours=one.mine,
        todo=_("Compare the two files, then say: one person, two, or that you do not know."),
        since=one.since,
        detail=f"{one.words}.",
        other=one.cases[1],
        url=one.url,
        action=_("Compare"),
    )


def sentence(n: int) -> str:
    """The line of Aujourd'hui."""
    return ngettext(
        "%(n)s pair of files may be one person.", "%(n)s pairs of files may be one person.", n
    ) % {"n": number(n)}


DUPLICATES = Worklist(
    code="doublons",
    rank=20,
    title=gettext_lazy("Duplicates"),
    empty=gettext_lazy("No duplicate to look at. Nothing is linked without you."),
    rule=gettext_lazy(
        "Whose fix: the referent of one of the two; without one, the partners whose files they are. Nothing is "
        "linked without somebody."
    ),
    allowed=access.can_review,
    count=count,
    lines=lines,
    sentence=sentence,
)
RECONCILE = [DUPLICATES]
