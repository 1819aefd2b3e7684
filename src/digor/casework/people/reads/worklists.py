"""Lists of the morning: who contradicts whom, whom nobody has seen, what changed in my files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from digor.casework.people import access
from digor.casework.people.bridge import Loader
from digor.casework.people.days import ordinal
from digor.casework.people.models import Household, Record, Segment
from digor.casework.people.reads.lists import last_news, last_of, leaves_on, rows
from digor.casework.people.reads.night import Night, Unit, night
from digor.casework.people.reads.said import said_of
from digor.casework.people.reads.subjects import hidden_persons
from digor.casework.people.revisions import head, known_on
from digor.casework.people.shapes import Change, Contradiction, Silence
from digor.engines.timeline.explain import explain
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor

RECENT = 90  # days: older contradictions are history, not work
SHOWN = 50  # units of a worklist


def contradictions(actor: Actor, on: date, within: int = RECENT, limit: int = 50) -> list[Contradiction]:
    """Nights of the last days on which two live statements disagree, latest first."""
    access.check_see_list(actor)
    revision = head(actor.territory_id)
    hidden = hidden_persons(actor)
    found = list(
        Segment.objects.filter(
            territory=actor.territory_id,
            contested=True,
            from_revision__lte=revision,
            to_revision__gt=revision,
            from_day__lte=on,
            known_to__gt=on - timedelta(days=within),
        )
        .exclude(person__in=hidden)
        .order_by("-from_day", "person")[:limit]
    )
    if not found:
        return []
    loader = Loader(actor.territory_id, revision)
    problems = loader.problems(loader.components({segment.person_id for segment in found}))
    numbers = dict(Record.objects.filter(pk__in=list(problems)).values_list("pk", "case_number"))
    cases = unit_cases(actor, on, revision)
    made = []
    for segment in found:
        problem = problems[segment.person_id]
        why = explain(problem, ordinal(segment.from_day))
        if why.winner is None or not why.losers:
            continue
        shown = said_of(actor, [why.winner, *(loser.statement for loser in why.losers)], problem)
        made.append(
            Contradiction(
                case_number=cases.get(segment.person_id, numbers[segment.person_id]),
                record_case_number=numbers[segment.person_id],
                start=segment.from_day,
                end=segment.known_to,
                kept=shown[why.winner],
                set_aside=tuple(shown[loser.statement] for loser in why.losers if loser.statement in shown),
            )
        )
    return made


def unit_cases(actor: Actor, on: date, revision: int) -> dict[int, str]:
    """Person → the case number of its household that night, for those who have one."""
    homes = night(actor, on, revision).homes
    numbers = dict(Household.objects.filter(pk__in=set(homes.values())).values_list("pk", "case_number"))
    return {person: numbers[home] for person, home in homes.items()}


def without_news(actor: Actor, on: date, days: int = 30, limit: int = SHOWN) -> list[Silence]:
    """Units of the list that nobody has vouched for nor met for so many days, longest first."""
    access.check_see_list(actor)
    seen = night(actor, on, head(actor.territory_id))
    quiet = [
        unit
        for unit in seen.units
        if unit.state == "listed" and all(seen.on - (m.known_to - 1) >= days for m in unit.members)
    ]
    news = last_news(seen, [member.person for unit in quiet for member in unit.members])
    last = {unit: last_of(unit, seen, news) or 0 for unit in quiet}
    kept = sorted((unit for unit in quiet if seen.on - last[unit] >= days), key=last.__getitem__)
    return _silences(actor, seen, kept[:limit])


def leaving_soon(actor: Actor, on: date, within: int = 14, limit: int = SHOWN) -> list[Silence]:
    """Units whose presumption ends within so many days: their referent has been warned."""
    access.check_see_list(actor)
    seen = night(actor, on, head(actor.territory_id))
    last_day = on + timedelta(days=within)
    leaving = [(day, unit) for unit in seen.units if (day := leaves_on(unit)) is not None and day <= last_day]
    leaving.sort(key=lambda pair: pair[0])
    return _silences(actor, seen, [unit for _, unit in leaving[:limit]])


def _silences(actor: Actor, seen: Night, units: Sequence[Unit]) -> list[Silence]:
    return [
        Silence(
            case_number=row.case_number,
            record_case_number=row.situations[0].case_number,
            alias=row.alias,
            situation=unit.first.situation,
            since=row.since,
            last_news=row.last_news,
            days=row.without_news,
            leaves_on=row.leaves_on,
            referent=row.referent,
            mine=row.mine,
            strips=row.strips,
        )
        for row, unit in zip(rows(actor, seen, units), units, strict=True)
        if row.last_news is not None and row.without_news is not None
    ]


def changes_since(actor: Actor, instant: datetime, limit: int = 40) -> list[Change]:
    """What was published since an instant about units I am the referent of (or, for those who are
    nobody's referent, about the whole list): one line a unit, latest first."""
    access.check_see_list(actor)
    then, now = known_on(actor.territory_id, instant), head(actor.territory_id)
    if then == now:
        return []
    on = clock.today() - timedelta(days=1)
    before, after = night(actor, on, then), night(actor, on, now)
    mine_only = (
        any(one.referent == actor.post_id for one in after.people.values()) and actor.post_id is not None
    )
    changed = []
    for person, one in after.people.items():
        was = before.people.get(person)
        if mine_only and one.referent != actor.post_id:
            continue
        what = _what_changed(was.state if was else "", one.state, was.situation if was else "", one.situation)
        if what is None and one.contested and not (was and was.contested):
            what = "contested"
        if what:
            changed.append((person, what, one.situation))
    for person, was in before.people.items():
        if person not in after.people and (not mine_only or was.referent == actor.post_id):
            changed.append((person, "left", was.situation))
    changed.sort(key=lambda row: (row[1] != "entered", row[1] != "left", row[0]))
    kept = changed[:limit]
    numbers = dict(
        Record.objects.filter(pk__in=[person for person, *_ in kept]).values_list("pk", "case_number")
    )
    cases = unit_cases(actor, on, now)
    return [Change(cases.get(person, numbers[person]), what, code) for person, what, code in kept]


def _what_changed(state_was: str, state_is: str, was: str, now: str) -> str | None:
    if state_is == "listed" and state_was != "listed":
        return "entered"
    if state_was == "listed" and state_is != "listed":
        return "left"
    return "situation" if was != now and was and now else None
