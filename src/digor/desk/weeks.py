"""A week of the list, Monday to Sunday: its balance, who moved, whom nobody saw, what was learnt late."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from digor.casework.people import reads as people
from digor.engines.timeline.balance import Balance
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor

_NAME = re.compile(r"(\d{4})-S(\d{1,2})")
DRAWN = 8  # weeks
FIRST = date(1990, 1, 1)  # no list here is older: an address that says otherwise is mistyped


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday, the flows of its seven days; a week not over yet stops last night.

    `start` is the eve, whose stock opens it. All at one revision, persons and households counted apart.
    """

    monday: date
    start: date
    end: date
    revision: int
    persons: Balance
    households: Balance

    @property
    def entered(self) -> int:
        """Persons who came onto the list, for the first time or back."""
        return sum(self.persons.entries.values())

    @property
    def left(self) -> int:
        """Persons who left it."""
        return sum(self.persons.exits.values())


def week_of(actor: Actor, day: date) -> Week:
    """The week of a day, as known now: the same balance as `digor ledger` prints."""
    monday = day - timedelta(days=day.weekday())
    start = monday - timedelta(days=1)
    end = max(start, min(monday + timedelta(days=6), clock.today() - timedelta(days=1)))
    revision = people.head(actor.territory_id)
    return Week(
        monday=monday,
        start=start,
        end=end,
        revision=revision,
        persons=people.balance(actor, start, end, revision),
        households=people.balance(actor, start, end, revision, unit="household"),
    )


def late_knowledge(actor: Actor, week: Week) -> int:
    """What was learnt since, in persons, of the stock that opened the week: as known now − as known that evening."""
    then = people.revision_known_on(actor.territory_id, week.start)
    known, now = (people.totals(actor, week.start, at).listed.persons for at in (then, week.revision))
    return now - known


def stocks(actor: Actor, week: Week) -> list[tuple[date, int]]:
    """The closing stock of the last weeks up to this one: drawn small, and as a table."""
    days = [week.end, *(week.start - timedelta(weeks=back) for back in range(DRAWN - 1))]
    days.reverse()
    return list(zip(days, people.stocks(actor, days, week.revision), strict=True))


def named(monday: date) -> str:
    """A week as its address says it: 2026-S47 (ISO)."""
    year, number, _ = monday.isocalendar()
    return f"{year}-S{number:02d}"


def monday_of(name: str) -> date | None:
    """The Monday of an address; None when there is no such week, or it has not begun."""
    found = _NAME.fullmatch(name)
    if not found:
        return None
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        return None
    return monday if FIRST <= monday <= clock.today() else None


def by_reason(
    counts: Mapping[str, int], moved: Sequence[people.Moved], *, entry: bool
) -> list[tuple[str, int, list[people.Moved]]]:
    """(reason, how many, who) by size: the figure and the cases behind it."""
    who: dict[str, list[people.Moved]] = {}
    for one in moved:
        if one.entry is entry:
            who.setdefault(one.reason, []).append(one)
    return [
        (reason, count, who.get(reason, []))
        for reason, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
