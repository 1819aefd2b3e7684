"""Who came onto the list and who left it between two days: the cases behind a balance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from digor.casework.people import access
from digor.casework.people.days import day as day_of
from digor.casework.people.days import ordinal
from digor.casework.people.models import Record
from digor.casework.people.reads.balances import spells
from digor.casework.people.reads.lists import names
from digor.casework.people.reads.worklists import unit_cases
from digor.engines.timeline.answer import Spell, State
from digor.foundation.partners.actor import Actor


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody came (`entry`) or left on a day, by what reason. `case_number`: of the household, if any."""

    case_number: str
    record_case_number: str
    alias: str
    entry: bool
    reason: str
    day: date


def movers(actor: Actor, start: date, end: date, revision: int) -> list[Moved]:
    """One line for each entry and each exit that `balance` counts of persons over the same days, by day.

    Entry on D: off on D−1, on on D; exit on D: on on D−1, off on D; start < D ≤ end.
    """
    access.check_see_list(actor)
    first, last = ordinal(start), ordinal(end)
    found: list[tuple[int, int, bool, str]] = []
    for person, own in spells(actor, start, end, revision).items():
        listed = [one for one in own if one.state is State.LISTED]
        for one in listed:
            if first < one.start <= last and not _on(listed, one.start - 1):
                found.append((one.start, person, True, one.entry))  # type: ignore[arg-type]
            if first < one.end <= last and not _on(listed, one.end):
                found.append((one.end, person, False, one.exit))  # type: ignore[arg-type]
    persons = {person for _, person, *_ in found}
    numbers = dict(Record.objects.filter(pk__in=persons).values_list("pk", "case_number"))
    cases = unit_cases(actor, end, revision)
    aliases = names(list(persons), []).aliases
    return [
        Moved(
            cases.get(person, numbers[person]),
            numbers[person],
            aliases.get(person, ""),
            entry,
            reason,
            day_of(on),
        )
        for on, person, entry, reason in sorted(found, key=lambda one: (one[0], one[1]))
    ]


def stocks(actor: Actor, days: Sequence[date], revision: int) -> list[int]:
    """Persons on the list on each of these days, as known at one revision: one reading for all."""
    access.check_see_list(actor)
    if not days:
        return []
    read = spells(actor, min(days), max(days), revision)
    return [
        sum(_on([one for one in own if one.state is State.LISTED], ordinal(on)) for own in read.values())
        for on in days
    ]


def _on(listed: Sequence[Spell], day: int) -> bool:
    return any(one.start <= day < one.end for one in listed)
