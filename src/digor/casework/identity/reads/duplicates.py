"""Pairs to look at: one value for the list, the counts, the desk and the next pair, so that they agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from django.urls import reverse

from digor.casework.identity import access, rules
from digor.casework.identity.enums import Band, State
from digor.casework.identity.models import Pair, Run
from digor.casework.identity.shapes import Count, Duplicate
from digor.casework.identity.words import said, sentence
from digor.casework.people.models import Record
from digor.casework.people.reads.comparing import merged, referents_of, sources_of
from digor.casework.people.reads.existing import existing
from digor.casework.people.reads.subjects import aliases_of, hidden_persons
from digor.foundation.frame.once import once
from digor.foundation.journal.authors import directory
from digor.foundation.partners.actor import Actor

WAITING = (State.REVIEW, State.UNSURE)


class Waiting(NamedTuple):
    """A pair that waits, before anything is said of it."""

    pair: int
    a: int
    b: int
    band: str
    weight: float
    state: str


@once
def waiting(actor: Actor) -> list[Waiting]:
    """Every pair this actor may decide on, in the list's order.

    Left out: pairs with a file that does not exist for the actor, and files that are one person by now.
    """
    access.check_review(actor)
    return _visible(actor)


def outside_every_circle(system: Actor) -> int:
    """How many pairs wait, none of their files protected: what may be printed anywhere."""
    access.check_seek(system)
    return len(_visible(system))


def _visible(actor: Actor) -> list[Waiting]:
    hidden = hidden_persons(actor)
    person = merged(actor.territory_id)
    rows = Pair.objects.filter(territory=actor.territory_id, state__in=WAITING)
    found = [
        Waiting(*row)
        for row in rows.values_list("pk", "record_a_id", "record_b_id", "band", "weight", "state")
        if not hidden & {row[1], row[2]} and person.get(row[1], row[1]) != person.get(row[2], row[2])
    ]
    here = existing(actor.territory_id, {record for one in found for record in (one.a, one.b)})
    kept = [one for one in found if one.a in here and one.b in here]
    return sorted(kept, key=lambda one: rules.rank(one.state, one.band, one.weight, one.pair))


def count(actor: Actor) -> Count:
    """How many pairs wait, by band; those nobody knows yet apart."""
    bands = Counter(one.band for one in waiting(actor) if one.state == State.REVIEW)
    unsure = sum(one.state == State.UNSURE for one in waiting(actor))
    return Count(bands[Band.CERTAIN], bands[Band.PROBABLE], bands[Band.POSSIBLE], unsure)


def duplicates(
    actor: Actor,
    *,
    band: str = "",
    state: str = "",
    source: str = "",
    mine: bool = False,
    offset: int = 0,
    limit: int | None = None,
) -> list[Duplicate]:
    """The pairs that wait, in the printed order; empty words keep all. `source`: a source's code."""
    kept = [
        one for one in waiting(actor) if (not band or one.band == band) and (not state or one.state == state)
    ]
    if source or mine:
        named = _described(actor, kept)
        codes = sources_of({record for one in kept for record in (one.a, one.b)}) if source else {}
        kept_pairs = {
            one.pair
            for one, told in zip(kept, named, strict=True)
            if (not source or source in {**codes.get(one.a, {}), **codes.get(one.b, {})})
            and (not mine or told.mine)
        }
        return [told for told in named if told.pair in kept_pairs][offset:][:limit]
    return _described(actor, kept[offset:][:limit])


def sources(actor: Actor) -> list[tuple[str, str]]:
    """Code and label of the sources whose files are in a pair that waits, by label: what the list can be asked for."""
    told = sources_of({record for one in waiting(actor) for record in (one.a, one.b)})
    found = {code: label for own in told.values() for code, label in own.items()}
    return sorted(found.items(), key=lambda one: (one[1].casefold(), one[0]))


def duplicate(actor: Actor, pair: int) -> Duplicate | None:
    """One pair, decided or not; None if it does not exist for this actor."""
    found = pair_of(actor, pair)
    if found is None:
        return None
    one = Waiting(found.pk, found.record_a_id, found.record_b_id, found.band, found.weight, found.state)
    return _described(actor, [one])[0]


def pair_of(actor: Actor, pair: int) -> Pair | None:
    """The row of a pair that exists for this actor: both its files do."""
    access.check_review(actor)
    found = (
        Pair.objects.filter(pk=pair, territory=actor.territory_id)
        .select_related("record_a", "record_b")
        .first()
    )
    if found is None:
        return None
    records = {found.record_a_id, found.record_b_id}
    if records & hidden_persons(actor) or existing(actor.territory_id, records) != records:
        return None
    return found


def following(actor: Actor, pair: int | None = None) -> int | None:
    """The pair after this one in the list (the first one without); None when none is left."""
    return next(iter(upcoming(actor, pair)), None)


def upcoming(actor: Actor, pair: int | None = None) -> list[int]:
    """The pairs after this one in the list, then those before it; the whole list when it is not there."""
    order = [one.pair for one in waiting(actor)]
    at = order.index(pair) if pair in order else -1
    return order[at + 1 :] + order[: max(at, 0)]


def last_run(actor: Actor) -> Run | None:
    """When somebody last looked for duplicates."""
    access.check_seek(actor)
    return Run.objects.filter(territory=actor.territory_id).order_by("-pk").first()


def _described(actor: Actor, rows: Sequence[Waiting]) -> list[Duplicate]:
    """The pairs in words: a constant number of questions for all."""
    records = {record for one in rows for record in (one.a, one.b)}
    pairs = Pair.objects.in_bulk([one.pair for one in rows])
    numbers = dict(Record.objects.filter(pk__in=records).values_list("pk", "case_number"))
    aliases, sources = aliases_of(records), sources_of(records)
    referents = referents_of(actor, records)
    names = directory().names({pair.decided_by for pair in pairs.values() if pair.decided_by})
    found = []
    for one in rows:
        pair = pairs[one.pair]
        whose, mine = _whose(actor, one, referents, sources)
        found.append(
            Duplicate(
                pair=one.pair,
                url=reverse("identity:pair", args=[one.pair]),
                cases=(numbers[one.a], numbers[one.b]),
                aliases=(aliases.get(one.a, ""), aliases.get(one.b, "")),
                sources=(_labels(sources, one.a), _labels(sources, one.b)),
                since=pair.since,
                band=pair.band,
                band_label=str(Band(pair.band).label),
                state=pair.state,
                weight=pair.weight,
                words=sentence(said(pair.fields)),
                whose=whose,
                mine=mine,
                decided_by=names.get(pair.decided_by, pair.decided_by),
                decided_at=pair.decided_at,
            )
        )
    return found


def _labels(sources: dict[int, dict[str, str]], record: int) -> tuple[str, ...]:
    return tuple(sources.get(record, {}).values())


def _whose(
    actor: Actor,
    one: Waiting,
    referents: dict[int, tuple[int, str]],
    sources: dict[int, dict[str, str]],
) -> tuple[str, bool]:
    """Who is best placed: the referent of one of them, else the partners whose files they are."""
    told = [referents[record] for record in (one.a, one.b) if record in referents]
    if told:
        mine = actor.post_id is not None and any(post == actor.post_id for post, _ in told)
        return ", ".join(dict.fromkeys(name for _, name in told)), mine
    labels = dict.fromkeys((*_labels(sources, one.a), *_labels(sources, one.b)))
    return ", ".join(labels), False
