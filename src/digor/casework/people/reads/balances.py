"""The ledger balances: stock, entries and exits between two days, at one revision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection

from digor.casework.people import access
from digor.casework.people.bridge import Loader
from digor.casework.people.days import ordinal
from digor.casework.people.nomenclature.classes import Version
from digor.casework.people.nomenclature.situations import family
from digor.casework.people.nomenclature.versions import version
from digor.casework.people.reads.night import households_without, linked_records
from digor.casework.people.timelines import COLUMNS
from digor.engines.timeline import balance as engine
from digor.engines.timeline.answer import Spell, State
from digor.engines.timeline.balance import Balance, Group
from digor.engines.timeline.households import UnitSpell
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.access import can
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.roles import Permission

GROUPS = ("ethos_light", "insee", "situation", "family")


def balance(
    actor: Actor, start: date, end: date, revision: int, *, unit: str = "person", state: State = State.LISTED
) -> Balance:
    """Opening stock + entries − exits = closing stock, to the unit. Raises `Unbalanced` if it does not close."""
    _check(actor)
    stays = spells(actor, revision) if unit == "person" else unit_spells(actor, revision)
    return engine.balance(stays, ordinal(start), ordinal(end), state=state)


def by_group(actor: Actor, start: date, end: date, revision: int, by: str) -> dict[str, Balance]:
    """The same for persons, for each value of a group read on each day."""
    _check(actor)
    if by not in GROUPS:
        raise Refused("unknown_group", f"--by: {', '.join(GROUPS)}.")
    stays = spells(actor, revision)
    groups = group_values(actor, revision, by)
    values = sorted({value for spans in groups.values() for _, _, value in spans if value})
    return {
        value: engine.balance(stays, ordinal(start), ordinal(end), groups=groups, group=value)
        for value in values
    }


def spells(actor: Actor, revision: int) -> Mapping[Hashable, Sequence[Spell]]:
    """Person → its spells at a revision, those protected from the actor left out."""
    hidden = _hidden_persons(actor, revision)
    found: dict[Hashable, list[Spell]] = defaultdict(list)
    sql = _stored("listspell", actor.territory_id, revision)
    for person, state, start, end, entry, leaving in sql:
        if person not in hidden:
            found[person].append(Spell(ordinal(start), ordinal(end), State(state), entry, leaving))
    return {person: sorted(own) for person, own in found.items()}


def unit_spells(actor: Actor, revision: int) -> Mapping[Hashable, Sequence[UnitSpell]]:
    """Unit → its spells at a revision. A household with a protected member is read without it."""
    hidden = _hidden_persons(actor, revision)
    loader = Loader(actor.territory_id, revision)
    linked = linked_records(actor.territory_id, revision)
    around = households_without(loader, hidden, linked)
    found: dict[Hashable, list[UnitSpell]] = defaultdict(list)
    for household, person, since, state, start, end, entry, leaving in _stored(
        "householdspell", actor.territory_id, revision
    ):
        if person in hidden or household in around:
            continue
        row = UnitSpell(ordinal(start), ordinal(end), State(state), ordinal(since), entry, leaving)
        found[("household", household) if household else ("person", person)].append(row)
    for household, rows in around.items():
        found["household", household] = list(rows)
    return {unit: sorted(own) for unit, own in found.items()}


def group_values(actor: Actor, revision: int, by: str) -> Mapping[Hashable, Sequence[Group]]:
    """Person → the value of a group on each day, read from its segments."""
    loader = Loader(actor.territory_id, revision)
    nomenclature = version(loader.rules.version)
    found: dict[Hashable, list[Group]] = defaultdict(list)
    for person, start, _known_to, end, _statement, code, _kind, _contested in _stored(
        "segment", actor.territory_id, revision
    ):
        found[person].append((ordinal(start), ordinal(end), value_of(nomenclature, by, code)))
    return {person: sorted(spans) for person, spans in found.items()}


def value_of(nomenclature: Version, by: str, code: str) -> str:
    """The value of a group for a situation."""
    if by == "ethos_light":
        found = nomenclature.ethos_light(code)
        return str(found) if found else "none"
    if by == "insee":
        if nomenclature.insee_sans_abri(code):
            return "sans_abri"
        return "heberge" if nomenclature.insee_sans_domicile(code) else "none"
    return family(code).value if by == "family" else code


def _stored(table: str, territory_id: int, revision: int) -> list[Any]:
    sql = (
        f"SELECT {', '.join(COLUMNS[table])} FROM people_{table} "
        "WHERE territory_id = %s AND from_revision <= %s AND to_revision > %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [territory_id, revision, revision])
        return list(cursor.fetchall())


def _hidden_persons(actor: Actor, revision: int) -> set[int]:
    linked = linked_records(actor.territory_id, revision)
    return {linked.get(record, record) for record in access.hidden_records(actor)}


def _check(actor: Actor) -> None:
    if not can(actor, Permission.SEE_AGGREGATES):
        access.check_see_list(actor)
