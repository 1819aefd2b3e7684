"""Lists of the morning: whom nobody has seen, what changed in my files."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from django.db.models import Max

from digor.casework.people import access
from digor.casework.people.models import Household, PersonRecord, Touch
from digor.casework.people.reads.lists import last_news, last_of, leaves_on, names, rows
from digor.casework.people.reads.night import Night, Unit, night
from digor.casework.people.reads.shown import as_shown
from digor.casework.people.revisions import head, known_on
from digor.casework.people.shapes import Change, Silence
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor

SHOWN = 50  # units of a worklist


def is_mine(actor: Actor, seen: Night, person: int) -> bool:
    """Whether the actor is the person's referent that night."""
    one = seen.people.get(person)
    return one is not None and one.referent != 0 and one.referent == actor.post_id


def unit_cases(actor: Actor, on: date, revision: int) -> dict[int, str]:
    """Person → the case number of its household that night, for those who have one."""
    homes = night(actor, on, revision).homes
    numbers = dict(Household.objects.filter(pk__in=set(homes.values())).values_list("pk", "case_number"))
    return {person: numbers[home] for person, home in homes.items()}


def without_news(
    actor: Actor, on: date, days: int = 30, limit: int = SHOWN, *, mine: bool = False
) -> list[Silence]:
    """Units of the list that nobody has vouched for nor met for so many days, longest first.

    `mine`: only those the actor is the referent of.
    """
    access.check_see_list(actor)
    seen = night(actor, on, head(actor.territory_id))
    quiet = [
        unit
        for unit in seen.units
        if unit.state == "listed"
        and all(seen.on - (m.known_to - 1) >= days for m in unit.members)
        and (not mine or any(is_mine(actor, seen, m.person) for m in unit.members))
    ]
    news = last_news(seen, [member.person for unit in quiet for member in unit.members]) if quiet else {}
    last = {unit: last_of(unit, seen, news) or 0 for unit in quiet}
    kept = sorted((unit for unit in quiet if seen.on - last[unit] >= days), key=last.__getitem__)
    return _silences(actor, seen, kept[:limit])


def leaving_soon(
    actor: Actor, on: date, within: int = 14, limit: int = SHOWN, *, mine: bool = False
) -> list[Silence]:
    """Units whose presumption ends within so many days: their referent has been warned.

    `mine`: only those the actor is the referent of, or that have no referent.
    """
    access.check_see_list(actor)
    seen = night(actor, on, head(actor.territory_id))
    last_day = on + timedelta(days=within)
    leaving = [
        (day, unit)
        for unit in seen.units
        if (day := leaves_on(unit)) is not None
        and day <= last_day
        and (
            not mine
            or any(is_mine(actor, seen, m.person) for m in unit.members)
            or not any(m.referent for m in unit.members)
        )
    ]
    leaving.sort(key=lambda pair: pair[0])
    return _silences(actor, seen, [unit for _, unit in leaving[:limit]])


def _silences(actor: Actor, seen: Night, units: Sequence[Unit]) -> list[Silence]:
    if not units:
        return []
    return [
        Silence(
            case_number=row.case_number,
            record_case_number=row.situations[0].case_number,
            alias=row.alias,
            situation=as_shown(actor, unit.first.situation),
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


def changes_since(actor: Actor, instant: datetime) -> list[Change]:
    """What was published since an instant about units I am the referent of (or, for those who are
    nobody's referent, about the whole list): one line a unit, all of them, latest published first."""
    access.check_see_list(actor)
    then, now = known_on(actor.territory_id, instant), head(actor.territory_id)
    if then == now:
        return []
    on = clock.today() - timedelta(days=1)
    before, after = night(actor, on, then), night(actor, on, now)
    mine_only = actor.post_id is not None and any(
        one.referent == actor.post_id for one in after.people.values()
    )
    changed: dict[int, tuple[str, str]] = {}
    joined, parted = _named_otherwise(actor, before.people.keys() ^ after.people.keys(), then, now)
    for person in {**after.people, **before.people}:
        is_now, was = after.people.get(person), before.people.get(person)
        if is_now is None and person in joined:
            continue  # the same person, under an older file since: told there
        if was is None:
            others = [parted.get(person), *(one for one, into in joined.items() if into == person)]
            was = next((found for one in others if one and (found := before.people.get(one))), None)
        if mine_only and not any(one and one.referent == actor.post_id for one in (is_now, was)):
            continue
        what = _what_changed(
            was.state if was else "",
            is_now.state if is_now else "",
            was.situation if was else "",
            is_now.situation if is_now else "",
        )
        if what is None and is_now and is_now.contested and not (was and was.contested):
            what = "contested"
        if what:
            changed[person] = (what, (is_now or was).situation)  # type: ignore[union-attr]
    if not changed:
        return []
    touched = Touch.objects.filter(territory=actor.territory_id, number__gt=then, record__in=changed)
    latest = dict(touched.values_list("record_id").annotate(last=Max("number")))
    homes = {person: after.homes[person] for person in changed if person in after.homes}
    called = names(list(changed), set(homes.values()))
    numbers, cases = called.records, {person: called.homes[home] for person, home in homes.items()}
    rank = {"entered": 0, "left": 1, "contested": 2, "situation": 3}
    lines: dict[str, tuple[tuple[int, int, int], Change]] = {}
    for person, (what, code) in changed.items():
        case = cases.get(person, numbers[person])
        order = (-latest.get(person, 0), rank[what], person)
        if case not in lines or order < lines[case][0]:
            lines[case] = (order, Change(case, what, as_shown(actor, code)))
    return [line for _, line in sorted(lines.values(), key=lambda pair: pair[0])]


def _named_otherwise(
    actor: Actor, persons: Collection[int], then: int, now: int
) -> tuple[dict[int, int], dict[int, int]]:
    """Persons that a link has since named after an older file, and those an undone link named so then."""
    rows = PersonRecord.objects.filter(territory=actor.territory_id, record__in=persons)
    alive = rows.values_list("record_id", "person_id", "from_revision", "to_revision")
    at: dict[int, dict[int, int]] = {then: {}, now: {}}
    for record, person, start, end in alive:
        for number, found in at.items():
            if start <= number < end and record != person:
                found[record] = person
    return at[now], at[then]


def _what_changed(state_was: str, state_is: str, was: str, now: str) -> str | None:
    if state_is == "listed" and state_was != "listed":
        return "entered"
    if state_was == "listed" and state_is != "listed":
        return "left"
    return "situation" if was != now and was and now else None
