"""The by-name list and its figures, cut from one night."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from digor.casework.people import access, bulk
from digor.casework.people.bridge import Loader
from digor.casework.people.days import day
from digor.casework.people.filters import Filters
from digor.casework.people.models import Revision
from digor.casework.people.nomenclature.situations import family
from digor.casework.people.reads.night import Night, Unit, night
from digor.casework.people.reads.shown import as_shown, strips_shown
from digor.casework.people.reads.strips import strips_for
from digor.casework.people.revisions import head
from digor.casework.people.shapes import Behind, Count, Held, Page, Row, Totals
from digor.engines.timeline.spells import INACTIVITY, UNKNOWN
from digor.foundation.partners import reads as partners
from digor.foundation.partners.access import can
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.roles import Permission

RIBBON = 90  # nights shown on a row
LOST = {INACTIVITY, UNKNOWN}  # exits of those nobody has had news of


def by_name(
    actor: Actor,
    on: date,
    revision: int,
    filters: Filters | None = None,
    *,
    offset: int = 0,
    limit: int | None = 50,
    known_on: date | None = None,
) -> Page:
    """The units on the list on the night of a day, as known at a revision: a page of rows, and the totals.

    The totals are those of the whole night; `matching` counts what the filters keep.
    """
    access.check_see_list(actor)
    asked = filters or Filters()
    seen = night(actor, on, revision)
    kept = ordered([unit for unit in seen.units if matches(unit, asked, seen.on, actor)], asked, seen)
    page = kept[offset : None if limit is None else offset + limit]
    return Page(
        on=on,
        revision=revision,
        known_on=known_on,
        rows=tuple(rows(actor, seen, page)),
        matching=Count(len(kept), sum(len(unit.members) for unit in kept)),
        totals=totals_of(seen),
        offset=offset,
    )


def totals(actor: Actor, on: date, revision: int) -> Totals:
    """The figures of a night; for those who see figures, with or without the list."""
    if not access.can_see_list(actor) and not can(actor, Permission.SEE_AGGREGATES):
        access.check_see_list(actor)
    return totals_of(night(actor, on, revision))


def totals_of(seen: Night) -> Totals:
    """Counted from the night's units: the rows and the totals are one value."""
    return Totals(
        listed=seen.count("listed"),
        inactive=seen.count("inactive"),
        beside=seen.count("beside"),
        families=seen.families,
        nomenclature=seen.rules.version,
        revision=seen.revision,
        sources_heard=sum(source.heard for source in seen.sources),
        sources=len(seen.sources),
    )


def late_knowledge(actor: Actor, on: date, revision: int) -> Count:
    """What was learnt of that night since the revision: stock as known now − as known then."""
    then = night(actor, on, revision).count("listed")
    now = night(actor, on, head(actor.territory_id)).count("listed")
    return Count(now.households - then.households, now.persons - then.persons)


def sectors(actor: Actor, on: date, revision: int) -> tuple[str, ...]:
    """The sectors known that night, for the filter."""
    return tuple(sorted({one.sector for one in night(actor, on, revision).people.values() if one.sector}))


def definition(actor: Actor, on: date, revision: int) -> Behind:
    """What stands behind the list's figures."""
    seen = night(actor, on, revision)
    rule_set = seen.rule_set
    row = Revision.objects.filter(territory=actor.territory_id, number=revision).first()
    return Behind(
        nomenclature=seen.rules.version,
        source=seen.version.source,
        ethos_light=tuple(rule_set.ethos_light) if rule_set else (1, 2, 3, 5),
        threshold_days=seen.rules.threshold_days,
        notice_days=seen.rules.notice_days,
        rules_since=rule_set.act.prepared_on if rule_set else None,
        revision=revision,
        instant=row.instant if row else None,
        sources=seen.sources,
        communes=partners.communes(actor.territory_id).count(),
        totals=totals_of(seen),
    )


def matches(unit: Unit, asked: Filters, on: int, actor: Actor) -> bool:
    """Whether a unit answers the sentence of filters."""
    if unit.state != (asked.state or "listed"):
        return False
    first = unit.first
    if asked.family and not any(family(m.situation or "UNK") == asked.family for m in unit.members):
        return False
    if asked.commune and not any(m.commune == asked.commune for m in unit.members):
        return False
    if asked.sector and not any(m.sector == asked.sector for m in unit.members):
        return False
    if asked.who and (unit.size > 1) != (asked.who == "several"):
        return False
    if asked.referent == "none" and any(m.referent for m in unit.members):
        return False
    if asked.referent == "mine" and not any(m.referent and m.referent == actor.post_id for m in unit.members):
        return False
    if asked.certainty == "contested":
        return any(m.contested and not m.presumed(on) for m in unit.members)
    return not asked.certainty or first.presumed(on) == (asked.certainty == "presumed")


def ordered(units: list[Unit], asked: Filters, seen: Night) -> list[Unit]:
    """In the order the sentence says; ties by age of the file."""
    if asked.sort == "recent":
        return sorted(units, key=lambda unit: -unit.since)
    if asked.sort == "silence":
        news = last_news(seen, [member.person for unit in units for member in unit.members])
        return sorted(units, key=lambda unit: last_of(unit, seen, news) or 0)
    return units


def rows(actor: Actor, seen: Night, units: Sequence[Unit]) -> list[Row]:
    """A page's rows: three queries whatever their number."""
    persons = [member.person for unit in units for member in unit.members]
    named = names(persons, [unit.household for unit in units if unit.household])
    strips = strips_for([unit.first.person for unit in units], seen.on - RIBBON, seen.on, seen.revision)
    news = last_news(seen, persons)
    made = []
    for unit in units:
        first = unit.first
        referent = next((m.referent for m in unit.members if m.referent), 0)
        last = last_of(unit, seen, news)
        made.append(
            Row(
                case_number=named.homes[unit.household] if unit.household else named.records[first.person],
                is_household=unit.household is not None,
                members=unit.size,
                alias=next((named.aliases[m.person] for m in unit.members if m.person in named.aliases), ""),
                situations=tuple(
                    Held(
                        named.records[m.person],
                        as_shown(actor, m.situation),
                        m.presumed(seen.on),
                        m.contested and not m.presumed(seen.on),
                    )
                    for m in unit.members
                ),
                since=day(unit.since),
                nights=seen.on - unit.since + 1,
                state=unit.state,
                referent=seen.referents.get(referent, ""),
                mine=referent != 0 and referent == actor.post_id,
                last_news=day(last) if last else None,
                without_news=seen.on - last if last is not None else None,
                leaves_on=leaves_on(unit),
                sector=first.sector,
                strips=strips_shown(actor, strips.get(first.person, ())),
            )
        )
    return made


def leaves_on(unit: Unit) -> date | None:
    """The day the unit turns inactive unless there is news; None while somebody is to be warned first."""
    if unit.state != "listed" or not all(m.exit in LOST for m in unit.members):
        return None
    return day(max(m.spell_end for m in unit.members))


def last_of(unit: Unit, seen: Night, news: Mapping[int, int]) -> int | None:
    """The last day anybody vouched for a member, or met or phoned one."""
    vouched = [min(m.known_to - 1, seen.on) for m in unit.members if m.known_to]
    return max([*vouched, *(news[m.person] for m in unit.members if m.person in news)], default=None)


def last_news(seen: Night, persons: Collection[int]) -> dict[int, int]:
    """Person → the day of its last contact (met, phoned) by that night. Segments tell the rest."""
    found: dict[int, int] = {}
    for person, start, end in Loader(seen.territory_id, seen.revision).contacts(persons):
        if start <= seen.on:
            found[person] = max(found.get(person, 0), min(end - 1, seen.on))
    return found


@dataclass(frozen=True, slots=True)
class Names:
    """What units are called: case numbers, and aliases of those who have one."""

    records: dict[int, str]
    aliases: dict[int, str]
    homes: dict[int, str]


def names(records: Collection[int], homes: Collection[int]) -> Names:
    """One query for a page; for a whole list, a few."""
    found = Names({}, {}, {})
    wanted = [*records, *(-home for home in homes)]
    for start in range(0, len(wanted), bulk.CHUNK):
        chunk = wanted[start : start + bulk.CHUNK]
        inside = ", ".join(str(one) for one in chunk if one > 0) or "NULL"
        around = ", ".join(str(-one) for one in chunk if one < 0) or "NULL"
        for kind, number, case, alias in bulk.select(
            f"""SELECT 'record', record.id, record.case_number, alias.alias FROM people_record record
                LEFT JOIN people_alias alias ON alias.id =
                  (SELECT MAX(last.id) FROM people_alias last WHERE last.record_id = record.id)
                WHERE record.id IN ({inside})
                UNION ALL
                SELECT 'household', home.id, home.case_number, NULL FROM people_household home
                WHERE home.id IN ({around})"""
        ):
            (found.records if kind == "record" else found.homes)[number] = case
            if alias:
                found.aliases[number] = alias
    return found
