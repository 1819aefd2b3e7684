"""Nights of which two live statements do not say the same: what is to settle, whose fix it is, what was asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from digor.casework.people import access
from digor.casework.people.bridge import Loader
from digor.casework.people.days import ordinal
from digor.casework.people.enums import Fix, Settled
from digor.casework.people.models import OPEN, PersonRecord, Record, RecordKey, Segment, Settlement, Statement
from digor.casework.people.reads.night import Night, night
from digor.casework.people.reads.said import said_of
from digor.casework.people.reads.shown import neutral
from digor.casework.people.reads.subjects import hidden_persons
from digor.casework.people.reads.worklists import is_mine, unit_cases
from digor.casework.people.revisions import head
from digor.casework.people.rules import both_may_be_true, whose_fix
from digor.casework.people.shapes import Contradiction, Correction, Fixer, Said
from digor.engines.timeline.explain import explain
from digor.foundation.frame.once import once
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import Role

RECENT = 90  # days: older contradictions are history, not work
SHOWN = 50


class _Stretch(NamedTuple):
    person: int
    start: date
    end: date
    settlement: Settlement | None


def to_settle(actor: Actor, on: date, within: int = RECENT) -> int:
    """How many contradictions of the last days nobody has settled: as many as `contradictions` lists."""
    access.check_see_list(actor)
    return len(_stretches(actor, on, within, settled=False))


def contradictions(
    actor: Actor,
    on: date,
    within: int = RECENT,
    limit: int | None = SHOWN,
    *,
    mine_first: bool = False,
    settled: bool = False,
) -> list[Contradiction]:
    """Nights of the last days on which two live statements disagree: one a unit and night, latest first.

    `mine_first`: those of the files the actor is the referent of come before the others. `settled`: those
    about which somebody decided, instead of those to settle.
    """
    access.check_see_list(actor)
    revision = head(actor.territory_id)
    seen = night(actor, on, revision)
    found = _stretches(actor, on, within, settled=settled)
    if mine_first:
        found.sort(key=lambda one: not is_mine(actor, seen, one.person))
    found = found[:limit]
    if not found:
        return []
    loader = Loader(actor.territory_id, revision)
    problems = loader.problems(loader.components({one.person for one in found}))
    numbers = dict(Record.objects.filter(pk__in=list(problems)).values_list("pk", "case_number"))
    cases = unit_cases(actor, on, revision)
    whys = [explain(problems[one.person], ordinal(one.start)) for one in found]
    told = {why.winner for why in whys if why.winner} | {one.statement for why in whys for one in why.losers}
    shown = said_of(actor, told, problems, numbers)
    names = {
        one.pk: str(getattr(one, "name", None) or one.code)
        for one in partners.organisations(actor.territory_id)
    }
    lines = []
    for one, why in zip(found, whys, strict=True):
        kept = shown[why.winner or 0]
        aside = tuple(shown[loser.statement] for loser in why.losers if loser.statement in shown)
        rule = why.losers[0].rule.value
        lines.append(
            Contradiction(
                case_number=cases.get(one.person, numbers[one.person]),
                record_case_number=numbers[one.person],
                mine=is_mine(actor, seen, one.person),
                start=one.start,
                end=one.end,
                kept=kept,
                set_aside=aside,
                rule=rule,
                fixer=_fixer(actor, seen, one.person, kept, aside[0], rule, names),
                may_both_be_true=any(both_may_be_true(kept.kind, other.kind) for other in aside),
                settled=one.settlement.how if one.settlement else "",
                settled_on=one.settlement.decided_on if one.settlement else None,
            )
        )
    return lines


def corrections(actor: Actor, on: date, within: int = RECENT) -> list[Correction]:
    """What was asked of each source and that its file still says, under the source's own keys, oldest first.

    All sources for who manages partners, else those of the actor's organisation.
    """
    access.check_see_list(actor)
    asked = {
        one.settlement.pk: one
        for one in _stretches(actor, on, within, settled=True)
        if one.settlement and one.settlement.how == Settled.ASKED
    }
    rows = Settlement.objects.filter(pk__in=list(asked)).select_related(
        "record", "kept", "aside__source__organisation", "aside__source_key"
    )
    if not access.can_correct_all(actor):
        rows = rows.filter(aside__source__organisation=actor.organisation_id)
    found = list(rows.order_by("aside__source__code", "decided_on", "pk"))
    keys = _keys(actor, [row.record_id for row in found])
    return [
        Correction(
            source=row.aside.source.code,
            label=row.aside.source.label,
            by_hand=row.aside.source.by_hand,
            row_key=row.aside.source_key.row_key,
            person_key=keys.get((row.aside.source_id, row.record_id), ""),
            case_number=row.record.case_number,
            start=row.day,
            end=asked[row.pk].end,
            says=neutral(row.aside.situation),
            other=neutral(row.kept.situation),
            asked_on=row.decided_on,
            mine=row.aside.source.organisation_id == actor.organisation_id,
        )
        for row in found
    ]


def statements_of(actor: Actor, record: Record, day: date) -> list[Statement]:
    """The live statements that disagree about a record's night, the kept one first; none when they agree."""
    loader = Loader(actor.territory_id, head(actor.territory_id))
    component = loader.components({record.pk})[0]
    why = explain(loader.problems([component])[min(component)], ordinal(day))
    if not why.contested or why.winner is None:
        return []
    numbers = [why.winner, *(loser.statement for loser in why.losers)]
    rows = Statement.objects.select_related("source").in_bulk(numbers)
    return [rows[number] for number in numbers]


def _stretches(actor: Actor, on: date, within: int, *, settled: bool) -> list[_Stretch]:
    return [one for one in _all(actor, on, within) if (one.settlement is not None) is settled]


@once
def _all(actor: Actor, on: date, within: int) -> list[_Stretch]:
    revision = head(actor.territory_id)
    hidden = hidden_persons(actor)
    homes = night(actor, on, revision).homes
    contested = Segment.objects.filter(
        territory=actor.territory_id,
        contested=True,
        from_revision__lte=revision,
        to_revision__gt=revision,
        from_day__lte=on,
        known_to__gt=on - timedelta(days=within),
    ).order_by("-from_day", "person")
    places = contested.values_list("person_id", "from_day", "known_to", "statement_id")
    standing: dict[tuple[date, int], Settlement] = {}
    for row in Settlement.objects.filter(territory=actor.territory_id, lifted_on=None):
        standing[row.day, row.kept_id] = standing[row.day, row.aside_id] = row
    # A household's members are contested together: its first one tells the night.
    units: dict[tuple[int, date], _Stretch] = {}
    for person, start, end, statement in places.iterator():
        if person not in hidden:
            one = _Stretch(person, start, end, standing.get((start, statement)))
            units.setdefault((-homes.get(person, -person), start), one)
    return list(units.values())


def _fixer(
    actor: Actor, seen: Night, person: int, kept: Said, aside: Said, rule: str, names: Mapping[int, str]
) -> Fixer:
    someone = seen.people.get(person)
    post = someone.referent if someone else 0
    fix = whose_fix(
        rule=rule,
        same_source=kept.source_id == aside.source_id,
        aside_by_hand=aside.by_hand,
        has_referent=bool(post),
    )
    if fix is Fix.PROFESSIONAL:
        return Fixer(fix, str(post), seen.referents.get(post, ""), post == actor.post_id)
    if fix is Fix.ROLE:
        return Fixer(fix, Role.SIAO, str(Role.SIAO.label), actor.role == Role.SIAO)
    ours = aside.organisation_id == actor.organisation_id
    if fix is Fix.ORGANISATION:
        return Fixer(fix, str(aside.organisation_id), names.get(aside.organisation_id, aside.source), ours)
    return Fixer(fix, str(aside.source_id), aside.source, ours)


def _keys(actor: Actor, records: list[int]) -> dict[tuple[int, int], str]:
    """(source, record) → the source's own number of the person, of any of its linked records."""
    if not records:
        return {}
    pairs = PersonRecord.objects.filter(territory=actor.territory_id, to_revision=OPEN)
    person_of = dict(pairs.values_list("record_id", "person_id"))
    wanted = {person_of.get(record, record) for record in records}
    together = {record: person for record, person in person_of.items() if person in wanted}
    given = RecordKey.objects.filter(record__in=[*together, *records]).values_list(
        "source_id", "record_id", "key"
    )
    by_person = {(source, together.get(record, record)): key for source, record, key in given}
    return {
        (source, record): key
        for record in records
        for (source, person), key in by_person.items()
        if person == person_of.get(record, record)
    }
