"""The contradictions, as the first list of « À réconcilier »: whose fix each is, since when, what to do."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from digor.casework.people import access, reads
from digor.casework.people.enums import Fix
from digor.casework.people.nomenclature.situations import family, situation
from digor.casework.people.shapes import Contradiction
from digor.foundation.frame.figures import number
from digor.foundation.frame.templatetags.frame import day as long_day
from digor.foundation.frame.worklist import Line, Press, Worklist
from digor.foundation.partners.actor import Actor

GUIDANCE = {
    Fix.SOURCE: gettext_lazy("Look at the row in your own tool: what was said there was set aside."),
    Fix.ORGANISATION: gettext_lazy("Look at what you said: take it back if it was wrong."),
    Fix.PROFESSIONAL: gettext_lazy("Nothing tells which is nearer to the truth: you know the person."),
    Fix.ROLE: gettext_lazy("Nothing tells which is nearer to the truth, and nobody is the referent."),
}


def differing(found: Contradiction) -> str:
    """Who does not agree with whom, of which night."""
    if found.same_source:
        said = _("%(source)s says two things of the night of %(day)s.")
    else:
        said = _("Two sources do not say the same of the night of %(day)s.")
    return said % {"source": found.kept.source, "day": long_day(found.start)}


def both(found: Contradiction) -> str:
    """What each says, the kept one first."""
    other = found.set_aside[0]
    return _("%(kept)s says %(one)s, kept; %(other)s says %(two)s.") % {
        "kept": found.kept.source,
        "one": situation(found.kept.situation).label,
        "other": other.source,
        "two": situation(other.situation).label,
    }


def count(actor: Actor, today: date) -> int:
    """How many contradictions are to settle."""
    return reads.to_settle(actor, today - timedelta(days=1))


def lines(actor: Actor, today: date, limit: int) -> list[Line]:
    """The contradictions to settle: the reader's own first, then by whose fix they are, latest first."""
    found = reads.contradictions(actor, today - timedelta(days=1), limit=None)
    found.sort(key=lambda one: (not one.fixer.mine, one.fixer.label, -one.start.toordinal(), one.case_number))
    return [_line(actor, one) for one in found[:limit]]


def _line(actor: Actor, found: Contradiction) -> Line:
    night = found.start.isoformat()
    settle = reverse("people:settle", args=[found.record_case_number, night])
    said = {one.situation: one for one in (*reversed(found.set_aside), found.kept)}
    # The short word is enough on a button when it tells the two apart.
    short = len({family(code) for code in said}) == len(said)
    presses = [
        Press(
            _keep(str((family(one.situation) if short else situation(one.situation)).label)),
            settle,
            (("keep", str(one.id)),),
        )
        for one in reversed(said.values())
    ]
    if found.may_both_be_true:
        presses.append(Press(_("Both are true"), settle, (("both", "1"),), quiet=True))
    return Line(
        case=found.case_number,
        title=differing(found),
        whose=found.fixer.label,
        ours=found.fixer.mine,
        todo=str(GUIDANCE[found.fixer.kind]),
        since=found.start,
        detail=both(found),
        other=found.record_case_number if found.record_case_number != found.case_number else "",
        url=reverse("people:day", args=[found.record_case_number, night]),
        action=_("Open the night"),
        presses=tuple(presses),
        fragment=f"c-{found.record_case_number}-{night}",
    )


def _keep(words: str) -> str:
    return _("Keep “%(situation)s”") % {"situation": words}


def sentence(n: int) -> str:
    """The line of Aujourd'hui."""
    return ngettext(
        "%(n)s night of which two statements do not say the same.",
        "%(n)s nights of which two statements do not say the same.",
        n,
    ) % {"n": number(n)}


CONTRADICTIONS = Worklist(
    code="contradictions",
    rank=10,
    title=gettext_lazy("Contradictions"),
    empty=gettext_lazy("No contradiction to settle: what the sources say of the last ninety nights agrees."),
    rule=gettext_lazy(
        "Whose fix: the source whose statement was set aside looks first; when nothing tells the two apart, the "
        "referent, or the SIAO when there is none. What is kept meanwhile follows the rules of the list."
    ),
    allowed=access.can_reconcile,
    count=count,
    lines=lines,
    sentence=sentence,
)
RECONCILE = [CONTRADICTIONS]
