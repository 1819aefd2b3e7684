"""Who exists for the reads: a file's rows are written before anybody publishes it, names included.

A record opened by a partner's file exists once something published and not withdrawn speaks of it;
a record opened by hand exists from then on.
"""

from __future__ import annotations

from collections.abc import Collection

from digor.casework.people import bulk
from digor.casework.people.bridge import Loader
from digor.casework.people.models import Household, HouseholdKey
from digor.casework.people.revisions import head

_SAID = "people_statement said JOIN people_mention fact ON fact.statement_id = said.id"


def existing(territory_id: int, records: Collection[int]) -> set[int]:
    """Those of these records that exist now: three questions for all of them."""
    if not records:
        return set()
    opened = bulk.select_in("SELECT DISTINCT record_id FROM people_recordkey WHERE record_id IN", records)
    brought = {record for (record,) in opened}
    if not brought:
        return set(records)
    loader = Loader(territory_id, head(territory_id))
    said = loader.acts.rows_in("DISTINCT said.record_id", _SAID, "said.record_id", brought)
    spoken = {record for record, _order in said}
    spoken |= {membership.record for membership in loader.memberships(records=brought)}
    return (set(records) - brought) | spoken


def existing_household(household: Household) -> bool:
    """Whether it exists now: formed by hand, or spoken of by something published and not withdrawn."""
    if not HouseholdKey.objects.filter(household=household).exists():
        return True
    loader = Loader(household.territory_id, head(household.territory_id))
    said = loader.acts.rows_in("DISTINCT said.household_id", _SAID, "said.household_id", {household.pk})
    return any(True for _row in said) or bool(loader.memberships(households={household.pk}))
