"""Writing a file's rows: content stored once, a mention for every row, no number anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.db import transaction

from digor.casework.people import bulk, revisions
from digor.casework.people.actions.ruling import ensure_rules
from digor.casework.people.days import iso, ordinal
from digor.casework.people.enums import ActKind
from digor.casework.people.models import FAR_DAY, Act
from digor.casework.people.publication import naming, resolving
from digor.casework.people.publication.given import Given
from digor.engines.timeline.problem import Kind
from digor.foundation.frame import clock
from digor.foundation.partners import reads as partners
from digor.foundation.partners.access import check_source
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from digor.foundation.partners.roles import Permission

BATCH = 5_000  # rows written in one short transaction
PRECISE_DAYS = 30
Progress = Callable[[int, int | None], None]
CONTENT = (
    "source_key_id", "record_id", "household_id", "kind", "situation", "from_day", "to_day",
    "by_night", "closeness", "perimeter", "asks_for", "how",
)  # fmt: skip
Content = tuple[Any, ...]


def silent(done: int, total: int | None) -> None:
    """No progress shown."""


@dataclass(frozen=True, slots=True)
class WrittenCounts:
    """How many file rows were mentioned, and how many contents were not known before."""

    mentions: int
    statements: int


@transaction.atomic
def open_act(
    *,
    by: Actor,
    source: Source,
    file_day: date,
    complete: bool = False,
    perimeter: str = "",
    prepared_on: date | None = None,
) -> Act:
    """The act of a file: what it says is invisible until a revision publishes it."""
    check_source(by, Permission.IMPORT_FILES, source)
    revisions.lock(source.territory_id)
    ensure_rules(source.territory_id)
    return Act.objects.create(
        territory_id=source.territory_id,
        kind=ActKind.IMPORT,
        source=source,
        file_day=file_day,
        complete=complete,
        perimeter=perimeter,
        prepared_on=prepared_on or clock.today(),
        by=by.code,
    )


def write_rows(act: Act, rows: Iterable[Given], progress: Progress = silent) -> WrittenCounts:
    """Write rows in batches, each in a short transaction of its own."""
    todo = iter(rows)
    mentions = statements = 0
    communes = {c.insee_code: c.pk for c in partners.communes(act.territory_id)}
    memberships: set[tuple[int, int, date, date]] = set()
    noted: set[int] = set()
    while batch := list(islice(todo, BATCH)):
        statements += _write_batch(act, batch, communes, memberships, noted)
        mentions += len(batch)
        progress(mentions, None)
    return WrittenCounts(mentions, statements)


def _write_batch(
    act: Act,
    batch: Sequence[Given],
    communes: dict[str, int],
    memberships: set[tuple[int, int, date, date]],
    noted: set[int],
) -> int:
    """One short transaction. Files of one source wait for each other here: both may open the same keys."""
    assert act.source_id is not None
    with transaction.atomic():
        # Without its key: whoever only refers to the source does not wait. SQLite's transaction is the lock.
        Source.objects.select_for_update(no_key=True).get(pk=act.source_id)
        return _write(act, batch, communes, memberships, noted)


def content(row: Given, source: Source, key: int, record: int | None, household: int | None) -> Content:
    """What makes a statement: two rows with the same content are one statement."""
    end = row.end or (FAR_DAY if row.kind is Kind.PRESENCE else row.start + timedelta(days=1))
    return (
        key, record, household, row.kind.value, row.situation, ordinal(row.start), ordinal(end), row.by_night,
        source.closeness if row.closeness is None else row.closeness, row.perimeter, row.asks_for, row.how,
    )  # fmt: skip


def stored_contents(keys: Sequence[int]) -> dict[Content, int]:
    """Every content of these keys → statement id."""
    columns = ", ".join(bulk.plain(one) if one in {"from_day", "to_day"} else one for one in CONTENT)
    found: dict[Content, int] = {}
    for number, *values in bulk.select_in(
        f"SELECT id, {columns} FROM people_statement WHERE source_key_id IN", keys
    ):
        values[5], values[6], values[7] = ordinal(values[5]), ordinal(values[6]), bool(values[7])
        found[tuple(values)] = number
    return found


def _write(
    act: Act,
    batch: Sequence[Given],
    communes: dict[str, int],
    memberships: set[tuple[int, int, date, date]],
    noted: set[int],
) -> int:
    source, territory = act.source, act.territory_id
    assert source is not None
    refs = resolving.persons_named(batch)
    records = resolving.records(source, refs)
    homes = resolving.households(source, (row.household.key for row in batch if row.household))
    keys = resolving.source_keys(source, [row.row_key for row in batch])
    contents = []
    for row in batch:
        record = records[row.record.key] if row.record else None
        household = homes[row.household.key] if row.household and record is None else None
        contents.append(content(row, source, keys[row.row_key], record, household))
    stored = stored_contents(sorted(set(keys.values())))
    fresh = [one for one in dict.fromkeys(contents) if one not in stored]
    ids = bulk.reserve("people_statement", len(fresh))
    bulk.insert(
        "people_statement",
        ("id", "territory_id", "source_id", *CONTENT),
        [
            (number, territory, source.pk, *one[:5], iso(one[5]), iso(one[6]), *one[7:])
            for number, one in zip(ids, fresh, strict=True)
        ],
    )
    stored.update(zip(fresh, ids, strict=True))
    bulk.insert(
        "people_mention",
        ("territory_id", "act_id", "statement_id", "stated_on", "line"),
        [
            (territory, act.pk, stored[one], row.stated_on, row.line)
            for row, one in zip(batch, contents, strict=True)
        ],
    )
    naming.note(act, records, refs, noted)
    _belong(act, batch, records, homes, memberships)
    _beside(territory, batch, [stored[one] for one in contents], {stored[one] for one in fresh}, communes)
    return len(fresh)


def _belong(
    act: Act,
    batch: Sequence[Given],
    records: dict[str, int],
    homes: dict[str, int],
    written: set[tuple[int, int, date, date]],
) -> None:
    """Who lives with whom, once per act."""
    rows = []
    for row in batch:
        if row.record and row.household:
            membership = (
                records[row.record.key],
                homes[row.household.key],
                row.household.start,
                row.household.end or FAR_DAY,
            )
            if membership not in written:
                written.add(membership)
                rows.append((act.territory_id, act.pk, *membership))
    columns = ("territory_id", "act_id", "record_id", "household_id", "from_day", "to_day")
    bulk.insert("people_membership", columns, rows)


def _beside(
    territory: int, batch: Sequence[Given], ids: Sequence[int], fresh: set[int], communes: dict[str, int]
) -> None:
    """Places and words of the new statements, in the tables that can be erased."""
    places, notes = {}, {}
    fades = clock.today() + timedelta(days=PRECISE_DAYS)
    for row, number in zip(batch, ids, strict=True):
        if number in fresh and row.place is not None:
            place = row.place
            places[number] = (
                territory, number, communes.get(place.commune), place.sector[:80], place.precise[:200],
                fades if place.precise else None,
            )  # fmt: skip
        if number in fresh and row.note:
            notes[number] = (territory, number, row.note)
    columns = ("territory_id", "statement_id", "commune_id", "sector", "precise", "precise_until")
    bulk.insert("people_place", columns, list(places.values()))
    bulk.insert("people_note", ("territory_id", "statement_id", "text"), list(notes.values()))
