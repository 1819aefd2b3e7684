"""The sheet of a round: aliases, needs, sector, last news; a precise place only for who may see it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from digor.casework.people import access
from digor.casework.people.enums import Asked, Round, Verb
from digor.casework.people.models import OPEN, Mention, PersonRecord, Place, Statement, Supersession
from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situations import family
from digor.casework.people.reads.lists import rows
from digor.casework.people.reads.night import Unit, night
from digor.casework.people.revisions import head
from digor.casework.people.shapes import Row
from digor.foundation.frame import clock
from digor.foundation.partners.access import can
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.roles import Permission

SILENT = 14  # days without news


@dataclass(frozen=True, slots=True)
class Met:
    """One household to meet. `places`: precise, "" for who may not see them or once they faded."""

    row: Row
    needs: tuple[str, ...]
    places: str


def round_sheet(actor: Actor, on: date, whom: str, sectors: Collection[str] = ()) -> list[Met]:
    """Those a round goes to meet, by sector then longest without news. No sector chosen: all of them."""
    access.check_round(actor)
    seen = night(actor, on, head(actor.territory_id))
    units = [unit for unit in seen.units if unit.state == "listed" and _wanted(unit, whom, sectors)]
    found = list(zip(units, rows(actor, seen, units), strict=True))
    if whom == Round.SILENT:
        found = [pair for pair in found if pair[1].without_news is None or pair[1].without_news >= SILENT]
    needs = _needs(actor, [member.person for unit, _row in found for member in unit.members])
    places = _places(actor, [member.statement for unit, _row in found for member in unit.members])
    met = [
        Met(
            row,
            tuple(dict.fromkeys(needs[m.person] for m in unit.members if m.person in needs)),
            ", ".join(dict.fromkeys(places[m.statement] for m in unit.members if m.statement in places)),
        )
        for unit, row in found
    ]
    return sorted(
        met,
        key=lambda one: (
            not one.row.sector,
            one.row.sector,
            -(one.row.without_news or 0),
            one.row.case_number,
        ),
    )


def _wanted(unit: Unit, whom: str, sectors: Collection[str]) -> bool:
    if sectors and not any((m.sector or "") in sectors for m in unit.members):
        return False
    return whom != Round.OUTSIDE or any(family(m.situation or "UNK") == Family.STREET for m in unit.members)


def _needs(actor: Actor, persons: Collection[int]) -> dict[int, str]:
    """Person → what they last asked for, in words."""
    pairs = PersonRecord.objects.filter(territory=actor.territory_id, person__in=persons, to_revision=OPEN)
    person_of = dict(pairs.values_list("record_id", "person_id"))
    said = (
        Statement.objects.filter(Exists(_active(Mention)), record__in=list(person_of))
        .exclude(asks_for="")
        .exclude(Exists(_active(Supersession)))
        .order_by("from_day", "pk")
        .values_list("record_id", "asks_for")
    )
    return {person_of[record]: str(Asked(asked).label) for record, asked in said}


def _active(rows: type[Mention] | type[Supersession]) -> QuerySet[Any]:
    """Those of a statement whose own act stands: one file withdrawn leaves what another says."""
    of = rows._default_manager.filter(statement=OuterRef("pk"), act__revisions__verb=Verb.PUBLISH)
    return of.exclude(act__revisions__verb=Verb.WITHDRAW)


def _places(actor: Actor, statements: Collection[int]) -> dict[int, str]:
    if not can(actor, Permission.SEE_PLACES):
        return {}
    fresh = Place.objects.filter(statement__in=statements, precise_until__gte=clock.today()).exclude(
        precise=""
    )
    return dict(fresh.values_list("statement_id", "precise"))
