"""Which files are one person, and with whom a person lives."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from digor.casework.people.bridge import Loader
from digor.casework.people.days import ordinal
from digor.casework.people.enums import Verb
from digor.casework.people.models import Household, Link, Record
from digor.casework.people.reads.gathering import referents
from digor.casework.people.revisions import head
from digor.engines.timeline.memberships import stays
from digor.foundation.frame.once import once
from digor.foundation.partners.actor import Actor


def whole_person(actor: Actor, records: Iterable[Record]) -> list[Record]:
    """These records, and those linked to them now."""
    loader = Loader(actor.territory_id, head(actor.territory_id))
    components = loader.components({record.pk for record in records})
    return list(Record.objects.filter(pk__in={one for component in components for one in component}))


def persons_of(actor: Actor, records: Collection[int]) -> dict[int, frozenset[int]]:
    """Record → every record of the same person now, itself included."""
    return _persons_of(actor.territory_id, frozenset(records))


@once
def _persons_of(territory_id: int, records: frozenset[int]) -> dict[int, frozenset[int]]:
    components = Loader(territory_id, head(territory_id)).components(records)
    return {one: frozenset(component) for component in components for one in component if one in records}


def links(actor: Actor, records: Collection[int]) -> list[Link]:
    """The links that stand now between the records of these persons, oldest first."""
    loader = Loader(actor.territory_id, head(actor.territory_id))
    whole = {one for component in loader.components(records) for one in component}
    published = Link.objects.filter(
        territory=actor.territory_id, record_a__in=whole, act__revisions__verb=Verb.PUBLISH
    )
    standing = published.exclude(act__revisions__verb=Verb.WITHDRAW)
    return list(standing.select_related("record_a", "record_b").order_by("pk"))


def home_of(actor: Actor, record: Record, on: date) -> Household | None:
    """The household somebody belongs to on a day, as known now."""
    loader = Loader(actor.territory_id, head(actor.territory_id))
    component = loader.components({record.pk})[0]
    lived = stays(loader.memberships(records=component))
    home = next((h for start, end, h in lived if start <= ordinal(on) < end and h), None)
    return Household.objects.filter(pk=home).first() if home else None


def followed(actor: Actor, records: Collection[int]) -> bool:
    """Whether one of these records has a referent now."""
    loader = Loader(actor.territory_id, head(actor.territory_id))
    return any(post for post, _name in referents(loader, records).values())


def records_named(actor: Actor, cases: Collection[str]) -> list[Record]:
    """The records of these case numbers, already known to be the reader's to see."""
    return list(Record.objects.filter(territory=actor.territory_id, case_number__in=cases))
