"""Of those who live together: who is a child, and whose referent the reader is."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from digor.casework.people import access
from digor.casework.people.bridge import Loader
from digor.casework.people.models import Household, Identity, Record
from digor.casework.people.reads.existing import existing
from digor.casework.people.reads.gathering import referents
from digor.casework.people.reads.subjects import hidden_persons, visible_members
from digor.casework.people.revisions import head
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor

ADULT = 18  # years: Code civil, article 388


def children(actor: Actor, records: Collection[int], on: date) -> set[int]:
    """Those of these records whose person is under 18 on a day, by the earliest birth date any of its files gives.

    Somebody whose birth date nobody gave is read as an adult. The caller has already chosen the records.
    """
    access.check_see_list(actor)
    loader = Loader(actor.territory_id, head(actor.territory_id))
    components = loader.components(records)
    wanted = {one for component in components for one in component}
    births = dict(
        Identity.objects.filter(record__in=wanted, birth_date__isnull=False).values_list(
            "record_id", "birth_date"
        )
    )
    found: set[int] = set()
    for component in components:
        born = min((day for one in component if (day := births.get(one))), default=None)
        if born is not None and _age(born, on) < ADULT:
            found |= {one for one in component if one in records}
    return found


def followed_by(actor: Actor, records: Collection[int]) -> set[int]:
    """Those of these records whose person's referent now is the actor."""
    loader = Loader(actor.territory_id, head(actor.territory_id))
    components = loader.components(records)
    whole = {one for component in components for one in component}
    posts = {person: post for person, (post, _name) in referents(loader, whole).items()}
    return {
        one
        for component in components
        if actor.post_id is not None and posts.get(min(component)) == actor.post_id
        for one in component
        if one in records
    }


def is_known(actor: Actor, unit: Record | Household) -> bool:
    """Whether a record or a household exists for the actor, as `subject` judges it, and nothing more is read.

    A record: published, of its territory, not protected from it; a household: somebody the actor may
    know of lives there.
    """
    if unit.territory_id != actor.territory_id:
        return False
    if isinstance(unit, Household):
        return bool(visible_members(actor, unit.pk, clock.today() - timedelta(days=1)))
    return unit.pk not in hidden_persons(actor) and unit.pk in existing(actor.territory_id, {unit.pk})


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
