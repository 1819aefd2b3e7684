"""What comparing records needs: what each source says of whom, and what they would say as one person.

`named_records` is for looking for duplicates only: it reads every identity of the territory, answers to
no page, and what it returns is forgotten with the search.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from digor.casework.people import bulk
from digor.casework.people.bridge import Loader
from digor.casework.people.days import day as day_of
from digor.casework.people.models import OPEN, Alias, Identity, PersonRecord, Record
from digor.casework.people.reads.existing import existing
from digor.casework.people.reads.gathering import referents
from digor.casework.people.reads.said import said_of
from digor.casework.people.reads.shown import strips_shown
from digor.casework.people.reads.strips import strip
from digor.casework.people.revisions import head
from digor.casework.people.shapes import Said, Strip
from digor.engines.timeline.answer import Answer
from digor.engines.timeline.explain import explain
from digor.engines.timeline.problem import Problem
from digor.engines.timeline.solve import solve
from digor.foundation.partners.actor import Actor


@dataclass(frozen=True, slots=True)
class NamedRecord:
    """A record and what is said of who it is. `sources`: codes; `household`: the last one it joined, 0 if none."""

    record: int
    person: int
    sources: tuple[str, ...]
    household: int
    family_name: str
    given_name: str
    birth_date: date | None
    birth_year_only: bool
    aliases: tuple[str, ...]


def named_records(territory_id: int) -> list[NamedRecord]:
    """Every record of a territory that exists and has a name, a birth date or an alias, by id."""
    return _named(
        territory_id,
        Identity.objects.filter(territory=territory_id),
        Alias.objects.filter(territory=territory_id),
    )


def named_of(territory_id: int, records: Collection[int]) -> dict[int, NamedRecord]:
    """The same for some records, whatever is said of them."""
    found = _named(
        territory_id,
        Identity.objects.filter(record__in=list(records)),
        Alias.objects.filter(record__in=list(records)),
    )
    known = {one.record: one for one in found}
    return {
        record: known.get(record) or NamedRecord(record, record, (), 0, "", "", None, False, ())
        for record in records
    }


def _named(territory_id: int, identified: QuerySet[Identity], called: QuerySet[Alias]) -> list[NamedRecord]:
    identities = {one.record_id: one for one in identified}
    aliases: dict[int, list[str]] = defaultdict(list)
    for record, alias in called.order_by("pk").values_list("record_id", "alias"):
        aliases[record].append(alias)
    known = existing(territory_id, identities.keys() | aliases.keys())
    if not known:
        return []
    sources = sources_of(known)
    loader = Loader(territory_id, head(territory_id))
    homes = {m.record: m.household for m in sorted(loader.memberships(records=known), key=lambda m: m.order)}
    persons = merged(territory_id)
    found = []
    for record in sorted(known):
        identity = identities.get(record)
        found.append(
            NamedRecord(
                record,
                persons.get(record, record),
                tuple(sources.get(record, ())),
                homes.get(record, 0),
                identity.family_name if identity else "",
                identity.given_name if identity else "",
                identity.birth_date if identity else None,
                identity.birth_year_only if identity else False,
                tuple(aliases.get(record, ())),
            )
        )
    return found


def merged(territory_id: int) -> dict[int, int]:
    """Record → person, for the records that are not the oldest of theirs."""
    now = PersonRecord.objects.filter(territory=territory_id, to_revision=OPEN)
    return dict(now.exclude(record=F("person")).values_list("record_id", "person_id"))


def whole_of(territory_id: int, record: int) -> frozenset[int]:
    """The records that are one person with this one, itself included, whoever may see them."""
    return Loader(territory_id, head(territory_id)).components({record})[0]


def sources_of(records: Collection[int]) -> dict[int, dict[str, str]]:
    """Record → code and label of the sources that opened it, or that speak of it when it was opened by hand."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for record, code, label in bulk.select_in(
        "SELECT own.record_id, source.code, source.label FROM people_recordkey own "
        "JOIN partners_source source ON source.id = own.source_id WHERE own.record_id IN",
        records,
    ):
        found[record][code] = label
    for record, code, label in bulk.select_in(
        "SELECT DISTINCT said.record_id, source.code, source.label FROM people_statement said "
        "JOIN partners_source source ON source.id = said.source_id WHERE said.record_id IN",
        set(records) - found.keys(),
    ):
        found[record][code] = label
    return {record: dict(sorted(own.items())) for record, own in found.items()}


def referents_of(actor: Actor, records: Collection[int]) -> dict[int, tuple[int, str]]:
    """Record → post and name of its person's referent, for those who have one."""
    if not records:
        return {}
    loader = Loader(actor.territory_id, head(actor.territory_id))
    whole = loader.components(records)
    told = referents(loader, {one for component in whole for one in component})
    return {
        record: told[min(component)]
        for component in whole
        if min(component) in told and told[min(component)][0]
        for record in component & set(records)
    }


@dataclass(frozen=True, slots=True)
class Life:
    """The nights of one person, real or supposed."""

    strips: tuple[Strip, ...]
    losing: tuple[Strip, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Nights on which two persons, taken for one, were stated in two places: kept, and set aside."""

    start: date
    end: date
    kept: Said
    set_aside: Said


@dataclass(frozen=True, slots=True)
class Together:
    """Two persons' lives beside each other, and as one; `clashes`: the contradictions one would get."""

    one: Life
    other: Life
    both: Life
    clashes: tuple[Clash, ...]


def would_be(actor: Actor, a: Record, b: Record) -> Together:
    """What two persons' nights would be if they were one, computed without writing anything.

    The caller has checked that the actor may see both.
    """
    loader = Loader(actor.territory_id, head(actor.territory_id))
    first, second = loader.components({a.pk})[0], loader.components({b.pk})[0]
    apart = loader.problems([first, second]) if first != second else loader.problems([first])
    union = first | second
    whole = loader.problems([union])[min(union)]
    problems = [apart[min(first)], apart[min(second)], whole]
    answers = [solve(problem) for problem in problems]
    lives = [_life(actor, problem, answer) for problem, answer in zip(problems, answers, strict=True)]
    return Together(lives[0], lives[1], lives[2], _clashes(actor, whole, answers))


def _life(actor: Actor, problem: Problem, answer: Answer) -> Life:
    losing = []
    for segment in answer.segments:
        if segment.contested:
            for loser in explain(problem, segment.start).losers[:1]:
                drawn = strip(segment)
                losing.append(
                    Strip(drawn.start, drawn.known_to, drawn.known_to, loser.situation, drawn.kind, True)
                )
    return Life(
        strips_shown(actor, [strip(segment) for segment in answer.segments]), strips_shown(actor, losing)
    )


def _clashes(actor: Actor, whole: Problem, answers: Iterable[Answer]) -> tuple[Clash, ...]:
    """The contested nights of the whole that are contested in neither part."""
    one, other, both = answers
    before = [(s.start, s.known_to) for part in (one, other) for s in part.segments if s.contested]
    fresh = []
    for segment in both.segments:
        if segment.contested and not any(a <= segment.start and segment.known_to <= b for a, b in before):
            why = explain(whole, segment.start)
            if why.winner is not None and why.losers:
                fresh.append((segment, why.winner, why.losers[0].statement))
    told = {one for _, winner, loser in fresh for one in (winner, loser)}
    person = min(whole.records)
    numbers = {person: Record.objects.values_list("case_number", flat=True).get(pk=person)}
    said = said_of(actor, told, {person: whole}, numbers) if told else {}
    return tuple(
        Clash(day_of(s.start), day_of(s.known_to), said[winner], said[loser])
        for s, winner, loser in fresh
        if winner in said and loser in said
    )


def equal_identifiers(territory_id: int, source_id: int, kind: str) -> list[tuple[int, ...]]:
    """The sets of records that bear one and the same identifier of this source and kind, each by id."""
    rows = bulk.select(
        "SELECT value, record_id FROM people_identifier WHERE territory_id = %s AND source_id = %s "
        "AND kind = %s AND value <> ''",
        [territory_id, source_id, kind],
    )
    bearers: dict[str, set[int]] = defaultdict(set)
    for value, record in rows:
        bearers[value].add(record)
    known = existing(territory_id, {record for own in bearers.values() if len(own) > 1 for record in own})
    return sorted(tuple(sorted(own & known)) for own in bearers.values() if len(own & known) > 1)
