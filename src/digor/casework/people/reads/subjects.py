"""Whom a gesture or a page is about: a case number resolved for an actor, or nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from digor.casework.people import access
from digor.casework.people.bridge import Loader
from digor.casework.people.days import ordinal
from digor.casework.people.models import (
    OPEN,
    Alias,
    Household,
    Membership,
    PersonRecord,
    Record,
    RecordKey,
    Statement,
)
from digor.casework.people.nomenclature.situations import family
from digor.casework.people.reads.existing import existing
from digor.casework.people.reads.shown import strips_shown
from digor.casework.people.reads.strips import strips_for
from digor.casework.people.revisions import head
from digor.casework.people.shapes import Strip
from digor.engines.timeline.horizon import days_without_news, horizon
from digor.engines.timeline.memberships import stays
from digor.foundation.frame import clock
from digor.foundation.frame.once import once
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source


@dataclass(frozen=True, slots=True)
class Subject:
    """A household or a record, as its case number names it, with the records a gesture concerns."""

    case_number: str
    record: Record | None
    household: Household | None
    records: tuple[Record, ...]
    alias: str
    without_news: int | None
    strips: tuple[Strip, ...]
    now: str  # the situation known now, even one the reader is not shown; "" when none

    @property
    def first_member(self) -> Record | None:
        """Who a contact with the unit is noted on."""
        return self.records[0] if self.records else None

    def same_or(self, general: str) -> str:
        """The situation a tap on a family means: the one already known if it is of that family.

        "Shelter" tapped for someone in a CHU says they are still there, not that two sources disagree.
        """
        now = self.now or general
        return now if family(now) is family(general) else general


@dataclass(frozen=True, slots=True)
class Who:
    """A household or a person alone, as its case number names it, with the records of its people today."""

    case_number: str
    record: Record | None
    household: Household | None
    records: tuple[Record, ...]


@once
def who(actor: Actor, case: str) -> Who | None:
    """Whom a case number names; None if foreign, unknown, unpublished or protected from this actor."""
    record = Record.objects.filter(territory=actor.territory_id, case_number=case).first()
    if record is not None:
        loader = Loader(actor.territory_id, head(actor.territory_id))
        person = loader.components({record.pk})[0]
        if hidden_persons(actor) & person or not existing(actor.territory_id, {record.pk}):
            return None
        return Who(case, record, None, (record,))
    home = Household.objects.filter(territory=actor.territory_id, case_number=case).first()
    if home is None:
        return None
    inside = visible_members(actor, home.pk, clock.today() - timedelta(days=1))
    found = tuple(Record.objects.filter(pk__in=inside).order_by("pk"))
    return Who(case, None, home, found) if found else None


@once
def subject(actor: Actor, case: str) -> Subject | None:
    """The unit of a case number for this actor; None if foreign, unknown, unpublished or protected from it."""
    about = who(actor, case)
    if about is None:
        return None
    found = about.records
    loader = Loader(actor.territory_id, head(actor.territory_id))
    today = clock.today()
    people = {min(c): c for c in loader.components({one.pk for one in found})}
    problem = next(iter(loader.problems(list(people.values())[:1]).values()))
    silent = horizon(problem)
    oldest = next(iter(people))
    strips = strips_for([oldest], ordinal(today) - 90, ordinal(today), loader.at).get(oldest, ())
    return Subject(
        case,
        about.record,
        about.household,
        found,
        next(iter(aliases_of([one.pk for one in found]).values()), ""),
        days_without_news(silent, ordinal(today)) if silent else None,
        strips_shown(actor, strips),
        strips[-1].situation if strips else "",
    )


def visible_members(actor: Actor, household: int, on: date) -> list[int]:
    """The persons of a household on a day, as known now, those protected from the actor left out."""
    hidden = hidden_persons(actor)
    loader = Loader(actor.territory_id, head(actor.territory_id))
    night = ordinal(on)
    belonging = {m.record for m in loader.memberships(households={household}) if m.start <= night < m.end}
    components = loader.components(belonging)
    lived = loader.memberships(records={one for component in components for one in component})
    return sorted(
        min(component)
        for component in components
        if not hidden & component
        and any(
            start <= night < end and home == household
            for start, end, home in stays([one for one in lived if one.record in component])
        )
    )


def hidden_households(actor: Actor, households: Collection[int]) -> set[int]:
    """Those of these households in which only persons protected from the actor ever lived, as known now."""
    hidden = hidden_persons(actor)
    if not hidden or not households:
        return set()
    loader = Loader(actor.territory_id, head(actor.territory_id))
    lived = loader.memberships(households=set(households))
    return {m.household for m in lived} - {m.household for m in lived if m.record not in hidden}


def records_known(actor: Actor, source: Source, keys: Iterable[str]) -> dict[str, Record]:
    """The source's own keys → the records it opened; those unpublished or protected from the actor left out."""
    hidden = hidden_persons(actor)
    known = RecordKey.objects.filter(territory=actor.territory_id, source=source, key__in=list(keys))
    rows = [row for row in known.select_related("record") if row.record_id not in hidden]
    here = existing(actor.territory_id, {row.record_id for row in rows})
    return {row.key: row.record for row in rows if row.record_id in here}


@once
def hidden_persons(actor: Actor) -> set[int]:
    """Every record of the persons protected from this actor: one protected record hides the person."""
    hidden = access.hidden_records(actor)
    if not hidden:
        return set()
    now = PersonRecord.objects.filter(territory=actor.territory_id, to_revision=OPEN)
    persons = set(now.filter(record__in=hidden).values_list("person_id", flat=True))
    return hidden | set(now.filter(person__in=persons).values_list("record_id", flat=True)) | persons


def hidden_cases(reader: Any) -> set[str]:
    """The case numbers that do not exist for this reader: protected persons, and households left with nobody else."""
    if not isinstance(reader, Actor):
        return set()
    hidden = hidden_persons(reader)
    if not hidden:
        return set()
    numbers = set(Record.objects.filter(pk__in=hidden).values_list("case_number", flat=True))
    homes = Membership.objects.filter(territory=reader.territory_id, record__in=hidden).exclude(
        household=None
    )
    for household in set(homes.values_list("household_id", flat=True)):
        if not Membership.objects.filter(household=household).exclude(record__in=hidden).exists():
            numbers.add(Household.objects.get(pk=household).case_number)
    return numbers


def aliases_of(records: Collection[int]) -> dict[int, str]:
    """Record → the alias it was given last."""
    return dict(Alias.objects.filter(record__in=records).order_by("pk").values_list("record_id", "alias"))


def own_statement(actor: Actor, statement: int) -> Statement | None:
    """A statement this actor's organisation said by hand, and may take back."""
    source = partners.source_by_hand(actor)
    if source is None:
        return None
    found = Statement.objects.filter(pk=statement, territory=actor.territory_id, source=source).first()
    if found is None or (found.record_id and found.record_id in hidden_persons(actor)):
        return None
    if found.household_id and hidden_households(actor, {found.household_id}):
        return None
    return found


def case_of(actor: Actor, statement: Statement) -> str:
    """The case number a statement is about."""
    about = statement.record or statement.household
    assert about is not None
    return about.case_number
