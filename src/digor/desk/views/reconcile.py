"""« À réconcilier »: what two files do not agree on, the reader's own first, with whose fix each line is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from digor.casework.people import reads as people
from digor.casework.people.shapes import Contradiction, Correction
from digor.desk import reads
from digor.foundation.frame import clock
from digor.foundation.frame.readonly import read_only
from digor.foundation.frame.worklist import Line
from digor.foundation.partners.access import can, check
from digor.foundation.partners.actor import Actor, actor_of
from digor.foundation.partners.roles import Permission

SHOWN = 40  # lines of one list before "see all"
DECIDED = 30


@dataclass(frozen=True, slots=True)
class Group:
    """The lines that are one partner's, one professional's or one role's to fix."""

    whose: str
    ours: bool
    todo: str
    lines: Sequence[Line]


@require_safe
@read_only
def reconcile(request: HttpRequest) -> HttpResponse:
    """Every list the rooms offer, then what was asked of each source, then what was decided."""
    actor = actor_of(request)
    check(actor, Permission.SEE_LIST)
    check(actor, Permission.STATE)
    day = clock.today()
    whole = request.GET.get("tout", "")
    lists = reads.waiting(actor, day)
    sections = [
        {
            "list": one.worklist,
            "count": one.count,
            "groups": grouped(
                one.worklist.lines(actor, day, one.count if whole == one.worklist.code else SHOWN)
            ),
            "more": 0 if whole == one.worklist.code else max(0, one.count - SHOWN),
        }
        for one in lists
    ]
    asked, decided = people.corrections(actor, day - timedelta(days=1)), settled(actor)
    context = {
        "sections": sections,
        "count": sum(one.count for one in lists),
        "here": request.get_full_path(),
        "corrections": by_source(asked),
        "may_export": can(actor, Permission.EXPORT),
        "decided": decided,
    }
    return render(request, "desk/reconcile.html", context)


def grouped(lines: Sequence[Line]) -> list[Group]:
    """Lines in their order, those of one fixer together: the reader's own come first already."""
    order: dict[str, int] = {}
    for line in lines:
        order.setdefault(line.whose, len(order))
    together = sorted(lines, key=lambda line: (not line.ours, order[line.whose]))
    groups = groupby(together, key=lambda line: (line.ours, line.whose, line.todo))
    return [Group(whose, ours, todo, list(found)) for (ours, whose, todo), found in groups]


def by_source(asked: Sequence[Correction]) -> list[tuple[Correction, list[Correction]]]:
    """(one of them, all) for each source, its code in order."""
    return [
        (rows[0], rows)
        for _code, found in groupby(asked, key=lambda one: one.source)
        if (rows := list(found))
    ]


def settled(actor: Actor) -> list[Contradiction]:
    """What was decided of the contradictions that still stand, latest first."""
    found = people.contradictions(actor, clock.today() - timedelta(days=1), limit=DECIDED, settled=True)
    return sorted(found, key=lambda one: (one.settled_on or one.start, one.start), reverse=True)
