"""The week of the list: who came, who left and why, whom nobody saw, what was learnt late, what partners sent."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from digor.casework.intake import reads as intake
from digor.casework.people import reads as people
from digor.desk import weeks
from digor.foundation.frame import clock
from digor.foundation.frame.readonly import read_only
from digor.foundation.partners.access import can, check
from digor.foundation.partners.actor import actor_of
from digor.foundation.partners.roles import Permission

UNSEEN = 30  # days without news
HEIGHT = 56  # of the small drawing, in pixels
STEP = 44


@require_safe
@read_only
def week(request: HttpRequest, name: str = "") -> HttpResponse:
    """One week, by its address; without one, the last that is over."""
    actor = actor_of(request)
    check(actor, Permission.SEE_AGGREGATES)
    check(actor, Permission.SEE_LIST)
    today = clock.today()
    monday = weeks.monday_of(name) if name else today - timedelta(days=today.weekday() + 7)
    if monday is None:
        raise Http404
    found = weeks.week_of(actor, monday)
    moved = people.movers(actor, found.start, found.end, found.revision)
    following = monday + timedelta(days=7)
    drawn = weeks.stocks(actor, found)
    context: dict[str, Any] = {
        "week": found,
        "entries": weeks.by_reason(found.persons.entries, moved, entry=True),
        "exits": weeks.by_reason(found.persons.exits, moved, entry=False),
        "unseen": people.without_news(actor, found.end, days=UNSEEN, limit=30),
        "days": UNSEEN,
        "late_knowledge": weeks.late_knowledge(actor, found),
        "previous": weeks.named(monday - timedelta(days=7)),
        "following": weeks.named(following) if following <= today else "",
        "number": monday.isocalendar()[1],
        "stocks": drawn,
        "bars": bars(drawn),
        "height": HEIGHT,
        "width": STEP * len(drawn),
    }
    if can(actor, Permission.IMPORT_FILES):
        imports = intake.imports(actor).filter(published_at__gte=clock.start_of_day(monday))
        context["imports"] = list(imports.filter(published_at__lt=clock.start_of_day(following))[:50])
        context["partners_late"] = intake.late(actor, today) if monday + timedelta(days=14) > today else []
    return render(request, "desk/week.html", context)


def bars(stocks: list[tuple[date, int]]) -> list[dict[str, int]]:
    """The closing stocks as bars that all begin at 0."""
    highest = max((count for _day, count in stocks), default=0) or 1
    return [
        {
            "x": rank * STEP + 4,
            "middle": rank * STEP + STEP // 2,
            "y": HEIGHT - round(HEIGHT * count / highest),
            "width": STEP - 8,
            "height": round(HEIGHT * count / highest),
            "count": count,
        }
        for rank, (_day, count) in enumerate(stocks)
    ]
