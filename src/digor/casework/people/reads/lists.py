"""The by-name list and its figures, cut from one night."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from digor.casework.people import access, bulk
from digor.casework.people.bridge import Loader
from digor.casework.people.days import day
from digor.casework.people.filters import Filters
from digor.casework.people.models import Act, Household, Record, Revision
from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situations import family
from digor.casework.people.reads.night import Night, Unit, night
from digor.casework.people.reads.strips import strips_for
from digor.casework.people.reads.subjects import aliases_of
from digor.casework.people.revisions import head
from digor.casework.people.shapes import Behind, Count, FamilyCount, Heard, Held, Page, Row, Totals
from digor.engines.timeline.problem import FAR
from digor.foundation.partners import reads as partners
from digor.foundation.partners.access import can
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Post
from digor.foundation.partners.roles import Permission

RIBBON = 90  # nights shown on a row


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
    kept = ordered([unit for unit in seen.units if matches(unit, asked, seen.on, actor)], asked)
    page = kept[offset : None if limit is None else offset + limit]
    return Page(
        on=on,
        revision=revision,
        known_on=known_on,
        rows=tuple(rows(actor, seen, page)),
        matching=Count(len(kept), sum(len(unit.members) for unit in kept)),
        totals=totals_of(actor, seen),
        offset=offset,
    )


def totals(actor: Actor, on: date, revision: int) -> Totals:
    """The figures of a night; for those who see figures, with or without the list."""
    if not access.can_see_list(actor) and not can(actor, Permission.SEE_AGGREGATES):
        access.check_see_list(actor)
    return totals_of(actor, night(actor, on, revision))


def totals_of(actor: Actor, seen: Night) -> Totals:
    """Counted from the night's units: the rows and the totals are one value."""
    listed = [unit for unit in seen.units if unit.state == "listed"]
    known: Counter[str] = Counter()
    presumed: Counter[str] = Counter()
    for unit in listed:
        first = unit.first
        (presumed if first.presumed(seen.on) else known)[family(first.situation or "UNK").value] += 1
    heard = sources(actor, day(seen.on), seen.revision)
    return Totals(
        listed=_count(seen, "listed"),
        inactive=_count(seen, "inactive"),
        beside=_count(seen, "beside"),
        families=tuple(
            FamilyCount(one.value, known[one.value], presumed[one.value])
            for one in Family
            if known[one.value] or presumed[one.value]
        ),
        nomenclature=seen.rules.version,
        revision=seen.revision,
        sources_heard=sum(source.heard for source in heard),
        sources=len(heard),
    )


def late_knowledge(actor: Actor, on: date, revision: int) -> Count:
    """What was learnt of that night since the revision: stock as known now − as known then."""
    then = _count(night(actor, on, revision), "listed")
    now = _count(night(actor, on, head(actor.territory_id)), "listed")
    return Count(now.households - then.households, now.persons - then.persons)


def sectors(actor: Actor, on: date, revision: int) -> tuple[str, ...]:
    """The sectors known that night, for the filter."""
    return tuple(sorted({one.sector for one in night(actor, on, revision).people.values() if one.sector}))


def definition(actor: Actor, on: date, revision: int) -> Behind:
    """What stands behind the list's figures."""
    seen = night(actor, on, revision)
    loader = Loader(actor.territory_id, revision)
    rule_set = loader.rule_set
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
        sources=tuple(sources(actor, on, revision)),
        communes=partners.communes(actor.territory_id).count(),
        totals=totals_of(actor, seen),
    )


def sources(actor: Actor, on: date, revision: int) -> list[Heard]:
    """The territory's file sources, with the last file each had sent by that revision.

    A source was heard of a night when one of its files, known by then, is of that day or later.
    """
    last: dict[int, date] = {}
    acts = Act.objects.filter(
        territory=actor.territory_id,
        kind="import",
        revisions__verb="publish",
        revisions__number__lte=revision,
    ).values_list("source_id", "file_day")
    for source_id, file_day in acts:
        if source_id is not None and file_day is not None:
            last[source_id] = max(last.get(source_id, file_day), file_day)
    return [
        Heard(
            source.label, source.organisation.code, last.get(source.pk), last.get(source.pk, date.min) >= on
        )
        for source in partners.sources(actor.territory_id)
        if not source.code.startswith("main:")
    ]


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


def ordered(units: list[Unit], asked: Filters) -> list[Unit]:
    """In the order the sentence says; ties by age of the file."""
    if asked.sort == "recent":
        return sorted(units, key=lambda unit: -unit.since)
    if asked.sort == "silence":
        return sorted(units, key=lambda unit: max(m.known_to for m in unit.members))
    return units


def rows(actor: Actor, seen: Night, units: Sequence[Unit]) -> list[Row]:
    """A page's rows: a handful of queries whatever their number."""
    persons = [member.person for unit in units for member in unit.members]
    numbers = dict(Record.objects.filter(pk__in=persons).values_list("pk", "case_number"))
    homes = dict(
        Household.objects.filter(pk__in=[u.household for u in units if u.household]).values_list(
            "pk", "case_number"
        )
    )
    firsts = [unit.first.person for unit in units]
    strips = strips_for(firsts, day(seen.on) - timedelta(days=RIBBON), seen.revision)
    aliases = aliases_of(persons)
    news = last_news(Loader(actor.territory_id, seen.revision), persons, seen.on)
    posts = {member.referent for unit in units for member in unit.members if member.referent}
    names = dict(Post.objects.filter(pk__in=posts).values_list("pk", "professional__name"))
    made = []
    for unit in units:
        first = unit.first
        referent = next((m.referent for m in unit.members if m.referent), None)
        vouched = [min(m.known_to - 1, seen.on) for m in unit.members if m.known_to]
        told = [news[m.person] for m in unit.members if m.person in news]
        last = max([*vouched, *told], default=None)
        ends = min((m.end for m in unit.members if m.presumed(seen.on)), default=FAR)
        made.append(
            Row(
                case_number=homes[unit.household] if unit.household else numbers[first.person],
                is_household=unit.household is not None,
                members=unit.size,
                alias=next((aliases[m.person] for m in unit.members if m.person in aliases), ""),
                situations=tuple(
                    Held(
                        numbers[m.person],
                        m.situation,
                        m.presumed(seen.on),
                        m.contested and not m.presumed(seen.on),
                    )
                    for m in unit.members
                ),
                since=day(unit.since),
                nights=seen.on - unit.since + 1,
                state=unit.state,
                referent=names.get(referent, "") if referent else "",
                mine=referent is not None and referent == actor.post_id,
                last_news=day(last) if last else None,
                without_news=seen.on - last if last is not None else None,
                leaves_on=day(ends) if ends < FAR else None,
                sector=first.sector,
                strips=strips.get(first.person, ()),
            )
        )
    return made


def last_news(loader: Loader, persons: Sequence[int], on: int) -> dict[int, int]:
    """Person → the day of its last contact (met, phoned) by that night. Segments tell the rest."""
    alive = f"from_revision <= {loader.at} AND to_revision > {loader.at}"
    sql = f"SELECT record_id, person_id FROM people_personrecord WHERE {alive} AND person_id IN"
    linked: dict[int, int] = dict(bulk.select_in(sql, persons))
    found: dict[int, int] = {}
    for record, start, end in loader.contacts(linked):
        if start <= on:
            person = linked[record]
            found[person] = max(found.get(person, 0), min(end - 1, on))
    return found


def _count(seen: Night, state: str) -> Count:
    units = [unit for unit in seen.units if unit.state == state]
    return Count(len(units), sum(one.state == state for one in seen.people.values()))
