"""The ledger balances: stock, entries and exits between two days, at one revision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Any

from digor.casework.people import access, bulk
from digor.casework.people.bridge import Facts
from digor.casework.people.days import ordinal
from digor.casework.people.nomenclature.classes import Version
from digor.casework.people.nomenclature.situations import family
from digor.casework.people.nomenclature.versions import version
from digor.casework.people.reads.apart import households_without
from digor.casework.people.reads.gathering import alive, persons_of
from digor.casework.people.reads.shown import neutral
from digor.casework.people.reads.subjects import hidden_persons
from digor.casework.people.timelines import COLUMNS, DAYS
from digor.engines.timeline import balance as engine
from digor.engines.timeline.answer import Spell, State
from digor.engines.timeline.balance import Balance, Group
from digor.engines.timeline.households import UnitSpell
from digor.engines.timeline.problem import FAR
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.access import can
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.roles import Permission

GROUPS = ("ethos_light", "insee", "situation", "family")
UNREAD = "unknown"  # the night INSEE reads is one nobody knows anything of


def balance(
    actor: Actor, start: date, end: date, revision: int, *, unit: str = "person", state: State = State.LISTED
) -> Balance:
    """Opening stock + entries − exits = closing stock, to the unit. Raises `Unbalanced` if it does not close."""
    _check(actor)
    read = spells if unit == "person" else unit_spells
    return engine.balance(read(actor, start, end, revision), ordinal(start), ordinal(end), state=state)


def by_group(actor: Actor, start: date, end: date, revision: int, by: str) -> dict[str, Balance]:
    """The same for persons, for each value of a group read on each day.

    The values share everybody out: their stocks add up to the whole list's, or `Unbalanced` is raised.
    """
    _check(actor)
    if by not in GROUPS:
        raise Refused("unknown_group", f"--by: {', '.join(GROUPS)}.")
    stays = spells(actor, start, end, revision)
    groups = group_values(actor, start, end, revision, by)
    first, last = ordinal(start), ordinal(end)
    holders: dict[str, set[Hashable]] = defaultdict(set)  # the others have nothing to say of a value
    holders[""] = set(stays) if by == "insee" else set()
    for person, spans in groups.items():
        for _, _, value in spans:
            holders[value].add(person)
    found = {
        value: engine.balance(
            {person: stays[person] for person in stays.keys() & persons},
            first,
            last,
            groups=groups,
            group=value,
        )
        for value, persons in sorted(holders.items())
    }
    whole = engine.balance(stays, first, last)
    for stock in ("opening", "closing"):
        shared = sum(getattr(one, stock) for one in found.values())
        if shared != getattr(whole, stock):
            raise engine.Unbalanced(f"{by}: {shared} is not {getattr(whole, stock)}.")
    return {value or UNREAD: one for value, one in found.items() if value or _moves(one)}


def _moves(one: Balance) -> bool:
    return bool(one.opening or one.closing or one.entered_group or one.entries or one.left_group)


def spells(actor: Actor, start: date, end: date, revision: int) -> Mapping[Hashable, Sequence[Spell]]:
    """Person → its spells between two days, as known at a revision; those protected from the actor left out."""
    hidden = persons_of(hidden_persons(actor), revision)
    found: dict[Hashable, list[Spell]] = defaultdict(list)
    for person, state, begins, ends, entry, leaving in _stored(
        "listspell", actor.territory_id, start, end, revision
    ):
        if person not in hidden:
            found[person].append(Spell(begins, ends, State(state), entry, leaving))
    return {person: sorted(own) for person, own in found.items()}


def unit_spells(
    actor: Actor, start: date, end: date, revision: int
) -> Mapping[Hashable, Sequence[UnitSpell]]:
    """Unit → its spells, likewise. A household with a protected member is read without it."""
    hidden = persons_of(hidden_persons(actor), revision)
    around = households_without(actor.territory_id, revision, hidden)
    found: dict[Hashable, list[UnitSpell]] = defaultdict(list)
    for household, person, since, state, begins, ends, entry, leaving in _stored(
        "householdspell", actor.territory_id, start, end, revision
    ):
        if person in hidden or household in around:
            continue
        row = UnitSpell(begins, ends, State(state), since, entry, leaving)
        found[("household", household) if household else ("person", person)].append(row)
    for household, rows in around.items():
        found["household", household] = list(rows)
    return {unit: sorted(own) for unit, own in found.items()}


def group_values(
    actor: Actor, start: date, end: date, revision: int, by: str
) -> Mapping[Hashable, Sequence[Group]]:
    """Person → the value of a group on each day, read from its segments.

    INSEE's class on a day reads the night before; the others read the night that begins that day.
    """
    nomenclature = version(Facts(actor.territory_id, revision).rules.version)
    hidden = persons_of(hidden_persons(actor), revision)
    later = 1 if by == "insee" else 0
    codes: dict[str, str] = {}
    found: dict[Hashable, list[Group]] = defaultdict(list)
    for person, begins, _known_to, ends, _statement, code, _kind, _contested in _stored(
        "segment", actor.territory_id, start, end, revision
    ):
        if person in hidden:
            continue
        if code not in codes:
            codes[code] = value_of(nomenclature, by, code)
        found[person].append((begins + later, min(ends + later, FAR), codes[code]))
    return {person: _merged(sorted(spans)) for person, spans in found.items()}


def _merged(spans: Sequence[Group]) -> list[Group]:
    """Days in a row with one value are one span."""
    found: list[Group] = []
    for start, end, value in spans:
        if found and found[-1][1] == start and found[-1][2] == value:
            found[-1] = (found[-1][0], end, value)
        else:
            found.append((start, end, value))
    return found


def value_of(nomenclature: Version, by: str, code: str) -> str:
    """The value of a group for a situation."""
    if by == "ethos_light":
        found = nomenclature.ethos_light(code)
        return str(found) if found else "none"
    if by == "insee":
        if nomenclature.insee_sans_abri(code):
            return "sans_abri"
        return "heberge" if nomenclature.insee_sans_domicile(code) else "none"
    return family(code).value if by == "family" else neutral(code)


def _stored(table: str, territory_id: int, start: date, end: date, revision: int) -> list[tuple[Any, ...]]:
    """The rows of a table alive at a revision that bear on the days, or on the eve of the first."""
    days = DAYS[table]
    columns = ", ".join(
        bulk.plain(column) if is_day else column for column, is_day in zip(COLUMNS[table], days, strict=True)
    )
    rows = bulk.select(
        f"SELECT {columns} FROM people_{table} one WHERE one.territory_id = %s "
        f"AND one.to_day >= %s AND one.from_day <= %s AND {alive('one', revision)}",
        [territory_id, start, end],
    )
    return [
        tuple(ordinal(value) if is_day else value for value, is_day in zip(row, days, strict=True))
        for row in rows
    ]


def _check(actor: Actor) -> None:
    if not can(actor, Permission.SEE_AGGREGATES):
        access.check_see_list(actor)
