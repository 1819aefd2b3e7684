"""What a row would bring: new, same, or changes, and what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from digor.casework.people.bridge import Loader
from digor.casework.people.days import ordinal
from digor.casework.people.phonetics import fold
from digor.casework.people.publication import naming, resolving
from digor.casework.people.publication.given import Given, RecordRef
from digor.casework.people.publication.rows import BATCH, CONTENT, Content, content
from digor.casework.people.reads.subjects import hidden_households, hidden_persons
from digor.casework.people.revisions import head
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source

# What a reader is told has changed, by column of the content.
FIELDS = {
    1: "person",
    2: "household",
    3: "kind",
    4: "situation",
    5: "start",
    6: "end",
    9: "perimeter",
    10: "asks_for",
}
IDENTITY = "identity"


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """`verdict`: new, same or changes; `changed`: the names of what differs."""

    row: Given
    verdict: str
    changed: tuple[str, ...] = ()


def verdicts(source: Source, rows: Iterable[Given], actor: Actor) -> Iterator[RowVerdict]:
    """Compare rows with what the source is known to say now, a batch at a time, writing nothing.

    A row about a protected person, or about a household of such persons only, reads "new" for who is
    outside the circle: its existence must not show.
    """
    todo = iter(rows)
    while batch := list(islice(todo, BATCH)):
        yield from _judge(source, batch, actor)


def _judge(source: Source, batch: Sequence[Given], actor: Actor) -> Iterator[RowVerdict]:
    keys = resolving.known("sourcekey", "row_key", "id", source, [row.row_key for row in batch])
    records = resolving.known(
        "recordkey", "key", "record_id", source, [row.record.key for row in batch if row.record]
    )
    homes = resolving.known(
        "householdkey", "key", "household_id", source, [row.household.key for row in batch if row.household]
    )
    now = _current(source, list(keys.values()))
    named = naming.now(list(records.values()), Loader(source.territory_id, head(source.territory_id)))
    hidden = hidden_persons(actor)
    absent = hidden_households(actor, {before[2] for before in now.values() if before[2]})
    for row in batch:
        key = keys.get(row.row_key)
        before = now.get(key) if key is not None else None
        if key is None or before is None or before[1] in hidden or before[2] in absent:
            yield RowVerdict(row, "new")
            continue
        record = records.get(row.record.key, -1) if row.record else None
        home = homes.get(row.household.key, -1) if row.household and record is None else None
        after = content(row, source, key, record, home)
        changed = tuple(name for position, name in FIELDS.items() if before[position] != after[position])
        # Of the same record only: about another, the row reads as about somebody never heard of.
        if row.record and record == before[1] and _renames(row.record, named.get(before[1], naming.NOBODY)):
            changed += (IDENTITY,)
        if changed:
            yield RowVerdict(row, "changes", changed)
        else:
            yield RowVerdict(row, "same" if before == after else "changes", changed)


def _renames(ref: RecordRef, known: naming.Named) -> bool:
    """Whether a row says another name or birth date than the source's active files; case and accents aside."""
    said = (
        ref.family_name.strip()[:80],
        ref.given_name.strip()[:80],
        ref.birth_date,
        ref.birth_year_only,
        "",
    )
    family, given, *born = known.then(said).civil
    was_family, was_given, *was_born = known.civil
    return (fold(family), fold(given), born) != (fold(was_family), fold(was_given), was_born)


def _current(source: Source, keys: Sequence[int]) -> dict[int, Content]:
    """Source key → its current content: the active mention said last."""
    loader = Loader(source.territory_id, head(source.territory_id))
    last: dict[int, tuple[tuple[int, int, int], Content]] = {}
    for row in loader.contents(keys, CONTENT):
        *values, stated_on, line, order = row
        values[5], values[6], values[7] = ordinal(values[5]), ordinal(values[6]), bool(values[7])
        rank = (ordinal(stated_on), order, line)
        if values[0] not in last or rank > last[values[0]][0]:
            last[values[0]] = (rank, tuple(values))
    return {key: one for key, (_, one) in last.items()}
