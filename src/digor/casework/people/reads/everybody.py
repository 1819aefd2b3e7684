"""The units of the list whoever reads, for an engine that draws over all of them: never shown as they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digor.casework.people import access
from digor.casework.people.models import OPEN, Household, Identity, PersonRecord, Record
from digor.casework.people.reads.members import _age
from digor.casework.people.reads.night import everyone
from digor.casework.people.reads.subjects import hidden_persons
from digor.casework.people.revisions import head
from digor.foundation.partners.actor import Actor


@dataclass(frozen=True, slots=True)
class Everyone:
    """A unit of the list. `persons`: each member's linked records; `ages`: those whose birth date somebody gave.

    `hidden`: one of its members is protected from the reader: it exists for the drawing of a list alone, and
    whoever shows that list says "another priority case".
    """

    case_number: str
    household: int | None
    persons: tuple[tuple[int, ...], ...]
    ages: tuple[int, ...]
    since: date
    hidden: bool


def everybody(actor: Actor, on: date) -> list[Everyone]:
    """Every unit on the list on the night of a day, protected ones included and marked, by case number.

    The list of proposals is one for the territory: were it drawn without those protected from the reader, two
    readers would see two lists. Raises `Refused`: `may_not_see_list`.
    """
    access.check_see_list(actor)
    seen = everyone(actor.territory_id, on, head(actor.territory_id))
    units = [unit for unit in seen.units if unit.state == "listed"]
    hidden = hidden_persons(actor)
    roots = {one.person for unit in units for one in unit.members}
    linked: dict[int, list[int]] = {}
    rows = PersonRecord.objects.filter(territory=actor.territory_id, to_revision=OPEN)
    for person, record in rows.values_list("person_id", "record_id").order_by("record_id"):
        if person in roots:
            linked.setdefault(person, []).append(record)
    births: dict[int, date] = {}
    known = Identity.objects.filter(record__territory=actor.territory_id, birth_date__isnull=False)
    for record, born in known.values_list("record_id", "birth_date"):
        if born is not None:
            births[record] = born
    homes = dict(Household.objects.filter(territory=actor.territory_id).values_list("pk", "case_number"))
    alone = dict(Record.objects.filter(territory=actor.territory_id).values_list("pk", "case_number"))
    found = []
    for unit in units:
        persons = tuple(tuple(linked.get(one.person, [one.person])) for one in unit.members)
        ages = []
        for whole in persons:
            born_on = min((births[one] for one in whole if one in births), default=None)
            if born_on is not None:
                ages.append(_age(born_on, on))
        case = homes[unit.household] if unit.household else alone[unit.first.person]
        found.append(
            Everyone(
                case,
                unit.household,
                persons,
                tuple(sorted(ages)),
                date.fromordinal(unit.since),
                any(one in hidden for person in persons for one in person),
            )
        )
    return sorted(found, key=lambda one: one.case_number)
