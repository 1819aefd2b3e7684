"""From what was said to what stands: dwellings, vacancies, reports. A pure function of the published rows.

`derive` reads and computes, `write` upserts what differs. Subjects touched are named by (kind, landlord, key).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from django.db.models import Q

from digor.supply.delays import deadline_of
from digor.supply.enums import Kind, Step
from digor.supply.given import FIELDS, Given, day_of
from digor.supply.models import Batch, Said
from digor.supply.rules import Told, Way, replay, winner

UNPUBLISHED = 2**31 - 1  # a batch looked at before it has a number comes last
_CHUNK = 400  # keys in one question: SQLite counts its parameters

T = TypeVar("T")


class Subject(NamedTuple):
    """What is told about. `landlord` is None for a report."""

    kind: str
    landlord: int | None
    key: str


class Row(NamedTuple):
    """A row said, with the number of its publication."""

    kind: str
    landlord: int | None
    key: str
    about: str
    stated_on: date
    number: int
    line: int
    values: dict[str, Any]


# A dwelling's or a report's columns; a vacancy's besides its `dwelling` (a reference).
Values = dict[str, Any]
Derived = dict[Subject, Values | None]


def subject_of(kind: str, landlord: int | None, key: str, about: str) -> Subject:
    """A step is about its vacancy."""
    return Subject(Kind.VACANCY, landlord, about) if kind == Kind.STEP else Subject(kind, landlord, key)


def subject_of_given(given: Given, landlord: int | None) -> Subject:
    return subject_of(given.kind, None if given.kind == Kind.REPORT else landlord, given.key, given.about)


def subjects(batch: Batch) -> set[Subject]:
    """What a batch tells about."""
    rows = Said.objects.filter(batch=batch).values_list("kind", "landlord_id", "key", "about")
    return {subject_of(*row) for row in rows.iterator(chunk_size=5000)}


def derive(territory_id: int, about: Iterable[Subject], *, plus: Batch | None = None) -> Derived:
    """What stands of these subjects, all published batches read, `plus` as if published too."""
    wanted = set(about)
    rows: dict[Subject, list[Row]] = defaultdict(list)
    for row in said(territory_id, wanted, plus=plus):
        rows[subject_of(row.kind, row.landlord, row.key, row.about)].append(row)
    return {subject: _stands(subject, rows.get(subject, ())) for subject in wanted}


def said(territory_id: int, about: Iterable[Subject], *, plus: Batch | None = None) -> Iterator[Row]:
    """Every row that counts for these subjects."""
    counts = Q(batch__number__isnull=False, batch__withdrawn__isnull=True)
    if plus is not None:
        counts |= Q(batch=plus)
    groups: dict[tuple[str, int | None], list[str]] = defaultdict(list)
    for subject in about:
        groups[subject.kind, subject.landlord].append(subject.key)
    for (kind, landlord), keys in groups.items():
        for part in chunks(keys, _CHUNK):
            which = Q(kind=kind, key__in=part)
            if kind == Kind.VACANCY:
                which |= Q(kind=Kind.STEP, about__in=part)
            found = Said.objects.filter(which, counts, territory=territory_id, landlord=landlord)
            fields = ("kind", "landlord_id", "key", "about", "stated_on", "batch__number", "line", "values")
            for kind_, landlord_, key, about_, stated_on, number, line, values in found.values_list(*fields):
                yield Row(kind_, landlord_, key, about_, stated_on, number or UNPUBLISHED, line, values)


def chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of at most `size` items."""
    todo = iter(items)
    while part := list(islice(todo, size)):
        yield part


def _stands(subject: Subject, rows: Sequence[Row]) -> Values | None:
    held = [row for row in rows if row.kind == subject.kind]
    best = winner([(row.stated_on, row.number, row.line, row) for row in held])
    if best is None:
        return None
    if subject.kind == Kind.VACANCY:
        return _vacancy(best, [row for row in rows if row.kind == Kind.STEP])
    return _columns(Kind(subject.kind), best.values)


def _columns(kind: Kind, values: Values) -> Values:
    """A row's words as columns: the empty value of each where nothing is said."""
    found: Values = {}
    for name, holds in FIELDS[kind].items():
        if holds is date:
            found[name] = day_of(values, name)
        elif holds in (int, bool):
            found[name] = values.get(name)
        else:
            found[name] = values.get(name, "")
    if kind == Kind.REPORT:
        found |= {name: found[name] or default for name, default in _UNSAID.items()}
    return found


_UNSAID = {"finding": "waiting", "measure": "none", "outcome": "open"}


def _vacancy(best: Row, steps: Sequence[Row]) -> Values:
    words = best.values
    declared_on = day_of(words, "declared_on") or best.stated_on
    way = way_of(declared_on, words, steps)
    deadline, rule = deadline_of(way.holder, way.opened_on, way.deadline)
    return {
        "dwelling": best.about,
        "declared_on": declared_on,
        "available_from": day_of(words, "available_from"),
        "rent": words.get("rent"),
        "charges": words.get("charges"),
        "holder": way.holder,
        "deadline": deadline,
        "deadline_rule": rule,
        "opened_on": way.opened_on,
        "state": str(way.state),
        "since": way.since,
        "reason": way.reason,
        "refusals": way.refusals,
        "aside": len(way.aside),
    }


def way_of(declared_on: date, words: Values, steps: Sequence[Row]) -> Way:
    """The way of a vacancy: each step in its latest saying, then replayed."""
    latest: dict[str, list[tuple[date, int, int, Row]]] = defaultdict(list)
    for row in steps:
        latest[row.key].append((row.stated_on, row.number, row.line, row))
    told = [_told(best) for rows in latest.values() if (best := winner(rows)) is not None]
    return replay(declared_on, told, holder=words.get("holder", ""), deadline=day_of(words, "deadline"))


def _told(row: Row) -> Told:
    words = row.values
    return Told(
        Step(words["step"]),
        day_of(words, "on") or row.stated_on,
        row.number,
        row.line,
        words.get("holder", ""),
        day_of(words, "deadline"),
        words.get("reason", ""),
    )
